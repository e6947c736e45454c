#include <sstream>

#include "calendar/london.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "registers/register_file.h"
#include "workflows/language/typed_money.h"

namespace moothall::operations {
namespace {

Date today(const Council& council) {
    return calendar::london_date(council.clock.now());
}

Date day_of(const Council& council, const Table& arguments, std::string_view name) {
    return arguments.has(name) ? arguments.date(name) : today(council);
}

Value row_answer(const Row& row) {
    return Table{}.set("key", row.key).set("from", row.from).set("values", row.values);
}

Result<Value> list_registers(Council& council, const Caller&, const Table&) {
    List items;
    for (const std::string& name : council.registers.names()) {
        const RegisterDeclaration& declaration = *council.registers.find(name);
        List fields;
        for (const auto& field : declaration.fields) {
            fields.emplace_back(Table{}
                                    .set("name", field.name)
                                    .set("kind", field.kind)
                                    .set("optional", field.optional));
        }
        items.emplace_back(Table{}
                               .set("name", name)
                               .set("title", declaration.title)
                               .set("key", declaration.key)
                               .set("fields", std::move(fields)));
    }
    return list_answer(std::move(items), "");
}

Result<Value> show_register(Council& council, const Caller&, const Table& arguments) {
    const auto reader = council.store.read();
    const std::string& name = arguments.text("name");
    const Date on = day_of(council, arguments, "on");
    if (arguments.has("key")) {
        const auto row = council.registers.rule(*reader, name, on, arguments.text("key"));
        if (!row) {
            return row.error();
        }
        return row_answer(*row);
    }
    const auto page = council.registers.list(*reader, name, on, arguments.text_or_empty("cursor"),
                                             limit_of(arguments));
    if (!page) {
        return page.error();
    }
    List items;
    for (const Row& row : page->rows) {
        items.push_back(row_answer(row));
    }
    return list_answer(std::move(items), page->next);
}

/// What somebody typed for a field; nothing where it stays the text that it is.
std::optional<Value> read_typed(const RegisterField& field, const std::string& text) {
    if (field.kind == "money") {
        const auto amount = workflows::read_pounds(text);
        return amount ? std::optional(Value(amount->count)) : std::nullopt;
    }
    const auto number = Fraction::parse(text);
    if (field.kind == "integer" && number && number->is_whole()) {
        return Value(number->numerator());
    }
    if (field.kind == "yes_no" && (text == "yes" || text == "no")) {
        return Value(text == "yes");
    }
    return std::nullopt;
}

/// Numbers, amounts and yes or no arrive from a command line as text; the register says what they
/// are. An amount is typed in pounds, as it is for a case; a number is pence already.
/// Refused: invalid_input for an amount that cannot be read.
Result<Table> typed(const RegisterDeclaration& declaration, const Table& given) {
    Table values = given;
    for (const RegisterField& field : declaration.fields) {
        const Value* value = given.find(field.name);
        const std::string* text = value == nullptr ? nullptr : value->as_text();
        if (text == nullptr || text->empty()) {
            continue;
        }
        if (auto read = read_typed(field, *text)) {
            values.set(field.name, *std::move(read));
        } else if (field.kind == "money") {
            return Refusal{RefusalKind::invalid_input, "\"" + field.name + "\" of " +
                                                           declaration.title +
                                                           " must be an amount in pounds, such as "
                                                           "12.50."};
        }
    }
    return values;
}

Result<Value> put_row(Council& council, const Caller& caller, const Table& arguments) {
    const std::string& name = arguments.text("name");
    const auto declaration = council.registers.named(name);
    if (!declaration) {
        return declaration.error();
    }
    const Instant now = council.clock.now();
    const auto values = typed(**declaration, table_or_empty(arguments, "values"));
    if (!values) {
        return values.error();
    }
    const auto draft =
        council.registers.put({name, day_of(council, arguments, "from"), *values}, now);
    if (!draft) {
        return draft.error();
    }
    const auto committed =
        council.journal.commit({cause_of(council, caller, now), {}, {}, {*draft}});
    if (!committed) {
        return committed.error();
    }
    return Value(Table{}.set("register", name).set("from", day_of(council, arguments, "from")));
}

Result<Value> import_rows(Council& council, const Caller& caller, const Table& arguments) {
    std::istringstream file(arguments.text("csv"));
    registers::RegisterFile about{arguments.text("name"), arguments.text_or_empty("file"), {}};
    if (arguments.has("from")) {
        about.from = arguments.date("from");
    }
    const auto rows = registers::read_register_file(council.registers, file, about);
    if (!rows) {
        return rows.error();
    }
    const Instant now = council.clock.now();
    const auto drafts =
        registers::drafts_for_changed_rows(*council.store.read(), council.registers, *rows, now);
    if (!drafts) {
        return drafts.error();
    }
    const auto answer = Table{}
                            .set("rows", static_cast<std::int64_t>(rows->size()))
                            .set("changed", static_cast<std::int64_t>(drafts->size()));
    if (drafts->empty()) {
        return Value(answer);
    }
    const auto committed =
        council.journal.commit({cause_of(council, caller, now), {}, {}, *drafts});
    if (!committed) {
        return committed.error();
    }
    return Value(answer);
}

}  // namespace

std::vector<Operation> register_operations() {
    using access::Deed;
    return {
        {"register.list",
         "register.list {} -> { items: [register] }",
         "Lists the registers that plugins declare.",
         Deed::read,
         {{}, "", {"name", "title", "key"}},
         list_registers},
        {"register.show",
         "register.show { name: text, key?: text, on?: date, limit?: integer 1..1000, "
         "cursor?: text } -> register_row or page of register_row",
         "Shows the rows of a register that are in force on a day, or the one of a key.",
         Deed::read,
         {{"name", "key"}, "", {"key", "from", "values"}},
         show_register},
        {"register.put",
         "register.put { name: text, from?: date, values?: { *: any } } -> { register: text, from: "
         "date }",
         "Puts a row into a register, in force from a day on. An amount that is typed is in pounds "
         "(12.50, £1,234.50); a number is pence.",
         Deed::administer,
         {{"name"}, "values"},
         put_row},
        {"register.import",
         "register.import { name: text, csv: text, file?: text, from?: date } -> { rows: integer, "
         "changed: integer }",
         "Takes the rows of a CSV file into a register, all or none.",
         Deed::administer,
         {{"name", "file"}, "", {}, "csv"},
         import_rows},
    };
}

}  // namespace moothall::operations
