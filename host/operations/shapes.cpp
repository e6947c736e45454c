#include "operations/shapes.h"

#include <algorithm>
#include <array>
#include <utility>

namespace moothall::operations {
namespace {

struct Shape {
    const char* name;
    const char* about;
    const char* text;
};

/// Each may name those before it.
constexpr auto of_cases = std::to_array<Shape>({
    {"clock", "A duration on a case that runs or is paused; its end is a deadline.", R"({
        name: text,
        title?: text (Where names are asked for.),
        status: not_started|running|paused|stopped|overdue|unknown,
        due_on?: date (The day on which it ends.),
        due_at?: instant (The moment, for a clock that counts hours.),
        working_days_left?: integer (Below zero when it is overdue.),
        explanation: text (How its end came about, in one sentence.) })"},
    {"hold", "A named reason why nothing goes on.",
     "{ name: text, title: text, until?: date (The day on which it ends by itself.) }"},
    {"timer", "Something that will be done by itself.",
     "{ name: text, take?: text (The action that it takes.), due_at?: instant }"},
    {"case", "One piece of work for somebody, of a case type.", R"({
        reference: text (Such as CT-26-000417-T.),
        id: text,
        type: text (The case type, such as revenues.discount_review.),
        title?: text (Of the type, where names are asked for.),
        state: text,
        state_title?: text (Where names are asked for.),
        open: yes_no,
        version: integer (The ETag of the case. Notes, documents and messages do not change it.),
        received_at: instant (When the council had it, which may be before it was opened.),
        opened_at: instant,
        owner?: text (A username; absent while it is nobody's.),
        owner_name?: text,
        team?: text,
        customer?: text (An id.),
        customer_name?: text (Where names are asked for.),
        place?: text (A UPRN.),
        place_address?: text (Where names are asked for.),
        channel?: text (How it came in, such as post or web.),
        external_reference?: text (Of a case that was imported: its own.),
        fields: { *: any } (What the case holds, as its case type declares it.),
        due_on?: date (The earliest end of its clocks.),
        clocks: [clock],
        holds: [hold],
        timers: [timer],
        workflow: text (The hash of the workflow by which it goes.),
        because?: text (Why it is the next one, where that was asked for.),
        closed_at?: instant (Where what was closed lately was asked for.),
        undid?: text (What was undone, where that was asked for.),
        customer_born?: date (Where a search found the case through its customer.),
        match?: exact|sounds_like (How a search found the case, or its customer.) })"},
});

constexpr auto of_events = std::to_array<Shape>({
    {"event", "What happened, and to what.", R"({
        position: integer (Its place among all events; 0 until it is sealed, a moment later.),
        stream: text (What it happened to, such as case/ and an id.),
        number: integer (Its place in the stream, from 1 without gaps.),
        kind: text (Such as case.action_taken.),
        recorded_at: instant,
        happened_at: instant (May be earlier.),
        actor: text (An id; or time for what happens by itself.),
        facts: { *: any } (What is counted: codes and numbers, no words; never erased.),
        body: { *: any } (All else; empty after erasure.),
        erased?: yes_no })"},
    {"told_event", "What happened on a case, told for people.", R"({
        number: integer (Of the event in the case.),
        happened_at: instant,
        by: text (The name of an officer; or time.),
        title: text,
        sentences: [text],
        clocks?: [text] (What it did to clocks, in sentences.),
        text?: text (What somebody wrote.),
        undone?: yes_no (It was undone later, and counts no more.) })"},
    {"document", "A paper of a case.", R"({
        id: text,
        reference?: text (Of its case.),
        title: text,
        file: text (The name of the file.),
        media_type: text (By the name of the file, such as application/pdf.),
        size: integer (Bytes.),
        number: integer (Of its event in the case.),
        added_at: instant,
        added_by: text (A username.),
        added_by_name?: text,
        content?: bytes (Where they are asked for.) })"},
    {"contact", "What was said to a customer or by them, on any case.", R"({
        reference: text (Of the case.),
        case_title: text,
        kind: call|message|letter,
        happened_at: instant,
        by: text,
        title: text,
        sentences: [text],
        text?: text (What was said or written.),
        undone?: yes_no })"},
    {"linked_case", "A case to which another is linked.", R"({
        reference: text, type: text, title?: text, state: text, state_title?: text, open: yes_no,
        owner?: text, due_on?: date,
        as: text (What it is to the case, such as appeal_of.),
        direction: to|from })"},
});

