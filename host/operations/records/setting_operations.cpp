#include "identity/officer.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "settings/setting.h"

namespace moothall::operations {
namespace {

Result<Value> list_settings(Council& council, const Caller&, const Table&) {
    const auto reader = council.store.read();
    List items;
    for (const auto& setting : settings::list_settings(*reader)) {
        Table item;
        item.set("name", setting.name).set("on", setting.on).set("about", setting.about);
        if (setting.changed_at) {
            item.set("changed_at", *setting.changed_at)
                .set("changed_by", identity::username_of(*reader, setting.changed_by))
                .set("reason", setting.reason);
        }
        items.emplace_back(std::move(item));
    }
    return list_answer(std::move(items), "");
}

Result<Value> switch_setting(Council& council, const Caller& caller, const Table& arguments) {
    const std::string& name = arguments.text("name");
    const bool on = arguments.text("to") == "on";
    const Instant now = council.clock.now();
    const auto why = cause_of(council, caller, now);
    const auto committed = council.journal.decide_and_commit(
        why, [&](store::Reader& reader) -> Result<journal::Decision> {
            const auto event =
                settings::switched(reader, name, on ? settings::Switch::on : settings::Switch::off,
                                   arguments.text_or_empty("reason"), now);
            if (!event) {
                return event.error();
            }
            const auto head = reader.head(event->stream);
            return journal::Decision{why, {{event->stream, head ? head->number : 0}}, {}, {*event}};
        });
    if (!committed) {
        return committed.error();
    }
    const auto event =
        event_that_did(*committed, "setting/" + name, "setting.switched", Table{}.set("on", on));
    if (!event) {
        return event.error();
    }
    return Value(Table{}.set("name", name).set("on", on));
}

}  // namespace

std::vector<Operation> setting_operations() {
    using access::Deed;
    return {
        {"setting.list",
         "setting.list {} -> { items: [setting] }",
         "Lists the council's own rules and how they stand.",
         Deed::read,
         {{}, "", {"name", "on", "about", "changed_at", "changed_by"}},
         list_settings},
        {"setting.switch",
         "setting.switch { name: text, to: on|off, reason?: text } -> { name: text, on: yes_no }",
         "Switches one of the council's own rules on or off.",
         Deed::administer,
         {{"name", "to"}},
         switch_setting},
    };
}

}  // namespace moothall::operations
