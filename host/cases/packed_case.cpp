#include "cases/packed_case.h"

#include "packing/packer.h"
#include "packing/unpacker.h"

// Found by name where a Packer or an Unpacker meets one of these: each names its parts once, for
// both directions.
namespace moothall::clocks {

template <class Way, class Item>
requires std::is_same_v<std::remove_const_t<Item>, Duration>
void fields_of(Way& way, Item& item) {
    way(item.count, item.unit);
}

template <class Way, class Item>
requires std::is_same_v<std::remove_const_t<Item>, ClockRule>
void fields_of(Way& way, Item& item) {
    way(item.name, item.lasts, item.counting, item.calendar, item.warns, item.last_day,
        item.restart);
}

template <class Way, class Item>
requires std::is_same_v<std::remove_const_t<Item>, ClockEvent>
void fields_of(Way& way, Item& item) {
    way(item.change, item.clock, item.on, item.at, item.reason, item.by);
}

}  // namespace moothall::clocks

namespace moothall::cases {

template <class Way, class Item>
requires std::is_same_v<std::remove_const_t<Item>, ClockOnCase>
void fields_of(Way& way, Item& item) {
    way(item.rule, item.changes, item.due_on, item.due_at);
}

template <class Way, class Item>
requires std::is_same_v<std::remove_const_t<Item>, TimerOnCase>
void fields_of(Way& way, Item& item) {
    way(item.name, item.entry, item.set_at, item.after, item.on, item.at_end_of, item.take,
        item.reason, item.due_at);
}

template <class Way, class Item>
requires std::is_same_v<std::remove_const_t<Item>, HoldOnCase>
void fields_of(Way& way, Item& item) {
    way(item.name, item.title, item.until, item.pauses, item.silences, item.blocks);
}

template <class Way, class Item>
requires std::is_same_v<std::remove_const_t<Item>, Reservation>
void fields_of(Way& way, Item& item) {
    way(item.of_register, item.key, item.on, item.amount);
}

template <class Way, class Item>
requires std::is_same_v<std::remove_const_t<Item>, CaseRecord>
void fields_of(Way& way, Item& item) {
    way(item.id, item.reference, item.type, item.workflow, item.state, item.entry, item.version,
        item.open, item.owner, item.team, item.customer, item.place, item.channel,
        item.external_reference, item.received_at, item.opened_at, item.changed_at, item.fields,
        item.clocks, item.timers, item.holds, item.reservations, item.taken_once);
}

std::string pack(const CaseRecord& record) {
    return packing::packed(record);
}

CaseRecord unpack(std::string_view bytes) {
    return packing::unpacked<CaseRecord>(bytes);
}

}  // namespace moothall::cases