constexpr auto of_work = std::to_array<Shape>({
    {"task", "Something to be done on a case, or a date brought forward.", R"({
        number: integer (By which it is ended.),
        kind: text,
        for: text (An officer, a team or a role.),
        due_on?: date,
        text: text })"},
    {"diary_entry", "What falls on a day.", R"({
        on: date (A day on which somebody works.), due_on: date, reference: text, number: integer,
        kind: text, text: text, title: text (Of the case type.), for?: text,
        every?: week|two_weeks|month (It comes back so often.) })"},
    {"kind_in_queue", "The open cases of a queue that are of one type and in one state.", R"({
        type: text, title: text, state: text, state_title: text, cases: integer })"},
    {"share_of_queue", "How much of a queue somebody has.", R"({
        owner?: text (A username; absent for what is nobody's.),
        owner_name?: text, cases: integer, overdue: integer })"},
    {"step", "A state of a case on its way.", R"({
        state: text (Empty where its end is open.),
        title: text,
        is: done|current|ahead })"},
    {"undoable", "Whether you can undo what you did last to a case.", R"({
        available: yes_no,
        reason?: text (Why you cannot.),
        number?: integer (Of the first event that is undone.),
        title?: text (What is undone.),
        until?: instant })"},
    {"panel", "What a plugin shows beside a case.", R"({
        name: text, title: text, slot: customer_side|place_side|case_side,
        not_available?: text (Why there is nothing to show.),
        rows?: [{ name: text, value: text }] })"},
    {"needing_attention", "What was meant to happen by itself and did not.", R"({
        reference?: text (Of the case; absent for what waits for a plugin.),
        number?: integer (By which it is tried again or closed.),
        what: text,
        reason: text,
        happened_at: instant,
        plugin?: text (The one whose timers wait.),
        timers?: integer,
        kind?: text (Of the deliveries that wait.),
        deliveries?: integer })"},
});

constexpr auto of_forms = std::to_array<Shape>({
    {"column", "A field of each row of a field that holds rows.", R"({
        name: text,
        kind: text,
        label: text,
        hint?: text,
        optional: yes_no,
        set_by_workflow: yes_no,
        min?: integer or text,
        max?: integer or text,
        options?: [{ value: text, label: text }],
        of_register?: text,
        shown_when?: { *: [any] } })"},
    {"field", "A field of a form.", R"({
        name: text,
        kind: text (Such as text, integer, money, date, choice, key or rows.),
        label: text,
        hint?: text,
        optional: yes_no,
        set_by_workflow: yes_no (Nobody types it.),
        min?: integer or text (Of a number or date; letters of a text; rows.),
        max?: integer or text,
        options?: [{ value: text, label: text }],
        of_register?: text (Whose keys it takes.),
        columns?: [column] (Of rows.),
        shown_when?: { *: [any] } (Asked for when each of these fields has one of the values.),
        value?: any (What the case holds now.) })"},
    {"action", "What an officer may do to a case.", R"({
        name: text,
        title: text,
        available: yes_no,
        reason?: text (Why it is not available now.),
        fields: [field],
        reason_required: yes_no,
        to?: text (The state to which it moves the case.),
        to_title?: text })"},
    {"titled", "A name, and what people read for it.", "{ name: text, title: text }"},
    {"case_type", "A kind of case, which is a published workflow.", R"({
        name: text,
        title: text,
        service: text,
        complexity: text,
        workflow: text (The hash of the workflow.),
        fields: [field],
        states: [{ name: text, title: text, initial: yes_no, final: yes_no }],
        actions: [{
            name: text, title: text,
            from: [text] (States.),
            to: text (A state; empty where the case stays, or one is chosen.),
            to_one_of?: [text] (Where one is chosen when the action is taken.),
            needs: [text] (Fields.),
            reason_required: yes_no }],
        clocks: [titled],
        holds: [titled],
        schema?: { *: any } (The fields with which a case is opened, as JSON Schema 2020-12.),
        words?: { *: { *: any } } (Every text that a person reads, by language.) })"},
    {"case_type_title", "A case type of which a case can be opened.",
     "{ name: text, title: text, service: text, complexity: text }"},
});

