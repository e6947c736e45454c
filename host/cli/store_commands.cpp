#include <memory>

#include "cli/own_commands.h"
#include "cli/terminal.h"
#include "logging/logging.h"
#include "startup/council_copy.h"
#include "startup/council_store.h"

namespace moothall::cli {
namespace {

/// Tells how far it is, at most once for each tenth of what is being done, where there is so much
/// to do that somebody waits.
class ToldProgress {
public:
    void operator()(const std::string& what, std::int64_t done, std::int64_t of) {
        const std::int64_t tenth = of == 0 ? tenths : done * tenths / of;
        if (of < worth_telling || (what == what_ && tenth == tenth_)) {
            return;
        }
        what_ = what;
        tenth_ = tenth;
        logging::tell(spdlog::level::info, what + ": " + std::to_string(tenth * tenths) + " %");
    }

private:
    static constexpr std::int64_t tenths = 10;
    static constexpr std::int64_t worth_telling = 10'000;

    std::string what_;
    std::int64_t tenth_ = -1;
};

Value answer_of(const store_copy::Copied& copied, const startup::Settings& from,
                const startup::Settings& to) {
    List tables;
    std::int64_t rows = 0;
    for (const auto& table : copied.tables) {
        const bool is_projection = table.table_class == store::TableClass::projection;
        tables.emplace_back(Table{}
                                .set("name", table.name)
                                .set("class", is_projection ? "projection" : "working")
                                .set("rows", table.rows));
        rows += table.rows;
    }
    return Table{}
        .set("from", startup::shown_place(from))
        .set("to", startup::shown_place(to))
        .set("position", copied.position)
        .set("head", copied.head)
        .set("streams", copied.streams)
        .set("events", copied.events)
        .set("unsealed", copied.unsealed)
        .set("seals", copied.seals)
        .set("tables", std::move(tables))
        .set("rows", rows)
        .set("words", copied.words)
        .set("documents", copied.documents)
        .set("document_bytes", copied.document_bytes)
        .set("equal", true);
}

std::string number(const Table& answer, const std::string& name) {
    return std::to_string(answer.integer(name));
}

std::string copied_in_words(const Table& answer) {
    return answer.text("from") + " was copied to " + answer.text("to") + " as it was at position " +
           number(answer, "position") + ".\n" + "Compared and equal: " + number(answer, "streams") +
           " streams with " + number(answer, "events") + " events, " + number(answer, "seals") +
           " seals, " + number(answer, "rows") + " rows of " +
           std::to_string(answer.list("tables").size()) + " tables, " + number(answer, "words") +
           " words, " + number(answer, "documents") + " documents.\n";
}

/// Where the copy is to be made: named as --data names a place.
Result<startup::Settings> target_of(const Surroundings& surroundings, const std::string& place) {
    Surroundings there = surroundings;
    there.data = place;
    return place_of(there);
}

int copy_store(const Surroundings& surroundings, const std::string& place) {
    const Showing showing{surroundings.json, {}, copied_in_words};
    const auto from = settings_of(surroundings);
    if (!from) {
        return print_refusal(from.error(), showing);
    }
    const auto to = target_of(surroundings, place);
    if (!to) {
        return print_refusal(to.error(), showing);
    }
    const auto copied = startup::copy_council(*from, *to, {demonstration_file}, ToldProgress());
    if (!copied) {
        return print_refusal(copied.error(), showing);
    }
    print(answer_of(*copied, *from, *to), showing);
    return done;
}

}  // namespace

void add_store_commands(CLI::App& program, const Surroundings& surroundings, int& status) {
    CLI::App* group = group_named(program, "store");
    group->description("What is kept, as a whole.");
    CLI::App* copy = group->add_subcommand(
        "copy", "Copies everything into an empty folder or database, and compares both.");
    const auto place = std::make_shared<std::string>();  // The option's and the callback's.
    copy->add_option("place", *place,
                     "An empty or new folder, or the postgresql:// URL of an empty database.")
        ->required();
    copy->fallthrough();
    copy->callback([&surroundings, &status, place] { status = copy_store(surroundings, *place); });
}

}  // namespace moothall::cli
