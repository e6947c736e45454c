#include "registers/register_steps.h"

#include <utility>

#include "journal/encoding.h"
#include "registers/register_fold.h"
#include "registers/row_values.h"
#include "registers/rows_in_force.h"

namespace moothall::registers {
namespace {

constexpr std::string_view revision_prefix = "register_revision/";
constexpr std::size_t page = 500;

std::string revision_stream(std::string_view register_name) {
    return std::string(revision_prefix) + std::string(register_name);
}

/// The keys of a register, by page.
std::vector<store::Row> keys_after(store::Reader& reader, const std::string& register_name,
                                   const store::Row* last, std::size_t limit) {
    return reader.list(
        {.table = &keys_table(),
         .index = {},
         .equal = {register_name},
         .from = {},
         .below = {},
         .after = last == nullptr ? store::Key() : store::cursor_of(keys_table(), "", *last),
         .limit = limit});
}

/// As the last row that was put says. Nothing if none was put.
std::optional<int> revision_in(store::Reader& reader, const std::string& stream) {
    std::optional<int> revision;
    std::int64_t done = 0;
    std::vector<store::EventRow> rows;
    do {
        rows = reader.events(stream, done, page);
        for (const store::EventRow& row : rows) {
            const journal::Event event = journal::decode(row);
            done = event.number;
            if (event.kind == "register.row_put" && event.facts.has("register_revision")) {
                revision = static_cast<int>(event.facts.integer("register_revision"));
            }
        }
    } while (rows.size() == page);
    return revision;
}

Refusal newer(const RegisterDeclaration& declaration, int kept) {
    return {RefusalKind::invalid_input,
            "The rows of " + declaration.title + " (" + declaration.name +
                ") are kept at revision " + std::to_string(kept) + ", and the plugin knows " +
                std::to_string(declaration.revision) + ": install the newer plugin again."};
}

Result<Table> taken(const RegisterDeclaration& declaration, int from, Table values) {
    for (int revision = from; revision < declaration.revision; ++revision) {
        auto next = declaration.steps.at(static_cast<std::size_t>(revision - 1))(values);
        if (!next) {
            return next;
        }
        values = *std::move(next);
    }
    return values;
}

/// The values of a row after all steps. Refused: by a step; where they do not fit the declaration
/// or come to another key.
Result<Table> taken_and_checked(const RegisterDeclaration& declaration, int from,
                                const StoredRow& row) {
    auto values = taken(declaration, from, *row.values);
    if (!values) {
        return values;
    }
    if (const auto fits = check_values(declaration, *values); !fits) {
        return fits.error();
    }
    const auto key = key_of(declaration, *values);
    if (!key) {
        return key.error();
    }
    if (*key != row.key) {
        return Refusal{RefusalKind::invalid_input,
                       "The steps make another key of it, and a key may not change."};
    }
    return values;
}

journal::Draft row_draft(const RegisterDeclaration& declaration, const StoredRow& row, Table values,
                         Instant now) {
    journal::Draft draft{stream_of(declaration.name, row.key), "register.row_put", 1, now, {}, {}};
    draft.facts.set("register", declaration.name).set("key", row.key).set("from", row.from);
    draft.facts.set("register_revision", declaration.revision);
    draft.body.set("values", std::move(values));
    return draft;
}

void see(store::Reader& reader, journal::Decision& decision, const std::string& stream) {
    const auto head = reader.head(stream);
    decision.read_set.push_back({stream, head ? head->number : 0});
}

void take_key(store::Reader& reader, const RegisterDeclaration& declaration, const std::string& key,
              Instant now, Steps& steps) {
    see(reader, steps.decision, stream_of(declaration.name, key));
    for (const StoredRow& row : rows_of_key(reader, declaration.name, key)) {
        if (!row.values) {
            continue;
        }
        ++steps.rows;
        auto values = taken_and_checked(declaration, steps.from, row);
        if (values) {
            steps.decision.events.push_back(row_draft(declaration, row, *std::move(values), now));
        } else {
            steps.refused.push_back({row.key, row.from, values.error().reason});
        }
    }
}

}  // namespace

std::optional<int> kept_revision(store::Reader& reader, std::string_view register_name) {
    const std::string name(register_name);
    const std::string stream = revision_stream(name);
    if (const auto head = reader.head(stream)) {
        const auto last = reader.events(stream, head->number - 1, 1);
        return static_cast<int>(journal::decode(last.front()).facts.integer("to"));
    }
    std::vector<store::Row> keys = keys_after(reader, name, nullptr, page);
    while (!keys.empty()) {
        for (const store::Row& key : keys) {
            const auto& text = std::get<std::string>(key.at(1));
            if (const auto revision = revision_in(reader, stream_of(name, text))) {
                return revision;
            }
        }
        const store::Row last = keys.back();
        keys = keys_after(reader, name, &last, page);
    }
    return std::nullopt;
}

std::optional<std::string> reason_against_revision(store::Reader& reader,
                                                   const RegisterDeclaration& declaration,
                                                   const std::string& plugin) {
    const bool was_ever_raised = reader.head(revision_stream(declaration.name)).has_value();
    if (declaration.revision == 1 && !was_ever_raised) {
        return std::nullopt;  // As nearly always: nothing more is looked at.
    }
    const auto kept = kept_revision(reader, declaration.name);
    if (!kept || *kept == declaration.revision) {
        return std::nullopt;
    }
    if (*kept > declaration.revision) {
        return newer(declaration, *kept).reason;
    }
    return "The rows of " + declaration.title + " (" + declaration.name +
           ") are kept at revision " + std::to_string(*kept) + ", and the plugin works with " +
           std::to_string(declaration.revision) + ": run `moothall plugin upgrade " + plugin +
           "`, which takes the steps between.";
}

Result<std::optional<Steps>> steps_for(store::Reader& reader,
                                       const RegisterDeclaration& declaration, Instant now) {
    const auto kept = kept_revision(reader, declaration.name);
    if (!kept || *kept == declaration.revision) {
        return std::optional<Steps>();
    }
    if (*kept > declaration.revision) {
        return newer(declaration, *kept);
    }
    Steps steps;
    steps.from = *kept;
    steps.to = declaration.revision;
    see(reader, steps.decision, revision_stream(declaration.name));
    std::vector<store::Row> keys = keys_after(reader, declaration.name, nullptr, page);
    while (!keys.empty()) {
        for (const store::Row& key : keys) {
            take_key(reader, declaration, std::get<std::string>(key.at(1)), now, steps);
        }
        const store::Row last = keys.back();
        keys = keys_after(reader, declaration.name, &last, page);
    }
    journal::Draft noted{revision_stream(declaration.name),
                         "register_revision.changed",
                         1,
                         now,
                         Table{}
                             .set("register", declaration.name)
                             .set("from", steps.from)
                             .set("to", steps.to)
                             .set("rows", steps.rows),
                         {}};
    steps.decision.events.push_back(std::move(noted));
    return std::optional(std::move(steps));
}

void add_revision_folds(journal::Folds& folds) {
    folds.add_lasting(
        std::string(revision_prefix), [](const journal::Event&, store::Writer&) {},
        "Nothing of a register's revision can be erased: it says what its rows are.");
}

}  // namespace moothall::registers
