#include "cases/case_fold.h"

#include <algorithm>
#include <functional>
#include <map>

#include "cases/case_change.h"
#include "cases/case_rows.h"
#include "cases/diary/diary.h"
#include "cases/due/due_dates.h"
#include "cases/find_case.h"
#include "cases/links.h"
#include "cases/outgoing.h"
#include "cases/performance/outcomes.h"
#include "cases/tables.h"
#include "json/json.h"

namespace moothall::cases {
namespace {

using journal::Event;

constexpr std::string_view undone_kind = "case.undone";

void merge(Table& into, const Table& from) {
    for (const auto& [name, value] : from.entries()) {
        if (value.is_nil()) {
            into.remove(name);
        } else {
            into.set(name, value);
        }
    }
}

void step_clocks(CaseRecord& record, const Table& facts) {
    if (!facts.has("clocks")) {
        return;
    }
    for (const Value& one : facts.list("clocks")) {
        const ClockStep step = clock_step_from(*one.as_table());
        ClockOnCase* clock = record.clock(step.event.clock);
        if (clock == nullptr) {
            record.clocks.push_back({step.rule.value(), {}, {}, {}});
            clock = &record.clocks.back();
        }
        clock->changes.push_back(step.event);
    }
}

void move(CaseRecord& record, const Table& facts) {
    record.state = facts.text("to");
    if (facts.has("enters")) {
        ++record.entry;
        std::erase_if(record.timers, [](const TimerOnCase& timer) { return timer.entry != 0; });
    }
    record.open = !facts.has("closes");
    if (!record.open) {
        record.timers.clear();
        record.holds.clear();
    }
    step_clocks(record, facts);
    if (facts.has("timers")) {
        for (const Value& one : facts.list("timers")) {
            record.timers.push_back(timer_from(*one.as_table()));
            record.timers.back().entry = record.entry;
        }
    }
}

void drop_timer(CaseRecord& record, const std::string& name, std::int64_t entry) {
    std::erase_if(record.timers, [&](const TimerOnCase& timer) {
        return timer.name == name && timer.entry == entry;
    });
}

void on_opened(CaseRecord& record, const Event& event) {
    record.id = event.stream.substr(std::string_view("case/").size());
    record.reference = event.facts.text("reference");
    record.type = event.facts.text("type");
    record.workflow = event.facts.text("workflow");
    record.received_at = event.facts.instant("received_at");
    record.opened_at = event.recorded_at;
    record.channel = event.facts.text_or_empty("channel");
    record.team = event.facts.text_or_empty("team");
    record.owner = event.body.text_or_empty("owner");
    record.customer = event.body.text_or_empty("customer");
    record.place = event.body.text_or_empty("place");
    record.external_reference = event.body.text_or_empty("external_reference");
    if (event.body.has("fields")) {
        record.fields = event.body.table("fields");
    }
    move(record, event.facts);
    ++record.version;
}

void on_action(CaseRecord& record, const Event& event) {
    if (event.body.has("fields")) {
        merge(record.fields, event.body.table("fields"));
    }
    move(record, event.facts);
    if (event.facts.has("once")) {
        record.taken_once.push_back(event.facts.text("action"));
    }
    ++record.version;
}

void on_field_set(CaseRecord& record, const Event& event) {
    if (event.body.has("fields")) {
        merge(record.fields, event.body.table("fields"));
    }
    ++record.version;
}

void on_held(CaseRecord& record, const Event& event) {
    HoldOnCase hold = hold_from(event.facts.table("hold"));
    std::erase_if(record.holds, [&](const HoldOnCase& one) { return one.name == hold.name; });
    drop_timer(record, std::string(lift_timer) + hold.name, 0);
    if (hold.until) {
        TimerOnCase timer;
        timer.name = std::string(lift_timer) + hold.name;
        timer.set_at = event.happened_at;
        timer.on = *hold.until + std::chrono::days(1);
        record.timers.push_back(std::move(timer));
    }
    record.holds.push_back(std::move(hold));
    step_clocks(record, event.facts);
    ++record.version;
}

void on_lifted(CaseRecord& record, const Event& event) {
    const std::string& name = event.facts.text("hold");
    std::erase_if(record.holds, [&](const HoldOnCase& one) { return one.name == name; });
    drop_timer(record, std::string(lift_timer) + name, 0);
    step_clocks(record, event.facts);
    ++record.version;
}

void on_timer_done(CaseRecord& record, const Event& event) {
    drop_timer(record, event.facts.text("timer"), event.facts.integer("entry"));
}

void on_timer_set(CaseRecord& record, const Event& event) {
    TimerOnCase timer = timer_from(event.facts.table("timer"));
    if (event.body.has("reason")) {  // Among the facts in events of earlier versions.
        timer.reason = event.body.text("reason");
    }
    drop_timer(record, timer.name, 0);
    record.timers.push_back(std::move(timer));
}

void on_timer_dropped(CaseRecord& record, const Event& event) {
    std::erase_if(record.timers, [&](const TimerOnCase& timer) {
        return timer.name == event.facts.text("timer");
    });
}

void on_assigned(CaseRecord& record, const Event& event) {
    if (event.facts.has("team")) {
        record.team = event.facts.text("team");
    }
    if (event.body.has("owner")) {
        record.owner = event.body.text("owner");
    }
    ++record.version;
}

/// What it took back was left out when the case was folded again.
void on_undone(CaseRecord& record, const Event& event) {
    record.version = event.facts.integer("version");
}

/// The rows of a field, and the place of the one with this number: the end if there is none.
std::pair<List, std::size_t> rows_of(const CaseRecord& record, const Table& facts) {
    const Value* field = record.fields.find(facts.text("field"));
    List rows = field == nullptr || field->as_list() == nullptr ? List{} : *field->as_list();
    const auto found = std::ranges::find_if(rows, [&](const Value& row) {
        return row.as_table()->integer("row") == facts.integer("row");
    });
    return {rows, static_cast<std::size_t>(found - rows.begin())};
}

void on_row(CaseRecord& record, const Event& event) {
    auto [rows, place] = rows_of(record, event.facts);
    if (event.kind == "case.row_removed") {
        if (place < rows.size()) {
            rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(place));
        }
    } else if (event.body.has("values")) {
        const Table& values = event.body.table("values");
        Table row = place < rows.size() ? *rows[place].as_table() : Table{};
        merge(row, values);
        row.set("row", event.facts.integer("row"));  // Though the event that added it was erased.
        if (place < rows.size()) {
            rows[place] = row;
        } else {
            rows.emplace_back(row);
        }
    }
    record.fields.set(event.facts.text("field"), std::move(rows));
    ++record.version;
}

void on_reserved(CaseRecord& record, const Event& event) {
    record.reservations.push_back(reservation_from(event.facts));
}

void on_released(CaseRecord& record, const Event& event) {
    const auto found = std::ranges::find(record.reservations, reservation_from(event.facts));
    if (found != record.reservations.end()) {
        record.reservations.erase(found);
    }
}

using Handler = void (*)(CaseRecord&, const Event&);

/// Every kind of event that changes the record; the others only add to the timeline.
Handler handler_of(std::string_view kind) {
    static const std::map<std::string_view, Handler> handlers{
        {"case.opened", on_opened},
        {"case.action_taken", on_action},
        {"case.field_set", on_field_set},
        {"case.held", on_held},
        {"case.hold_lifted", on_lifted},
        {"case.timer_fired", on_timer_done},
        {"case.timer_refused", on_timer_done},
        {"case.timer_set", on_timer_set},
        {"case.timer_dropped", on_timer_dropped},
        {"case.assigned", on_assigned},
        {"case.row_added", on_row},
        {"case.row_changed", on_row},
        {"case.row_removed", on_row},
        {"case.reserved", on_reserved},
        {"case.released", on_released},
        {undone_kind, on_undone},
    };
    const auto found = handlers.find(kind);
    return found == handlers.end() ? nullptr : found->second;
}

/// What of a field's value can be searched for.
void add_words(std::string& words, const Value& value) {
    if (const auto* text = value.as_text()) {
        words += *text;
        words += '\n';
    } else if (const auto* list = value.as_list()) {
        for (const Value& one : *list) {
            add_words(words, one);
        }
    } else if (const auto* table = value.as_table()) {
        for (const auto& [name, one] : table->entries()) {
            add_words(words, one);
        }
    }
}

void keep_words(const Event& event, const std::string& case_id, store::Writer& writer) {
    std::string words;
    if (event.kind == "case.opened") {
        words = event.facts.text("reference") + "\n" +
                event.body.text_or_empty("external_reference") + "\n";
    }
    if (event.body.has("fields")) {
        add_words(words, *event.body.find("fields"));
    }
    if (event.body.has("values")) {
        add_words(words, *event.body.find("values"));
    }
    if (event.body.has("text")) {
        words += event.body.text("text");
    }
    if (!words.empty()) {
        writer.index_text(case_words, case_id + "/" + std::to_string(event.number),
                          event.happened_at.time_since_epoch().count(), words);
    }
}

void keep_task(const Event& event, store::Writer& writer, const std::string& case_id) {
    const bool brought = event.kind == "case.brought_forward";
    if (event.kind == "case.task_added" || brought) {
        writer.put(task_table(),
                   {case_id + "/" + std::to_string(event.number), case_id,
                    std::string(brought ? "brought_forward" : "task"),
                    event.facts.text_or_empty("for"), std::int64_t{1},
                    event.facts.text_or_empty("due_on"), event.body.text_or_empty("text")});
    }
    if (event.kind == "case.task_done") {
        const store::Key key{case_id + "/" + std::to_string(event.facts.integer("task"))};
        if (auto row = writer.find(task_table(), key)) {
            row->at(4) = std::int64_t{0};
            writer.put(task_table(), std::move(*row));
        }
    }
}

/// The refused timer as JSON; empty where an earlier version did not note it.
std::string timer_as_set(const Event& event) {
    if (!event.facts.has("as_set")) {
        return "";
    }
    Table as_set = event.facts.table("as_set");
    if (event.body.has("timer_reason")) {
        as_set.set("reason", event.body.text("timer_reason"));
    }
    return json::to_json(as_set);
}

void keep_attention(const Event& event, store::Writer& writer, const std::string& case_id) {
    if (event.kind == "case.timer_refused") {
        writer.put(attention_table(),
                   {case_id, event.number, "timer " + event.facts.text("timer"),
                    event.body.text_or_empty("reason"),
                    event.happened_at.time_since_epoch().count(), timer_as_set(event)});
    }
    if (event.kind == "case.attention_closed") {
        writer.remove(attention_table(), {case_id, event.facts.integer("number")});
    }
}

}  // namespace

