#include "operations/workflows/draft_answers.h"

#include "calendar/london.h"
#include "identity/officer.h"
#include "workflows/showing/source_lines.h"
#include "workflows/showing/three_way.h"

namespace moothall::operations {
namespace {

Table as_draft(store::Reader& reader, const workflows::WorkflowDraft& draft) {
    return Table{}
        .set("draft", draft.number)
        .set("by", identity::username_of(reader, draft.author))
        .set("on", calendar::london_date(draft.submitted_at))
        .set("reason", draft.reason)
        .set("shipped", draft.shipped);
}

Table as_version(store::Reader& reader, const workflows::Version& version) {
    return Table{}
        .set("version", version.number)
        .set("by", identity::username_of(reader, version.published_by))
        .set("on", calendar::london_date(version.published_at))
        .set("reason", version.reason)
        .set("shipped", version.shipped);
}

List told(const std::vector<workflows::Difference>& differences) {
    List list;
    for (const auto& one : differences) {
        list.emplace_back(Table{}.set("where", one.where).set("text", one.sentence));
    }
    return list;
}

List lines_between(const workflows::Bundle& before, const workflows::Bundle& after) {
    List list;
    for (std::string& line : workflows::differing_lines(before.source, after.source)) {
        list.emplace_back(std::move(line));
    }
    return list;
}

void add_three_way(Table& answer, const workflows::Bundle& base, const workflows::Bundle& own,
                   const workflows::Bundle& shipped) {
    const auto three =
        workflows::compare_three(base.definition, own.definition, shipped.definition);
    List clashes;
    for (const auto& one : three.clashes) {
        clashes.emplace_back(Table{}
                                 .set("where", one.where)
                                 .set("council", one.council)
                                 .set("shipped", one.shipped));
    }
    answer.set("clashes", std::move(clashes))
        .set("shipped_alone", told(three.shipped_alone))
        .set("council_alone", told(three.council_alone))
        .set("alike", told(three.alike))
        .set("lines", lines_between(base, shipped))
        .set("council_lines", lines_between(base, own));
}

}  // namespace

List waiting_drafts(store::Reader& reader, const std::optional<std::string>& name) {
    List waiting;
    for (const auto& draft : workflows::drafts(reader)) {
        if (draft.status == workflows::DraftStatus::waiting && (!name || *name == draft.name)) {
            waiting.emplace_back(Table{as_draft(reader, draft)}
                                     .set("name", draft.name)
                                     .set("hash", draft.hash)
                                     .set("submitted_at", draft.submitted_at));
        }
    }
    return waiting;
}

Value comparison_answer(store::Reader& reader, workflows::Bundles& bundles,
                        const workflows::WorkflowDraft& draft) {
    const auto newer = bundles.get(reader, draft.hash);
    Table answer;
    answer.set("name", draft.name).set("draft", as_draft(reader, draft));
    const auto version = workflows::current_version(reader, draft.name);
    if (!version) {
        return answer;  // The first of its name: all of it is new.
    }
    const auto current = bundles.get(reader, version->hash);
    answer.set("current", as_version(reader, *version));
    const auto base = workflows::base_of_current(reader, draft.name);
    if (draft.shipped && base && *base != version->hash) {
        add_three_way(answer, *bundles.get(reader, *base), *current, *newer);
    } else {
        answer.set("changes", told(workflows::compare(current->definition, newer->definition)))
            .set("lines", lines_between(*current, *newer));
    }
    return answer;
}

}  // namespace moothall::operations
