#include "operations/answers.h"

#include "calendar/london.h"
#include "clocks/deadline.h"
#include "customers/merging.h"
#include "identity/officer.h"
#include "operations/council.h"
#include "places/place.h"
#include "workflows/showing/diagram.h"

namespace moothall::operations {
namespace {

Table clock_answer(const cases::ClockOnCase& clock, const calendar::Calendars& calendars,
                   Instant now) {
    const auto deadline = clocks::compute(clock.rule, clock.changes, calendars, now);
    Table table;
    table.set("name", clock.rule.name);
    if (!deadline) {
        return table.set("status", "unknown").set("explanation", deadline.error().reason);
    }
    table.set("status", std::string(clocks::name_of(deadline->status)))
        .set("explanation", deadline->explanation);
    if (deadline->due_on) {
        table.set("due_on", *deadline->due_on);
        const auto left = calendars.working_days_between(calendar::london_date(now),
                                                         *deadline->due_on, clock.rule.calendar);
        if (left && deadline->status != clocks::Status::stopped) {
            table.set("working_days_left", *left);
        }
    }
    if (deadline->due_at) {
        table.set("due_at", *deadline->due_at);
    }
    return table;
}

Value hold_answer(const cases::HoldOnCase& hold) {
    Table table;
    table.set("name", hold.name).set("title", hold.title);
    if (hold.until) {
        table.set("until", *hold.until);
    }
    return table;
}

Value timer_answer(const cases::TimerOnCase& timer) {
    Table table;
    table.set("name", timer.name);
    table.set_unless_empty("take", timer.take);
    if (timer.due_at) {
        table.set("due_at", *timer.due_at);
    }
    return table;
}

void add_titles(const workflows::Definition& definition, const cases::CaseRecord& record,
                Table& table) {
    const workflows::State* state = definition.state(record.state);
    table.set("title", workflows::title_of(definition.title, definition.name));
    if (state != nullptr) {
        table.set("state_title", workflows::title_of(state->title, state->name));
    }
}

template <class Items, class Answer>
List answers_of(const Items& items, const Answer& answer) {
    List all;
    for (const auto& item : items) {
        all.push_back(answer(item));
    }
    return all;
}

}  // namespace

CaseAnswers::CaseAnswers(Council& council, store::Reader& reader,
                         const calendar::Calendars& calendars, Names names)
    : council_(council),
      reader_(reader),
      calendars_(calendars),
      names_(names),
      now_(council.clock.now()) {}

const CaseAnswers::OfficerNames& CaseAnswers::officer(const std::string& actor) {
    const auto known = officers_.find(actor);
    if (known != officers_.end()) {
        return known->second;
    }
    const auto found = identity::officer_of_id(reader_, actor);
    return officers_
        .emplace(actor, found ? OfficerNames{found->username, found->name}
                              : OfficerNames{identity::username_of(reader_, actor), ""})
        .first->second;
}

void CaseAnswers::add_names(const cases::CaseRecord& record, Table& table) {
    if (!record.customer.empty() && !customers_.contains(record.customer)) {
        const auto found = customers::find_master(reader_, record.customer);
        customers_.emplace(record.customer, found ? CustomerName{found->id, found->name}
                                                  : CustomerName{record.customer, ""});
    }
    if (!record.place.empty() && !places_.contains(record.place)) {
        const auto found = places::find_place(reader_, record.place);
        places_.emplace(record.place, found ? found->address : std::string());
    }
    if (!record.customer.empty()) {
        table.set_unless_empty("customer_name", customers_.at(record.customer).name);
    }
    if (!record.place.empty()) {
        table.set_unless_empty("place_address", places_.at(record.place));
    }
}

Value CaseAnswers::of(const cases::CaseRecord& record) {
    Table table;
    table.set("reference", record.reference)
        .set("id", record.id)
        .set("type", record.type)
        .set("state", record.state)
        .set("open", record.open)
        .set("version", record.version)
        .set("received_at", record.received_at)
        .set("opened_at", record.opened_at)
        .set("fields", record.fields);
    if (!record.owner.empty()) {
        table.set_unless_empty("owner", officer(record.owner).username)
            .set_unless_empty("owner_name", officer(record.owner).name);
    }
    std::shared_ptr<const workflows::Bundle> bundle;
    if (names_ == Names::in_full) {
        bundle = council_.bundles.find(reader_, record.workflow);
        add_names(record, table);
    }
    const workflows::Definition* const definition = bundle ? &bundle->definition : nullptr;
    if (definition != nullptr) {
        add_titles(*definition, record, table);
    }
    table.set_unless_empty("team", record.team);
    if (!record.customer.empty()) {
        const auto named = customers_.find(record.customer);
        table.set("customer", named == customers_.end() ? record.customer : named->second.id);
    }
    table.set_unless_empty("place", record.place);
    table.set_unless_empty("channel", record.channel);
    table.set_unless_empty("external_reference", record.external_reference);
    std::optional<Date> due_on;
    List clocks;
    for (const auto& clock : record.clocks) {
        if (clock.due_on && (!due_on || *clock.due_on < *due_on)) {
            due_on = clock.due_on;
        }
        Table shown = clock_answer(clock, calendars_, now_);
        const workflows::Clock* declared =
            definition == nullptr ? nullptr : definition->clock(clock.rule.name);
        if (declared != nullptr) {
            shown.set("title", workflows::title_of(declared->title, clock.rule.name));
        }
        clocks.emplace_back(std::move(shown));
    }
    if (due_on) {
        table.set("due_on", *due_on);
    }
    table.set("clocks", std::move(clocks))
        .set("holds", answers_of(record.holds, hold_answer))
        .set("timers", answers_of(record.timers, timer_answer))
        .set("workflow", record.workflow);
    return table;
}

Value event_answer(const journal::Event& event) {
    Table body = event.body;
    if (event.kind == "case.document_added") {
        body.remove("secret");  // With it, somebody could tell whether a case holds a known paper.
    }
    Table table;
    table.set("position", event.position)
        .set("stream", event.stream)
        .set("number", event.number)
        .set("kind", event.kind)
        .set("recorded_at", event.recorded_at)
        .set("happened_at", event.happened_at)
        .set("actor", event.cause.actor)
        .set("facts", event.facts)
        .set("body", std::move(body));
    if (event.erased) {
        table.set("erased", true);
    }
    return table;
}

std::string match_words(finding::Likeness likeness) {
    return likeness == finding::Likeness::by_sound ? "sounds_like" : "exact";
}

Value list_answer(List items, std::string_view next_cursor) {
    Table table;
    table.set("items", std::move(items));
    if (!next_cursor.empty()) {
        table.set("next_cursor", std::string(next_cursor));
    }
    return table;
}

Table table_or_empty(const Table& arguments, std::string_view name) {
    return arguments.has(name) ? arguments.table(name) : Table{};
}

std::size_t limit_of(const Table& arguments) {
    constexpr std::size_t page = 50;
    return arguments.has("limit") ? static_cast<std::size_t>(arguments.integer("limit")) : page;
}

std::vector<std::string> names_of(std::string_view comma_separated) {
    std::vector<std::string> names;
    while (!comma_separated.empty()) {
        const std::size_t comma = comma_separated.find(',');
        std::string_view name = comma_separated.substr(0, comma);
        while (!name.empty() && name.front() == ' ') {
            name.remove_prefix(1);
        }
        while (!name.empty() && name.back() == ' ') {
            name.remove_suffix(1);
        }
        if (!name.empty()) {
            names.emplace_back(name);
        }
        if (comma == std::string_view::npos) {
            break;
        }
        comma_separated.remove_prefix(comma + 1);
    }
    return names;
}

}  // namespace moothall::operations