constexpr auto of_records = std::to_array<Shape>({
    {"customer", "The person or organisation whom cases are for.", R"({
        id: text, name: text, kind: person|organisation, email?: text, phone?: text,
        address?: text, born?: date,
        match?: exact|sounds_like (How a search found them: the latter where the name is spelled
            otherwise.),
        external_id?: text (What another system calls them.),
        merged_into?: text (The id of the customer that they turned out to be.),
        merged?: [text] (The ids of those that turned out to be them.),
        because?: text (Why they may be the same person, where that was asked for.) })"},
    {"place", "An address or property.",
     "{ uprn: text (Its unique property reference number.), address: text, postcode?: text, "
     "ward?: text }"},
    {"register", "What plugins decide by: rows, each in force from a day on.", R"({
        name: text, title: text, key: text (The field by which a row is found.),
        fields: [{ name: text, kind: text, optional: yes_no }] })"},
    {"register_row", "A row of a register as it stands on a day.",
     "{ key: text, from: date (The day since which it is in force.), values: { *: any } }"},
    {"calendar_day", "A day on which no work is counted, or was to be.", R"({
        date: date, name: text, calendar: text, status: shipped|added|withdrawn,
        reason?: text, source?: text, actor?: text, recorded_at?: instant })"},
    {"calendar_change", "A day of the calendar, and what it moves.", R"({
        date: date,
        name?: text,
        calendar: text,
        warning?: text,
        revision: text (Of the calendar.),
        cases: integer (How many it moves something on.),
        clocks: integer,
        timers: integer,
        moved: [{ reference: text, clock?: text, timer?: text, was_due_on?: date, due_on?: date }]
            (The first of them.) })"},
    {"officer", "Somebody who works here.",
     "{ username: text, name: text, roles: [text], teams: [text] }"},
    {"setting", "A rule of the council's own.", R"({
        name: text, on: yes_no, about: text, changed_at?: instant, changed_by?: text,
        reason?: text })"},
    {"plugin", "A plugin that is loaded, or was refused.", R"({
        name: text, status: loaded|refused, title?: text, version?: text,
        letters?: text (Of the references of its cases.),
        file?: text, reason?: text (Why it was refused.) })"},
    {"proof", "What shows that a case is in the journal as it is, with a lodged head alone.", R"({
        form: text,
        stream: text,
        events: [{
            header: text, facts: text, body_hash: text, position: integer, path: [text] }],
        seals: {
            first_number: integer, first_position: integer, previous: text,
            chain: [[integer or text]] },
        head: text })"},
    {"unsent_form", "What somebody typed on a page and has not sent.",
     "{ page: text, kept_at: instant, fields?: { *: any } }"},
});

constexpr auto of_publishing = std::to_array<Shape>({
    {"published", "A version of a workflow that was published.",
     "{ name: text, hash: text, number: integer (Of the version.) }"},
    {"waiting_draft", "A workflow that waits to be published.", R"({
        name: text, hash: text, submitted_at: instant, draft: integer, by: text, on: date,
        reason: text, shipped: yes_no })"},
    {"workflow_version", "A version of a workflow that was published, and by whom.", R"({
        name: text, number: integer, current: yes_no, shipped: yes_no, published_at: instant,
        published_by: text, author: text, reason: text, hash: text, draft?: integer })"},
    {"checked_workflow", "What is wrong with a workflow.", R"({
        file: text, sound: yes_no,
        findings: [{
            severity: error|warning, line: integer, where: text, message: text, text: text }],
        name?: text, hash?: text })"},
    {"difference", "In what two workflows differ.",
     "{ where: text (The path in the table.), text: text }"},
    {"comparison", "How a draft differs from what is in use.", R"({
        name: text,
        draft: { draft: integer, by: text, on: date, reason: text, shipped: yes_no },
        current?: { version: integer, by: text, on: date, reason: text, shipped: yes_no },
        lines?: [text] (As they stand in the files.),
        changes?: [difference],
        clashes?: [{ where: text, council: text, shipped: text }] (Of a newly shipped draft.),
        shipped_alone?: [difference],
        council_alone?: [difference],
        alike?: [difference],
        council_lines?: [text] })"},
});

