#include "calendar/london.h"
#include "cases/find_case.h"
#include "clocks/deadline.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "workflows/definitions/definition_check.h"
#include "workflows/explaining.h"
#include "workflows/showing/diagram.h"

namespace moothall::operations {
namespace {

workflows::CheckContext context_of(const Council& council, const std::string& source) {
    workflows::CheckContext context;
    context.source = workflows::SourcePlaces(source);
    std::vector<RegisterDeclaration> registers;
    for (const std::string& name : council.registers.names()) {
        registers.push_back(*council.registers.find(name));
    }
    context.registers = std::move(registers);
    return context;
}

List texts_of(const workflows::Findings& findings, const std::string& file) {
    List texts;
    for (const auto& finding : findings) {
        texts.emplace_back(Table{}
                               .set("severity", finding.severity == workflows::Severity::error
                                                    ? "error"
                                                    : "warning")
                               .set("line", finding.line)
                               .set("where", finding.where)
                               .set("message", finding.message)
                               .set("text", workflows::to_text(finding, file)));
    }
    return texts;
}

workflows::Compiled compiled_and_checked(Council& council, const std::string& file,
                                         const std::string& source) {
    workflows::Compiled compiled = council.bundles.compile(file, source);
    if (compiled.bundle) {
        const auto more =
            workflows::check(compiled.bundle->definition, context_of(council, source));
        compiled.findings.insert(compiled.findings.end(), more.begin(), more.end());
    }
    return compiled;
}

Result<Value> check_workflow(Council& council, const Caller&, const Table& arguments) {
    const std::string& file = arguments.text("file");
    const auto compiled = compiled_and_checked(council, file, arguments.text("source"));
    Table answer;
    answer.set("file", file)
        .set("sound", !workflows::has_errors(compiled.findings))
        .set("findings", texts_of(compiled.findings, file));
    if (compiled.bundle) {
        answer.set("name", compiled.bundle->definition.name).set("hash", compiled.bundle->hash);
    }
    return Value(std::move(answer));
}

Result<Value> publish_workflow(Council& council, const Caller& caller, const Table& arguments) {
    const std::string& file = arguments.text("file");
    const std::string& source = arguments.text("source");
    const auto compiled = compiled_and_checked(council, file, source);
    if (workflows::has_errors(compiled.findings)) {
        std::string reason = "The workflow has errors and was not published:";
        for (const auto& finding : compiled.findings) {
            if (finding.severity == workflows::Severity::error) {
                reason += "\n" + workflows::to_text(finding, file);
            }
        }
        return Refusal{RefusalKind::invalid_input, reason};
    }
    const Instant now = council.clock.now();
    const auto why = cause_of(council, caller, now);
    const auto committed = council.journal.decide_and_commit(
        why, [&](store::Reader& reader) -> Result<journal::Decision> {
            const auto draft = workflows::published(
                reader, *compiled.bundle,
                {source, caller.actor.id, text_or_empty(arguments, "reason"), false}, now);
            if (!draft) {
                return draft.error();
            }
            const auto head = reader.head(draft->stream);
            return journal::Decision{why, {{draft->stream, head ? head->number : 0}}, {}, {*draft}};
        });
    if (!committed) {
        return committed.error();
    }
    return Value(Table{}
                     .set("name", compiled.bundle->definition.name)
                     .set("hash", compiled.bundle->hash)
                     .set("number", committed->events.front().number));
}

Result<Value> list_workflows(Council& council, const Caller&, const Table&) {
    List items;
    for (const auto& version : workflows::versions(*council.store.read())) {
        items.emplace_back(Table{}
                               .set("name", version.name)
                               .set("number", version.number)
                               .set("current", version.current)
                               .set("shipped", version.shipped)
                               .set("published_at", version.published_at)
                               .set("published_by", version.published_by)
                               .set("reason", version.reason)
                               .set("hash", version.hash));
    }
    return list_answer(std::move(items), "");
}

Result<Value> show_workflow(Council& council, const Caller&, const Table& arguments) {
    const auto bundle = council.bundles.current(*council.store.read(), arguments.text("name"));
    if (!bundle) {
        return bundle.error();
    }
    const auto& definition = (*bundle)->definition;
    return Value(Table{}
                     .set("name", definition.name)
                     .set("title", workflows::in_english(definition.title))
                     .set("complexity", definition.complexity)
                     .set("hash", (*bundle)->hash)
                     .set("words", workflows::plain_text_diagram(definition))
                     .set("transitions", workflows::transition_table(definition))
                     .set("source", (*bundle)->source));
}

Result<Value> draw_workflow(Council& council, const Caller&, const Table& arguments) {
    const auto bundle = council.bundles.current(*council.store.read(), arguments.text("name"));
    if (!bundle) {
        return bundle.error();
    }
    return Value(Table{}.set("dot", workflows::dot_diagram((*bundle)->definition)));
}

Result<Value> explain_case(Council& council, const Caller& caller, const Table& arguments) {
    const auto reader = council.store.read();
    const auto record = cases::find_case(*reader, arguments.text("reference"));
    if (!record) {
        return record.error();
    }
    const Instant now = council.clock.now();
    const auto actions = council.deciding.actions(caller.actor, record->reference, now);
    if (!actions) {
        return actions.error();
    }
    List available;
    for (const auto& action : *actions) {
        Table item;
        item.set("name", action.name).set("available", action.available);
        if (!action.available) {
            item.set("reason", action.reason);
        }
        available.emplace_back(std::move(item));
    }
    List decisions;
    for (const auto& decision :
         workflows::explain_decisions(*reader, council.folds, council.bundles, council.functions,
                                      council.calendars, *record)) {
        decisions.emplace_back(Table{}
                                   .set("number", decision.number)
                                   .set("action", decision.action)
                                   .set("decided_by", decision.decided_by)
                                   .set("calendar", decision.calendar)
                                   .set("same_again", decision.same_again)
                                   .set("calls", decision.calls)
                                   .set("text", decision.text));
    }
    const Value shown = case_answer(*reader, *record, *council.calendars.as_of(*reader), now);
    return Value(Table{}
                     .set("reference", record->reference)
                     .set("state", record->state)
                     .set("clocks", *shown.as_table()->find("clocks"))
                     .set("actions", std::move(available))
                     .set("decisions", std::move(decisions)));
}

}  // namespace

std::vector<Operation> workflow_operations() {
    using access::Deed;
    return {
        {"workflow.check",
         "workflow.check { file: text, source: text } -> any",
         "Tells what is wrong with a workflow.",
         Deed::read,
         {{"file"}, "", {}, "source"},
         check_workflow},
        {"workflow.publish",
         "workflow.publish { file: text, source: text, reason?: text } -> any",
         "Publishes a workflow: new cases of its type start on it.",
         Deed::administer,
         {{"file"}, "", {}, "source"},
         publish_workflow},
        {"workflow.list",
         "workflow.list {} -> any",
         "Lists every published version.",
         Deed::read,
         {{}, "", {"name", "number", "current", "shipped", "published_at", "published_by"}},
         list_workflows},
        {"workflow.show",
         "workflow.show { name: text } -> any",
         "Shows a workflow in words.",
         Deed::read,
         {{"name"}},
         show_workflow},
        {"workflow.diagram",
         "workflow.diagram { name: text } -> any",
         "Draws a workflow in Graphviz's language.",
         Deed::read,
         {{"name"}},
         draw_workflow},
        {"workflow.explain",
         "workflow.explain { reference: text } -> any",
         "Explains a case: its deadlines, what can be done and why not, and every decision made "
         "again from what it looked at.",
         Deed::read,
         {{"reference"}},
         explain_case},
    };
}

}  // namespace moothall::operations
