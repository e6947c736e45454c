#include <cstdio>
#include <cstdlib>
#include <lua.hpp>
#include <string>

#include "benchmarks/measured_council.h"
#include "benchmarks/measuring.h"
#include "calendar/london.h"
#include "cases/find_case.h"
#include "host/store/temporary_folder.h"
#include "registers/noting_reading.h"
#include "workflows/running/calendar_functions.h"
#include "workflows/running/call_record.h"
#include "workflows/running/case_view.h"
#include "workflows/running/script.h"

// Measures what Lua costs in one decision: a fresh state with the sandbox and all that a workflow
// may call, the workflow run, one guard asked about a case. Beside it, what stock Lua takes for a
// fresh state and the same file, with words that do nothing and no limits.
namespace moothall::benchmarks {
namespace {

constexpr int decisions = 2000;

double stock_lua(const std::string& source) {
    constexpr const char* words = R"(
        local word = function(value) return value end
        setmetatable(_G, { __index = function() return word end })
        getmetatable("").__call = word
    )";
    return seconds([&] {
        for (int number = 0; number < decisions; ++number) {
            lua_State* lua = luaL_newstate();
            luaL_openlibs(lua);
            if (luaL_dostring(lua, words) != LUA_OK ||
                luaL_loadbuffer(lua, source.data(), source.size(), "=workflow") != LUA_OK ||
                lua_pcall(lua, 0, 1, 0) != LUA_OK) {
                std::fprintf(stderr, "stock Lua failed: %s\n", lua_tostring(lua, -1));
                std::exit(1);
            }
            lua_close(lua);
        }
    });
}

/// A permit application as it is received, and its workflow.
class Decided {
public:
    explicit Decided(const std::filesystem::path& folder)
        : council_(folder), reader_(council_.parts().store.read()) {
        const Value opened =
            council_.call("case.open", Table{}.set("type", workflow).set("channel", "web"));
        reader_ = council_.parts().store.read();
        record_ = cases::find_case(*reader_, opened.as_table()->text("reference")).value();
        bundle_ = council_.parts().bundles.get(*reader_, record_.workflow);
        for (const auto& action : bundle_->definition.actions) {
            if (!action.guards.empty()) {
                guard_ = &action.guards.front();
                break;
            }
        }
    }

    const std::string& source() const { return bundle_->source; }

    double decide() {
        auto& parts = council_.parts();
        return seconds([&] {
            for (int number = 0; number < decisions; ++number) {
                const auto calendars = parts.calendars.as_of(*reader_);
                const auto calendar_functions = workflows::calendar_functions(*calendars);
                registers::NotingReading reading(*reader_, parts.registers, *calendars);
                const Table view =
                    workflows::case_view(bundle_->definition, record_,
                                         calendar::london_date(record_.received_at), reading)
                        .value();
                std::vector<workflows::RecordedCall> calls;
                workflows::ReadyScript ready(bundle_->chunk, parts.bundles.words(), parts.functions,
                                             parts.bundles.limits());
                ready.begin(workflows::recording_answers(calendar_functions, parts.functions,
                                                         reading, record_.reference, calls));
                workflows::Script script(*bundle_, ready, view);
                script.ask(*guard_).value();
            }
        });
    }

private:
    static constexpr const char* workflow = "regulatory.permit_receipt";

    CouncilOnBench council_;
    std::unique_ptr<store::Reader> reader_;
    cases::CaseRecord record_;
    std::shared_ptr<const workflows::Bundle> bundle_;
    const workflows::FunctionPlace* guard_ = nullptr;
};

}  // namespace
}  // namespace moothall::benchmarks

int main() {
    namespace benchmarks = moothall::benchmarks;
    const moothall::store::TemporaryFolder folder;
    benchmarks::Decided decided(folder.path());
    benchmarks::print_heading("Lua, in microseconds");
    const std::string what =
        "a decision, workflow of " + std::to_string(decided.source().size()) + " bytes";
    benchmarks::compare(
        what.c_str(), benchmarks::decisions,
        [&] { return benchmarks::stock_lua(decided.source()); }, [&] { return decided.decide(); });
}
