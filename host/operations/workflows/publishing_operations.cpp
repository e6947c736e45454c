#include <algorithm>

#include "identity/officer.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "operations/workflows/draft_answers.h"
#include "operations/workflows/publishing_words.h"
#include "settings/setting.h"
#include "workflows/definitions/definition_check.h"
#include "workflows/modules/published_modules.h"
#include "workflows/publishing/draft.h"

namespace moothall::operations {
namespace {

workflows::CheckContext context_of(const Council& council, workflows::SourcePlaces places) {
    workflows::CheckContext context;
    context.source = std::move(places);
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

/// What is wrong with the modules of a whole text, as far as the store knows them.
workflows::Findings findings_about_modules(const Council& council, store::Reader& reader,
                                           const workflows::WorkflowText& parts) {
    std::vector<std::string> published;
    for (const auto& module : workflows::published_modules(reader, council.folds)) {
        published.push_back(module.name);
    }
    workflows::Findings findings = workflows::check_modules(parts, published);
    const auto uses = workflows::modules_used_in(parts.own);
    for (const workflows::ModuleText& module : parts.modules) {
        if (auto objection = workflows::objection_to_module(reader, council.folds, module)) {
            const auto use = std::ranges::find(uses, module.name, &workflows::ModuleUse::name);
            findings.push_back({workflows::Severity::error, "", use == uses.end() ? 0 : use->line,
                                *std::move(objection)});
        }
    }
    return findings;
}

/// The text with the modules that it does not bring itself taken from the store.
workflows::Compiled compiled_and_checked(Council& council, const std::string& file,
                                         const std::string& source) {
    const auto reader = council.store.read();
    const std::string whole =
        workflows::with_modules(source, [&](const std::string& name) -> std::optional<std::string> {
            const auto module = workflows::find_module(*reader, council.folds, name);
            return module ? std::optional(module->source) : std::nullopt;
        });
    const auto parts = workflows::taken_apart(whole);
    if (!workflows::modules_used_in(parts.own).empty()) {
        auto findings = findings_about_modules(council, *reader, parts);
        if (workflows::has_errors(findings)) {
            return {nullptr, std::move(findings)};
        }
    }
    workflows::Compiled compiled = council.bundles.compile(file, whole);
    if (compiled.bundle) {
        const auto more =
            workflows::check(compiled.bundle->definition, context_of(council, compiled.places));
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

/// A text that may be published. Refused: invalid_input with every error in it.
Result<std::shared_ptr<const workflows::Bundle>> sound_bundle(Council& council,
                                                              const std::string& file,
                                                              const std::string& source) {
    const auto compiled = compiled_and_checked(council, file, source);
    if (!workflows::has_errors(compiled.findings)) {
        return compiled.bundle;
    }
    std::string reason = "The workflow has errors and was not published:";
    for (const auto& finding : compiled.findings) {
        if (finding.severity == workflows::Severity::error) {
            reason += "\n" + workflows::to_text(finding, file);
        }
    }
    return Refusal{RefusalKind::invalid_input, reason};
}

using Events = Result<std::vector<journal::Draft>>;

/// Commits what is decided about one workflow, provided that neither its versions nor its drafts
/// nor the modules of this text moved meanwhile.
Result<journal::Committed> commit_about(Council& council, const Caller& caller,
                                        const std::string& name, const std::string& text,
                                        Instant now,
                                        const std::function<Events(store::Reader&)>& decide) {
    const auto why = cause_of(council, caller, now);
    std::vector<std::string> streams = workflows::module_streams(text);
    streams.insert(streams.end(), {"workflow/" + name, workflows::draft_stream(name),
                                   "setting/" + std::string(settings::two_people)});
    return council.journal.decide_and_commit(
        why, [&](store::Reader& reader) -> Result<journal::Decision> {
            auto events = decide(reader);
            if (!events) {
                return events.error();
            }
            journal::Decision decision{why, {}, {}, *std::move(events)};
            for (const std::string& stream : streams) {
                const auto head = reader.head(stream);
                decision.read_set.push_back({stream, head ? head->number : 0});
            }
            return decision;
        });
}

/// The same events, with those that publish the modules of a text for the first time.
Events with_its_modules(const Council& council, store::Reader& reader, const std::string& text,
                        Instant now, Events events) {
    if (!events) {
        return events;
    }
    const auto modules = workflows::modules_published(reader, council.folds, text, now);
    if (!modules) {
        return modules.error();
    }
    events->insert(events->end(), modules->begin(), modules->end());
    return events;
}

std::int64_t number_or_none(const Table& arguments, std::string_view name) {
    return arguments.has(name) ? arguments.integer(name) : 0;
}

/// `facts` are those of the version besides its hash.
Result<Value> version_answer(const workflows::Bundle& bundle, const journal::Committed& committed,
                             Table facts) {
    const std::string& name = bundle.definition.name;
    const auto event = event_that_did(committed, "workflow/" + name, "workflow.published",
                                      facts.set("hash", bundle.hash));
    if (!event) {
        return event.error();
    }
    return Value(Table{}.set("name", name).set("hash", bundle.hash).set("number", event->number));
}

Result<Value> publish_workflow(Council& council, const Caller& caller, const Table& arguments) {
    const std::string& file = arguments.text("file");
    const auto bundle = sound_bundle(council, file, arguments.text("source"));
    if (!bundle) {
        return bundle.error();
    }
    const Instant now = council.clock.now();
    const std::string& name = (*bundle)->definition.name;
    const std::string& text = (*bundle)->source;
    const auto committed =
        commit_about(council, caller, name, text, now, [&](store::Reader& reader) -> Events {
            if (settings::is_on(reader, settings::two_people)) {
                return Refusal{RefusalKind::not_permitted,
                               "This council wants two people for every version: submit it with "
                               "`moothall workflow submit " +
                                   file.substr(0, 200) +
                                   " --reason TEXT`, and ask somebody else to publish the draft."};
            }
            return with_its_modules(
                council, reader, text, now,
                workflows::published_at_once(
                    reader, **bundle,
                    {text, caller.actor.id, arguments.text_or_empty("reason"), false},
                    number_or_none(arguments, "merges"), now));
        });
    if (!committed) {
        return committed.error();
    }
    return version_answer(**bundle, *committed, {});
}

Result<Value> submit_workflow(Council& council, const Caller& caller, const Table& arguments) {
    const auto bundle = sound_bundle(council, arguments.text("file"), arguments.text("source"));
    if (!bundle) {
        return bundle.error();
    }
    const Instant now = council.clock.now();
    const std::string& name = (*bundle)->definition.name;
    const std::string& text = (*bundle)->source;
    const auto committed =
        commit_about(council, caller, name, text, now, [&](store::Reader& reader) {
            return workflows::submitted(
                reader, **bundle,
                {text, arguments.text("reason"), false, number_or_none(arguments, "merges")}, now);
        });
    if (!committed) {
        return committed.error();
    }
    const auto event =
        event_that_did(*committed, workflows::draft_stream(name), "workflow_draft.submitted",
                       Table{}.set("hash", (*bundle)->hash));
    if (!event) {
        return event.error();
    }
    return Value(Table{}
                     .set("name", name)
                     .set("hash", (*bundle)->hash)
                     .set("draft", event->facts.integer("draft")));
}

Result<Value> publish_draft(Council& council, const Caller& caller, const Table& arguments) {
    const std::string& name = arguments.text("name");
    const std::int64_t number = arguments.integer("draft");
    const auto reader = council.store.read();
    const auto draft = workflows::find_draft(*reader, name, number);
    if (!draft) {
        return draft.error();
    }
    // Once more: what it refers to may be gone since it was submitted.
    const auto source = council.bundles.get(*reader, draft->hash)->source;
    const auto bundle = sound_bundle(council, name + ".lua", source);
    if (!bundle) {
        return bundle.error();
    }
    const Instant now = council.clock.now();
    const std::string& text = (*bundle)->source;
    const auto committed =
        commit_about(council, caller, name, text, now, [&](store::Reader& inside) {
            return with_its_modules(
                council, inside, text, now,
                workflows::published_draft(
                    inside, **bundle,
                    {name, number, caller.actor.id, arguments.text_or_empty("reason"),
                     settings::is_on(inside, settings::two_people)},
                    now));
        });
    if (!committed) {
        return committed.error();
    }
    return version_answer(**bundle, *committed, Table{}.set("draft", number));
}

Result<Value> withdraw_draft(Council& council, const Caller& caller, const Table& arguments) {
    const std::string& name = arguments.text("name");
    const std::int64_t number = arguments.integer("draft");
    const Instant now = council.clock.now();
    const auto committed =
        commit_about(council, caller, name, "", now, [&](store::Reader& reader) -> Events {
            auto event = workflows::withdrawn(reader, name, number, arguments.text("reason"), now);
            if (!event) {
                return event.error();
            }
            return std::vector<journal::Draft>{*std::move(event)};
        });
    if (!committed) {
        return committed.error();
    }
    const auto event =
        event_that_did(*committed, workflows::draft_stream(name), "workflow_draft.settled",
                       Table{}.set("draft", number).set("status", "withdrawn"));
    if (!event) {
        return event.error();
    }
    return Value(Table{}.set("name", name).set("draft", number).set("status", "withdrawn"));
}

Result<Value> list_workflows(Council& council, const Caller&, const Table&) {
    const auto reader = council.store.read();
    List items;
    for (const auto& version : workflows::versions(*reader)) {
        Table item;
        item.set("name", version.name)
            .set("number", version.number)
            .set("current", version.current)
            .set("shipped", version.shipped)
            .set("published_at", version.published_at)
            .set("published_by", identity::username_of(*reader, version.published_by))
            .set("author", identity::username_of(*reader, version.author))
            .set("reason", version.reason)
            .set("hash", version.hash);
        if (version.draft != 0) {
            item.set("draft", version.draft);
        }
        items.emplace_back(std::move(item));
    }
    Value answer = list_answer(std::move(items), "");
    return Value(Table(*answer.as_table()).set("drafts", waiting_drafts(*reader, std::nullopt)));
}

/// The draft to compare: the one that was named, or the newest that waits.
Result<workflows::WorkflowDraft> draft_to_compare(store::Reader& reader, const std::string& name,
                                                  std::int64_t number) {
    if (number != 0) {
        return workflows::find_draft(reader, name, number);
    }
    std::optional<workflows::WorkflowDraft> newest;
    for (auto& draft : workflows::drafts(reader)) {
        if (draft.name == name && draft.status == workflows::DraftStatus::waiting) {
            newest = std::move(draft);
        }
    }
    if (!newest) {
        return Refusal{RefusalKind::not_found,
                       "No draft of '" + name.substr(0, 60) +
                           "' waits; there is nothing to compare. `moothall workflow list` shows "
                           "what there is."};
    }
    return *std::move(newest);
}

Result<Value> compare_workflow(Council& council, const Caller&, const Table& arguments) {
    const auto reader = council.store.read();
    const auto draft =
        draft_to_compare(*reader, arguments.text("name"), number_or_none(arguments, "draft"));
    if (!draft) {
        return draft.error();
    }
    return comparison_answer(*reader, council.bundles, *draft);
}

}  // namespace

std::vector<Operation> publishing_operations() {
    using access::Deed;
    return {
        {"workflow.check",
         "workflow.check { file: text, source: text } -> checked_workflow",
         "Tells what is wrong with a workflow.",
         Deed::read,
         {{"file"}, "", {}, "source", findings_in_words},
         check_workflow},
        {"workflow.publish",
         "workflow.publish { file: text, source: text, reason?: text, merges?: integer 1..1000000 "
         "} -> published",
         "Publishes a workflow: new cases of its type start on it. Modules that it uses stand "
         "behind "
         "it in `source`, each after a line `--@moothall module NAME`. `merges` names the shipped "
         "draft whose changes it has taken in. Refused where the council wants two people.",
         Deed::administer,
         {{"file"}, "", {}, "source"},
         publish_workflow},
        {"workflow.submit",
         "workflow.submit { file: text, source: text, reason: text, merges?: integer 1..1000000 } "
         "-> { name: text, hash: text, draft: integer }",
         "Keeps a workflow as a draft, for somebody else to publish. `merges` names the shipped "
         "draft whose changes it has taken in.",
         Deed::administer,
         {{"file"}, "", {}, "source"},
         submit_workflow},
        {"workflow.publish-draft",
         "workflow.publish-draft { name: text, draft: integer 1..1000000, reason?: text } -> "
         "published",
         "Publishes a draft: one that somebody submitted, or one that came with a plugin.",
         Deed::administer,
         {{"name", "draft"}},
         publish_draft},
        {"workflow.withdraw",
         "workflow.withdraw { name: text, draft: integer 1..1000000, reason: text } -> { name: "
         "text, draft: integer, status: text }",
         "Takes a draft away without publishing it.",
         Deed::administer,
         {{"name", "draft"}},
         withdraw_draft},
        {"workflow.compare",
         "workflow.compare { name: text, draft?: integer 1..1000000 } -> comparison",
         "Shows how a draft differs from what is in use; a newly shipped one three ways, with what "
         "the council's own was made from. Without a number: the newest draft that waits.",
         Deed::read,
         {{"name"}, "", {}, "", comparison_in_words},
         compare_workflow},
        {"workflow.list",
         "workflow.list {} -> { items: [workflow_version], drafts: [waiting_draft] }",
         "Lists every published version, and the drafts that wait to be published.",
         Deed::read,
         {{},
          "",
          {"name", "number", "current", "shipped", "published_at", "published_by"},
          "",
          drafts_in_words},
         list_workflows},
    };
}

}  // namespace moothall::operations
