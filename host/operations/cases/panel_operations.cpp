#include "calendar/london.h"
#include "cases/find_case.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"

namespace moothall::operations {
namespace {

Value panel_answer(const panels::ShownPanel& panel) {
    Table item;
    item.set("name", panel.name)
        .set("title", panel.title)
        .set("slot", std::string(panels::name_of(panel.slot)));
    if (!panel.not_available.empty()) {
        return item.set("not_available", panel.not_available);
    }
    List rows;
    for (const auto& [name, value] : panel.rows) {
        rows.emplace_back(Table{}.set("name", name).set("value", value));
    }
    return item.set("rows", std::move(rows));
}

Result<Value> list_panels(Council& council, const Caller&, const Table& arguments) {
    Result<cases::CaseRecord> record = Refusal{};
    council.store.show([&](store::Reader& reader) {
        record = cases::find_case(reader, arguments.text("reference"));
    });
    if (!record) {
        return record.error();
    }
    List items;
    for (const auto& panel :
         council.panels.beside(*record, calendar::london_date(council.clock.now()))) {
        items.emplace_back(panel_answer(panel));
    }
    return list_answer(std::move(items), "");
}

}  // namespace

std::vector<Operation> panel_operations() {
    return {
        {"case.panels",
         "case.panels { reference: text } -> { items: [panel] }",
         "Lists what plugins show beside a case; a panel that takes too long says so.",
         access::Deed::read,
         {{"reference"}, "", {"name", "title", "not_available"}},
         list_panels},
    };
}

}  // namespace moothall::operations
