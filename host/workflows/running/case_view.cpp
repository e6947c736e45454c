#include "workflows/running/case_view.h"

#include "calendar/london.h"

namespace moothall::workflows {

Result<Table> case_view(const Definition& definition, const cases::CaseRecord& record, Date today,
                        Reading& reading) {
    Table view = record.fields;
    Table holds;
    for (const auto& hold : record.holds) {
        holds.set(hold.name, hold.until ? Value(*hold.until) : Value(true));
    }
    view.set("reference", record.reference)
        .set("type", record.type)
        .set("state", record.state)
        .set("version", record.version)
        .set("received", calendar::london_date(record.received_at))
        .set("today", today)
        .set("holds", std::move(holds));
    for (const auto& [name, text] :
         {std::pair<const char*, const std::string*>{"customer", &record.customer},
          {"place", &record.place},
          {"channel", &record.channel}}) {
        if (!text->empty()) {
            view.set(name, *text);
        }
    }
    for (const Read& read : definition.reads) {
        const Value* key = record.fields.find(read.key_field);
        if (key == nullptr || key->as_text() == nullptr) {
            view.remove(read.name);
            continue;
        }
        const auto row = reading.rule(read.of_register, today, *key->as_text());
        if (!row) {
            return row.error();
        }
        Table values = row->values;
        values.set("key", row->key).set("from", row->from);
        view.set(read.name, std::move(values));
    }
    return view;
}

}  // namespace moothall::workflows
