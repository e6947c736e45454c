#include "registers/registers.h"

#include <algorithm>
#include <utility>

#include "registers/register_fold.h"
#include "registers/rows_in_force.h"
#include "words/nearest_name.h"

namespace moothall::registers {
namespace {

constexpr int row_put_revision = 1;
constexpr int row_removed_revision = 1;

std::string_view service_of(std::string_view name) {
    return name.substr(0, name.find('.'));
}

Row row_from(StoredRow stored) {
    return Row{std::move(stored.key), stored.from, *std::move(stored.values)};
}

bool matches(const Table& values, const Table& where) {
    return std::all_of(where.entries().begin(), where.entries().end(), [&](const auto& wanted) {
        const Value* value = values.find(wanted.first);
        return wanted.second.is_nil() ? value == nullptr || value->is_nil()
                                      : value != nullptr && *value == wanted.second;
    });
}

Refusal no_row(const RegisterDeclaration& declaration, std::string_view key, Date on) {
    return {RefusalKind::not_found, declaration.title + " (" + declaration.name +
                                        ") has no row for \"" + std::string(key.substr(0, 100)) +
                                        "\" on " + in_words(on) +
                                        ". Put one into the register, or correct the key or date."};
}

/// The part of a key that a value comes to, if it can be part of one.
std::optional<std::string> key_part(const Value* value) {
    if (value == nullptr) {
        return std::nullopt;
    }
    if (const std::string* text = value->as_text()) {
        return *text;
    }
    if (const std::int64_t* number = value->as_integer()) {
        return std::to_string(*number);
    }
    if (const bool* yes = value->as_yes_no()) {
        return *yes ? "yes" : "no";
    }
    return std::nullopt;
}

}  // namespace

Result<Done> Registers::add(RegisterDeclaration declaration, const std::string& plugin) {
    if (auto checked = check_declaration(declaration); !checked) {
        return checked;
    }
    const std::string name = declaration.name;
    if (service_of(name) != plugin) {
        return Refusal{RefusalKind::invalid_input,
                       "The plugin " + plugin + " cannot bring the register " + name +
                           ": name it " + plugin + name.substr(name.find('.')) + "."};
    }
    if (!registers_.emplace(name, Known{std::move(declaration), plugin}).second) {
        return Refusal{RefusalKind::invalid_input,
                       "The register " + name + " is declared twice. Give one another name."};
    }
    return Done{};
}

void Registers::remove_plugin(std::string_view plugin) {
    std::erase_if(registers_, [&](const auto& one) { return one.second.plugin == plugin; });
}

const RegisterDeclaration* Registers::find(std::string_view name) const {
    const auto found = registers_.find(name);
    return found == registers_.end() ? nullptr : &found->second.declaration;
}

Result<const RegisterDeclaration*> Registers::named(std::string_view name) const {
    if (const RegisterDeclaration* found = find(name)) {
        return found;
    }
    return Refusal{RefusalKind::not_found,
                   "There is no register \"" + std::string(name.substr(0, 100)) + "\"." +
                       words::did_you_mean(name, names()) + " `moothall register list` shows all."};
}

std::vector<std::string> Registers::names() const {
    std::vector<std::string> all;
    for (const auto& [name, known] : registers_) {
        all.push_back(name);
    }
    return all;
}

Result<journal::Draft> Registers::put(const RowToPut& row, Instant happened_at) const {
    const auto declaration = named(row.register_name);
    if (!declaration) {
        return declaration.error();
    }
    if (const auto checked = check_values(**declaration, row.values); !checked) {
        return checked.error();
    }
    const auto key = key_of(**declaration, row.values);
    if (!key) {
        return key.error();
    }
    journal::Draft draft{stream_of(row.register_name, *key),
                         "register.row_put",
                         row_put_revision,
                         happened_at,
                         {},
                         {}};
    draft.facts.set("register", row.register_name).set("key", *key).set("from", row.from);
    draft.facts.set("register_revision", (*declaration)->revision);
    draft.body.set("values", row.values);
    return draft;
}

Result<journal::Draft> Registers::remove(store::Reader& reader, std::string_view register_name,
                                         std::string_view key, Date from,
                                         Instant happened_at) const {
    if (const auto there = rule(reader, register_name, from, key); !there) {
        return there.error();
    }
    journal::Draft draft{stream_of(register_name, key),
                         "register.row_removed",
                         row_removed_revision,
                         happened_at,
                         {},
                         {}};
    draft.facts.set("register", register_name).set("key", key).set("from", from);
    return draft;
}

Result<Row> Registers::rule(store::Reader& reader, std::string_view register_name, Date on,
                            std::string_view key) const {
    const auto declaration = named(register_name);
    if (!declaration) {
        return declaration.error();
    }
    if (!is_possible_key(key)) {
        return Refusal{RefusalKind::not_found,
                       (*declaration)->title + " (" + std::string(register_name) +
                           ") has no such key on " + in_words(on) +
                           ": a key is one line of at most 400 bytes of UTF-8."};
    }
    auto row = row_in_force(reader, std::string(register_name), std::string(key), on);
    if (!row || !row->values) {
        return no_row(**declaration, key, on);
    }
    return row_from(*std::move(row));
}

std::vector<Row> Registers::rows(store::Reader& reader, std::string_view register_name, Date on,
                                 const Table& where, std::size_t most) const {
    const RegisterDeclaration* declaration = find(register_name);
    std::vector<Row> found;
    if (declaration == nullptr || most == 0) {
        return found;
    }
    const KeyOfWhere key = key_of_where(*declaration, where);
    const std::string name(register_name);
    const auto take = [&](const StoredRow& row) {
        if (matches(*row.values, where)) {
            found.push_back(row_from(row));
        }
        return found.size() < most;
    };
    if (!key.is_whole) {
        for_each_in_force(reader, name, {key.text, ""}, on, take);
    } else if (const auto row = row_in_force(reader, name, key.text, on); row && row->values) {
        take(*row);
    }
    return found;
}

Result<std::vector<HistoryEntry>> Registers::history(store::Reader& reader,
                                                     std::string_view register_name,
                                                     std::string_view key) const {
    const auto declaration = named(register_name);
    if (!declaration) {
        return declaration.error();
    }
    std::vector<HistoryEntry> entries;
    for (StoredRow& stored : rows_of_key(reader, std::string(register_name), std::string(key))) {
        HistoryEntry entry{stored.from, {}, Instant(std::chrono::microseconds(stored.recorded_at))};
        if (stored.values) {
            entry.row = row_from(std::move(stored));
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

Result<Page> Registers::list(store::Reader& reader, std::string_view register_name, Date on,
                             std::string_view after, std::size_t limit) const {
    const auto declaration = named(register_name);
    if (!declaration) {
        return declaration.error();
    }
    Page page;
    for_each_in_force(reader, std::string(register_name), {"", std::string(after)}, on,
                      [&](const StoredRow& row) {
                          if (page.rows.size() == limit) {
                              page.next = page.rows.empty() ? "" : page.rows.back().key;
                              return false;
                          }
                          page.rows.push_back(row_from(row));
                          return true;
                      });
    return page;
}

Result<std::vector<Row>> Registers::search(store::Reader& reader, std::string_view register_name,
                                           std::string_view words, Date on,
                                           std::size_t limit) const {
    const auto declaration = named(register_name);
    if (!declaration) {
        return declaration.error();
    }
    std::vector<Row> found;
    const std::string name(register_name);
    store::TextQuery query{text_collection(name), std::string(words), {}, limit};
    while (found.size() < limit) {
        const std::vector<store::TextHit> hits = reader.search(query);
        for (const store::TextHit& hit : hits) {
            auto row = row_in_force(reader, name, hit.key, on);
            if (row && row->values && found.size() < limit) {
                found.push_back(row_from(*std::move(row)));
            }
        }
        if (hits.size() < query.limit) {
            break;
        }
        query.after = hits.back();
    }
    return found;
}

KeyOfWhere key_of_where(const RegisterDeclaration& declaration, const Table& where) {
    const auto names = key_fields(declaration);
    std::string key;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto part = key_part(where.find(names[i]));
        if (!part) {
            return {key, false};
        }
        key += *part + (i + 1 < names.size() ? "," : "");
    }
    return {key, true};
}

}  // namespace moothall::registers
