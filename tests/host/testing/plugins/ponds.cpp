#include <moothall/service/plugin.h>

#include <cstdlib>
#include <string>

namespace {

using moothall::Result;
using moothall::Table;

Result<Table> with_depth(const Table& values) {
    if (values.text("pond") == "puddle") {
        return moothall::Refusal{moothall::RefusalKind::invalid_input,
                                 "A puddle has no depth: take it out of the register first."};
    }
    Table next = values;
    next.set("depth_cm", 80);
    return next;
}

/// Ponds, at the revision that the environment names: as if the plugin was built anew.
class Ponds final : public moothall::Plugin {
    void attach(moothall::Host& host) override {
        const char* const named = std::getenv("PONDS_REVISION");
        const int revision = named == nullptr ? 1 : std::stoi(named);
        moothall::RegisterDeclaration ponds{.name = "ponds.ponds",
                                            .title = "Ponds",
                                            .key = "pond",
                                            .fields = {{"pond", "text", "Pond"}},
                                            .revision = revision};
        if (revision > 1) {
            ponds.fields.push_back({"depth_cm", "integer", "Depth"});
            ponds.steps = {with_depth};
        }
        host.add_register(std::move(ponds));
    }
};

}  // namespace

MOOTHALL_PLUGIN(Ponds)
