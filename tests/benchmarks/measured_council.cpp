#include "benchmarks/measured_council.h"

#include <cstdio>
#include <cstdlib>

#include "startup/declaration_checks.h"

namespace moothall::benchmarks {
namespace {

constexpr const char* account = "20000001";

Value need(const Result<Value>& answer) {
    if (!answer) {
        std::fprintf(stderr, "The council refused: %s\n", answer.error().reason.c_str());
        std::exit(1);
    }
    return *answer;
}

std::unique_ptr<startup::RunningCouncil> run(const std::filesystem::path& folder,
                                             const std::string& database_url) {
    startup::Settings settings;
    settings.data_folder = folder;
    settings.database_url = database_url;
    settings.plugin_folders = {startup::plugins_beside_program()};
    return startup::RunningCouncil::open(settings).value();
}

}  // namespace

CouncilOnBench::CouncilOnBench(const std::filesystem::path& folder) : CouncilOnBench(folder, "") {}

CouncilOnBench::CouncilOnBench(const std::filesystem::path& folder, const std::string& database_url)
    : running_(run(folder, database_url)) {
    const operations::Caller administrator{identity::system_administrator(), ""};
    const auto reader = parts().store.read();
    if (!identity::find_officer(*reader, caseworker)) {
        need(operations::call(parts(), administrator, "officer.add",
                              Table{}
                                  .set("username", caseworker)
                                  .set("name", "Priya Shah")
                                  .set("roles", "caseworker")
                                  .set("teams", "revenues")));
        need(operations::call(parts(), administrator, "register.put",
                              Table{}
                                  .set("name", "revenues.accounts")
                                  .set("from", "2025-04-01")
                                  .set("values", Table{}
                                                     .set("account", account)
                                                     .set("liable_party", "Ann Archer")
                                                     .set("address", "1 High Street, Ashcombe")
                                                     .set("uprn", "100000001")
                                                     .set("band", "D")
                                                     .set("area", "ashcombe")
                                                     .set("adults", 1))));
    }
    caller_.actor = identity::actor_named(*parts().store.read(), caseworker).value();
}

Value CouncilOnBench::call(const char* operation, const Table& arguments) {
    return need(operations::call(parts(), caller_, operation, arguments));
}

std::vector<std::string> CouncilOnBench::open_reviews(int count) {
    std::vector<std::string> references;
    for (int number = 0; number < count; ++number) {
        const Value opened = call("case.open", Table{}
                                                   .set("type", "revenues.discount_review")
                                                   .set("owner", caseworker)
                                                   .set("channel", "web")
                                                   .set("fields", Table{}.set("account", account)));
        references.push_back(opened.as_table()->text("reference"));
    }
    return references;
}

}  // namespace moothall::benchmarks