constexpr auto of_workflows = std::to_array<Shape>({
    {"shown_workflow", "A workflow in words.", R"({
        name: text,
        title: text,
        complexity: text,
        hash: text,
        words: text (Every state, with what can be done and what happens by itself.),
        transitions: text (In columns.),
        ways: [{
            from: text, from_title: text, name: text (Of the action or timer.), title?: text,
            to?: text, to_title?: text, by: text, also: text }],
        drafts: [waiting_draft],
        source: text,
        modules: [{ name: text, source: text }] (That it uses.) })"},
    {"module", "A module that was published, which workflows use.", R"({
        name: text (With its version.), published_at: instant, published_by: text, hash: text,
        retired_at?: instant, retired_because?: text,
        used_by: [text] (Workflows that are in use.), source?: text })"},
    {"decision", "A decision on a case, made again from what it looked at.", R"({
        number: integer (Of its event in the case.),
        at: instant,
        actor: text,
        by: text,
        action: text,
        title: text,
        from: text,
        to: text,
        decided_by: text (The hash of the workflow.),
        version?: integer (Of the workflow.),
        looked_at: [text],
        asked: [text],
        guards: [text],
        effects: [text],
        calls?: any,
        same_again?: yes_no,
        text: text,
        calendar?: text (The revision by which it counted days.) })"},
});

struct Meaning {
    std::string_view argument;
    std::string_view about;
};

constexpr auto meanings = std::to_array<Meaning>({
    {"action", "The name of an action, as the list of actions has it."},
    {"address", "As an envelope has it."},
    {"after", "What comes after this number."},
    {"all", "Closed ones too."},
    {"born", "The day on which they were born."},
    {"cursor", "Goes on with a list: the next_cursor of the page before."},
    {"customer", "The id of a customer."},
    {"due_before", "Those with a deadline before this day."},
    {"external_id", "What another system calls them."},
    {"fields", "Values by the names of fields; an amount is whole pence."},
    {"file", "The name of the file."},
    {"from", "The first day."},
    {"id", "As it was given."},
    {"key", "By which a row is found."},
    {"limit", "At most so many; 50 unless told."},
    {"name", "As it is listed."},
    {"names", "Adds titles and names."},
    {"on", "The day; today unless told."},
    {"owner", "The username of an officer."},
    {"place", "The UPRN of a place."},
    {"q", "Words to look for."},
    {"reason", "Why, for whoever reads it later."},
    {"received_at", "When it came, which may be before now."},
    {"reference", "Of a case, such as CT-26-000417-T."},
    {"service", "The name of a service, such as revenues."},
    {"state", "The name of a state."},
    {"team", "The name of a team."},
    {"text", "What is written, for people."},
    {"title", "What people read; the name of the file unless told."},
    {"type", "A case type, such as revenues.discount_review."},
    {"uprn", "The unique property reference number of a place."},
    {"version", "The version that was seen: if it has changed since, nothing is done."},
    {"workflow", "The hash of a published version, instead of the one in use."},
});

void add(functions::Shapes& shapes, const Shape& shape) {
    auto read = functions::parse_type(shape.text, shapes).value();
    read.shape = shape.name;
    read.about = shape.about;
    shapes.push_back(std::move(read));
}

functions::Shapes all_shapes() {
    functions::Shapes shapes;
    const auto add_all = [&](const auto& some) {
        for (const Shape& shape : some) {
            add(shapes, shape);
        }
    };
    add_all(of_cases);
    add_all(of_events);
    add_all(of_work);
    add_all(of_forms);
    add_all(of_records);
    add_all(of_publishing);
    add_all(of_workflows);
    return shapes;
}

}  // namespace

std::string_view meaning_of(std::string_view argument) {
    const auto found = std::ranges::find(meanings, argument, &Meaning::argument);
    return found == meanings.end() ? std::string_view() : found->about;
}

const functions::Shapes& shapes() {
    static const functions::Shapes all = all_shapes();
    return all;
}

}  // namespace moothall::operations
