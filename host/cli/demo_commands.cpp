#include <memory>

#include "cli/own_commands.h"
#include "cli/terminal.h"
#include "demonstration/demonstration.h"
#include "demonstration/officers.h"
#include "journal/ids.h"
#include "startup/council_store.h"
#include "store/files/new_folder.h"

namespace moothall::cli {
namespace {

/// An empty place, marked as a demonstration. Unless that is finished its folder is left as empty
/// as it was, and not there if it was not.
class ClaimedPlace {
public:
    explicit ClaimedPlace(const startup::Settings& place)
        : made_(place.data_folder),
          folder_(place.data_folder),
          takes_away_(place.database_url.empty()) {
        mark_as_demonstration(folder_);
    }
    ~ClaimedPlace() {
        if (!takes_away_) {
            return;
        }
        std::error_code left;
        for (const auto& entry : std::filesystem::directory_iterator(folder_, left)) {
            std::filesystem::remove_all(entry.path(), left);
        }
    }
    ClaimedPlace(const ClaimedPlace&) = delete;
    ClaimedPlace& operator=(const ClaimedPlace&) = delete;

    void finish() {
        made_.keep();
        takes_away_ = false;
    }

private:
    store::files::NewFolder made_;
    std::filesystem::path folder_;
    bool takes_away_;  ///< A database and what is beside it are left to whoever owns them.
};

Result<std::unique_ptr<ClaimedPlace>> claim_place(const Surroundings& surroundings) {
    const auto place = place_of(surroundings);
    if (!place) {
        return place.error();
    }
    const auto is_taken = startup::holds_something(*place, journal::system_randomness());
    if (!is_taken) {
        return is_taken.error();
    }
    if (*is_taken) {
        return Refusal{RefusalKind::not_available,
                       startup::shown_place(*place) +
                           " holds something already. Choose another place with --data, or take "
                           "this one away."};
    }
    return std::make_unique<ClaimedPlace>(*place);
}

/// The officers with their passwords as a list, beside what else is said.
void print_officers(Table answer, const Surroundings& surroundings, std::string words) {
    List items;
    for (const auto& officer : demonstration::officers()) {
        items.emplace_back(Table{}
                               .set("username", std::string(officer.username))
                               .set("password", std::string(officer.password))
                               .set("roles", std::string(officer.roles)));
    }
    print(answer.set("items", std::move(items)),
          {surroundings.json,
           {"username", "password", "roles"},
           [words = std::move(words)](const Table&) { return words; }});
}

/// Lets the invented officers in who have no password yet, and shows what they sign in with.
int show_officers(const Surroundings& surroundings) {
    const Showing showing{surroundings.json};
    const auto place = place_of(surroundings);
    if (!place || !is_demonstration(place->data_folder)) {
        return print_refusal(place ? Refusal{RefusalKind::not_available,
                                             startup::shown_place(*place) +
                                                 " is no demonstration: `moothall demo` makes one "
                                                 "in an empty place."}
                                   : place.error(),
                             showing);
    }
    const auto opened = open_council(surroundings);
    if (!opened) {
        return print_refusal(opened.error(), showing);
    }
    demonstration::add_officers(**opened);
    print_officers({}, surroundings, "");
    return done;
}

int make_demo(const Surroundings& surroundings, demonstration::Wanted wanted) {
    const Showing showing{surroundings.json};
    const auto claimed = claim_place(surroundings);
    if (!claimed) {
        return print_refusal(claimed.error(), showing);
    }
    auto settings = settings_of(surroundings);
    if (!settings) {
        return print_refusal(settings.error(), showing);
    }
    wanted.now = settings->now.value_or(calendar::SystemClock().now());
    settings->now = wanted.now - std::chrono::days(90);
    const auto opened = startup::RunningCouncil::open(*settings);
    if (!opened) {
        return print_refusal(opened.error(), showing);
    }
    demonstration::make(**opened, wanted, [&](std::int64_t cases) {
        if (cases % 100 == 0) {
            print_progress(cases, wanted.cases);
        }
    });
    (*claimed)->finish();
    const std::string place = startup::shown_place(*settings);
    print_officers(Table{}
                       .set("council", "The invented Borough of Ashcombe")
                       .set("data", place)
                       .set("cases", wanted.cases),
                   surroundings,
                   "The invented Borough of Ashcombe, with these officers and " +
                       std::to_string(wanted.cases) + " cases, is in " + place + ".\n");
    return done;
}

int show_tour(const Surroundings& surroundings) {
    const Showing showing{surroundings.json};
    const auto opened = open_council(surroundings);
    if (!opened) {
        return print_refusal(opened.error(), showing);
    }
    print(Table{}.set("tour", demonstration::tour(**opened)), showing);
    return done;
}

}  // namespace

void add_demo_commands(CLI::App& program, const Surroundings& surroundings, int& status) {
    CLI::App* demo =
        program.add_subcommand("demo", "Makes a demonstration council of invented data.");
    const auto wanted =
        std::make_shared<demonstration::Wanted>();  // The options' and the callback's.
    demo->add_option("--cases", wanted->cases, "How many cases.")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}))
        ->capture_default_str();
    demo->add_option("--seed", wanted->seed, "Which council.")->capture_default_str();
    const auto only_officers = std::make_shared<bool>(false);  // Likewise.
    demo->add_flag("--officers", *only_officers,
                   "Makes nothing: shows with what to sign in to one that is there.");
    demo->fallthrough();
    demo->callback([&surroundings, &status, wanted, only_officers] {
        status = *only_officers ? show_officers(surroundings) : make_demo(surroundings, *wanted);
    });
    CLI::App* tour =
        program.add_subcommand("tour", "Works a case of the demonstration through its life.");
    tour->fallthrough();
    tour->callback([&surroundings, &status] { status = show_tour(surroundings); });
}

}  // namespace moothall::cli