void apply(CaseRecord& record, const Event& event, const calendar::Calendars& calendars) {
    if (const Handler handle = handler_of(event.kind)) {
        handle(record, event);
        if (event.kind != undone_kind) {  // The case is what earlier events made it.
            record.changed_at = event.recorded_at;
        }
        compute_due(record, calendars);
    }
}

journal::Fold case_fold(holidays::CouncilCalendars& calendars) {
    return [&calendars](const Event& event, store::Writer& writer) {
        const std::string id = event.stream.substr(std::string_view("case/").size());
        if (handler_of(event.kind) != nullptr) {
            const CaseRecord before =
                event.number > 1 ? read_case(writer, id).value() : CaseRecord{};
            CaseRecord record = before;
            apply(record, event, *calendars.as_of(writer));
            keep_case(writer, before, record);
            keep_outcome(event, record, writer);
        }
        keep_words(event, id, writer);
        keep_diary(event, writer, id);
        keep_task(event, writer, id);
        keep_attention(event, writer, id);
        keep_outgoing(event, writer, id);
        keep_link(event, writer, id);
    };
}

void forget_case(std::string_view stream, std::int64_t last, store::Writer& writer) {
    const std::string id(stream.substr(std::string_view("case/").size()));
    if (const auto record = read_case(writer, id)) {
        remove_case(writer, *record);
        forget_outcome(id, writer);
    }
    for (std::int64_t number = 1; number <= last; ++number) {
        const std::string key = id + "/" + std::to_string(number);
        writer.remove_text(case_words, key);
        forget_diary(key, writer);
        writer.remove(task_table(), {key});
        writer.remove(attention_table(), {id, number});
        writer.remove(outgoing_table(), {id, number});
        writer.remove(link_table(), {id, number});
    }
}

}  // namespace moothall::cases
