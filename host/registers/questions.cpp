#include "registers/questions.h"

#include <array>

namespace moothall::registers {
namespace {

constexpr std::array<RefusalKind, 6> kinds = {
    RefusalKind::invalid_input, RefusalKind::not_available, RefusalKind::not_signed_in,
    RefusalKind::not_permitted, RefusalKind::not_found,     RefusalKind::stale_version};

RefusalKind kind_named(std::string_view name) {
    for (const RefusalKind kind : kinds) {
        if (name_of(kind) == name) {
            return kind;
        }
    }
    return RefusalKind::not_available;
}

}  // namespace

Table ask_rule(std::string_view register_name, Date on, std::string_view key) {
    Table ask;
    ask.set("read", "rule").set("register", register_name).set("on", on).set("key", key);
    return ask;
}

Table ask_rows(std::string_view register_name, Date on, const Table& where, std::size_t most) {
    Table ask;
    ask.set("read", "rows").set("register", register_name).set("on", on).set("where", where);
    ask.set("most", static_cast<std::int64_t>(most));
    return ask;
}

Table ask_is_working_day(Date day, std::string_view calendar) {
    Table ask;
    ask.set("read", "is_working_day").set("day", day).set("calendar", calendar);
    return ask;
}

Table ask_add_working_days(Date from, int days, std::string_view calendar) {
    Table ask;
    ask.set("read", "add_working_days").set("from", from).set("days", days);
    ask.set("calendar", calendar);
    return ask;
}

Table to_table(const Row& row) {
    Table table;
    table.set("key", row.key).set("from", row.from).set("values", row.values);
    return table;
}

Row row_from(const Table& table) {
    return Row{table.text("key"), table.date("from"), table.table("values")};
}

Table answered(Value answer) {
    return Table().set("answer", std::move(answer));
}

Table answered(const Refusal& refusal) {
    Table refused;
    refused.set("kind", name_of(refusal.kind)).set("reason", refusal.reason);
    return Table().set("refusal", std::move(refused));
}

Result<Value> answer_in(const Table& answered) {
    if (answered.has("refusal")) {
        const Table& refused = answered.table("refusal");
        return Refusal{kind_named(refused.text("kind")), refused.text("reason")};
    }
    const Value* answer = answered.find("answer");
    return answer == nullptr ? Value() : *answer;
}

}  // namespace moothall::registers
