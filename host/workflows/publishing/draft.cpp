#include "workflows/publishing/draft.h"

#include <algorithm>
#include <array>

#include "identity/officer.h"
#include "json/json.h"

namespace moothall::workflows {
namespace {

constexpr std::string_view prefix = "workflow_draft/";
constexpr std::size_t drafts_max = 10'000;
constexpr std::array<std::string_view, 4> status_names{"waiting", "published", "merged",
                                                       "withdrawn"};

DraftStatus status_named(std::string_view name) {
    const auto found = std::ranges::find(status_names, name);
    return static_cast<DraftStatus>(found - status_names.begin());
}

WorkflowDraft draft_of(const store::Row& row) {
    const Value record = json::parse(std::get<std::string>(row.at(2))).value();
    const Table& table = *record.as_table();
    return {std::get<std::string>(row.at(0)),
            std::get<std::int64_t>(row.at(1)),
            table.text("hash"),
            table.text("author"),
            table.text("reason"),
            table.instant("submitted_at"),
            table.yes_no("shipped"),
            table.integer("on_version"),
            table.integer("merges"),
            status_named(table.text("status"))};
}

std::vector<WorkflowDraft> drafts_of(store::Reader& reader, const store::Key& name) {
    std::vector<WorkflowDraft> all;
    for (const auto& row : reader.list({&draft_table(), "", name, {}, {}, {}, drafts_max})) {
        all.push_back(draft_of(row));
    }
    return all;
}

std::string called(const WorkflowDraft& draft) {
    return "Draft " + std::to_string(draft.number) + " of " + draft.name;
}

Refusal unavailable(std::string reason) {
    return {RefusalKind::not_available, std::move(reason)};
}

journal::Draft settled(const WorkflowDraft& draft, DraftStatus status, std::string_view reason,
                       Instant now) {
    return {draft_stream(draft.name),
            "workflow_draft.settled",
            1,
            now,
            Table{}.set("draft", draft.number).set("status", std::string(name_of(status))),
            Table{}.set_unless_empty("reason", std::string(reason))};
}

Result<WorkflowDraft> waiting_draft(store::Reader& reader, std::string_view name,
                                    std::int64_t number) {
    auto draft = find_draft(reader, name, number);
    if (draft && draft->status != DraftStatus::waiting) {
        return unavailable(called(*draft) + " does not wait any more: it was " +
                           std::string(name_of(draft->status)) + ".");
    }
    return draft;
}

Result<WorkflowDraft> shipped_and_waiting(store::Reader& reader, std::string_view name,
                                          std::int64_t number) {
    auto draft = waiting_draft(reader, name, number);
    if (draft && !draft->shipped) {
        return unavailable(called(*draft) +
                           " did not come with a plugin; only the changes of one that did can be "
                           "merged.");
    }
    return draft;
}

/// Who acts without a name may be anybody, and so the other of the two as well.
std::optional<Refusal> lack_of_two_people(const WorkflowDraft& draft,
                                          const std::string& publisher) {
    const std::string wanted = ", and this council wants two people for every version: ";
    if (!identity::is_officer(publisher)) {
        return Refusal{
            RefusalKind::not_permitted,
            "You act without a name" + wanted + "publish it as an officer, with `--as USERNAME`."};
    }
    if (draft.shipped) {
        return std::nullopt;
    }
    if (!identity::is_officer(draft.author)) {
        return Refusal{RefusalKind::not_permitted,
                       called(draft) + " was submitted without a name" + wanted +
                           "withdraw it, and submit it again with `--as USERNAME`."};
    }
    if (draft.author == publisher) {
        return Refusal{RefusalKind::not_permitted, called(draft) + " is your own" + wanted +
                                                       "ask somebody else to publish it."};
    }
    return std::nullopt;
}

std::optional<Refusal> objection_to(store::Reader& reader, const WorkflowDraft& draft,
                                    const PublishingDraft& publishing) {
    if (publishing.two_people) {
        if (auto lack = lack_of_two_people(draft, publishing.publisher)) {
            return lack;
        }
    }
    const auto current = current_version(reader, draft.name);
    if (!draft.shipped && current && current->number != draft.on_version) {
        return Refusal{RefusalKind::stale_version,
                       "Version " + std::to_string(current->number) + " of " + draft.name +
                           " was published after draft " + std::to_string(draft.number) +
                           " was submitted. Bring its changes into the draft and submit it again."};
    }
    return std::nullopt;
}

/// What the shipped text was that a version of the council's own goes back to: the one it has just
/// taken in, or else the one that the version before it went back to.
std::optional<std::string> base_for(store::Reader& reader, const std::string& name,
                                    const std::optional<WorkflowDraft>& merged) {
    return merged ? merged->hash : base_of_current(reader, name);
}

}  // namespace

std::string_view name_of(DraftStatus status) {
    return status_names.at(static_cast<std::size_t>(status));
}

const store::Table& draft_table() {
    static const store::Table table{"workflow_drafts",
                                    store::TableClass::projection,
                                    {{"name", store::ColumnKind::text},
                                     {"number", store::ColumnKind::number},
                                     {"record", store::ColumnKind::text}},
                                    2,
                                    {}};
    return table;
}

journal::Fold draft_fold() {
    return [](const journal::Event& event, store::Writer& writer) {
        const std::string name = event.stream.substr(prefix.size());
        const std::int64_t number = event.facts.integer("draft");
        if (event.kind == "workflow_draft.submitted") {
            writer.put(workflow_table(),
                       {event.facts.text("hash"), name, event.body.text("source")});
            Table record = event.facts;
            record.set("author", event.cause.actor)
                .set("submitted_at", event.recorded_at)
                .set("reason", event.body.text("reason"))
                .set("status", std::string(name_of(DraftStatus::waiting)));
            writer.put(draft_table(), {name, number, json::to_json(record)});
        } else if (event.kind == "workflow_draft.settled") {
            const auto row = writer.find(draft_table(), {name, number}).value();
            Value record = json::parse(std::get<std::string>(row.at(2))).value();
            Table changed = *record.as_table();
            changed.set("status", event.facts.text("status"));
            writer.put(draft_table(), {name, number, json::to_json(changed)});
        }
    };
}

std::vector<WorkflowDraft> drafts(store::Reader& reader) {
    return drafts_of(reader, {});
}

Result<WorkflowDraft> find_draft(store::Reader& reader, std::string_view name,
                                 std::int64_t number) {
    std::string waiting;
    for (const WorkflowDraft& draft : drafts_of(reader, {std::string(name)})) {
        if (draft.number == number) {
            return draft;
        }
        if (draft.status == DraftStatus::waiting) {
            waiting += (waiting.empty() ? "" : ", ") + std::to_string(draft.number);
        }
    }
    return Refusal{RefusalKind::not_found,
                   "There is no draft " + std::to_string(number) + " of '" +
                       std::string(name.substr(0, 60)) + "'. " +
                       (waiting.empty() ? "None waits." : "There waits: " + waiting + ".")};
}

std::string draft_stream(std::string_view name) {
    return std::string(prefix) + std::string(name);
}

Result<std::vector<journal::Draft>> submitted(store::Reader& reader, const Bundle& bundle,
                                              const Submitting& submitting, Instant now) {
    const std::string& name = bundle.definition.name;
    const auto current = current_version(reader, name);
    if (current && current->hash == bundle.hash) {
        return unavailable("This very version of " + name + " is published already.");
    }
    const auto all = drafts_of(reader, {name});
    std::vector<journal::Draft> events;
    for (const WorkflowDraft& draft : all) {
        if (draft.status != DraftStatus::waiting) {
            continue;
        }
        if (draft.hash == bundle.hash) {
            return unavailable("This very text waits already: " + called(draft) + ".");
        }
        if (submitting.shipped && draft.shipped) {
            events.push_back(
                settled(draft, DraftStatus::withdrawn, "A newer one was shipped.", now));
        }
    }
    if (submitting.merges != 0) {
        if (const auto merged = shipped_and_waiting(reader, name, submitting.merges); !merged) {
            return merged.error();
        }
    }
    events.push_back({draft_stream(name), "workflow_draft.submitted", 1, now,
                      Table{}
                          .set("draft", all.empty() ? 1 : all.back().number + 1)
                          .set("hash", bundle.hash)
                          .set("shipped", submitting.shipped)
                          .set("on_version", current ? current->number : 0)
                          .set("merges", submitting.merges),
                      Table{}.set("source", submitting.source).set("reason", submitting.reason)});
    return events;
}

Result<journal::Draft> withdrawn(store::Reader& reader, std::string_view name, std::int64_t number,
                                 std::string_view reason, Instant now) {
    const auto draft = waiting_draft(reader, name, number);
    if (!draft) {
        return draft.error();
    }
    return settled(*draft, DraftStatus::withdrawn, reason, now);
}

Result<std::vector<journal::Draft>> published_draft(store::Reader& reader, const Bundle& bundle,
                                                    const PublishingDraft& publishing,
                                                    Instant now) {
    const auto draft = waiting_draft(reader, publishing.name, publishing.number);
    if (!draft) {
        return draft.error();
    }
    if (auto objection = objection_to(reader, *draft, publishing)) {
        return *std::move(objection);
    }
    std::string reason = publishing.reason.empty() ? draft->reason : publishing.reason;
    auto events = published_at_once(
        reader, bundle, {bundle.source, publishing.publisher, std::move(reason), draft->shipped},
        draft->merges, now);
    if (!events) {
        return events.error();
    }
    events->front().facts.set("draft", draft->number);
    events->front().body.set("author", draft->author);
    events->push_back(settled(*draft, DraftStatus::published, "", now));
    return events;
}

Result<std::vector<journal::Draft>> published_at_once(store::Reader& reader, const Bundle& bundle,
                                                      const Publishing& publishing,
                                                      std::int64_t merges, Instant now) {
    const std::string& name = bundle.definition.name;
    auto event = published(reader, bundle, publishing, now);
    if (!event) {
        return event.error();
    }
    std::optional<WorkflowDraft> merged;
    std::vector<journal::Draft> events;
    if (merges != 0) {
        const auto found = shipped_and_waiting(reader, name, merges);
        if (!found) {
            return found.error();
        }
        merged = *found;
        events.push_back(settled(*merged, DraftStatus::merged, "", now));
    }
    const auto base = base_for(reader, name, merged);
    if (base && !publishing.shipped) {
        event->facts.set("base", *base);
    }
    events.insert(events.begin(), *std::move(event));
    return events;
}

std::optional<std::string> base_of_current(store::Reader& reader, std::string_view name) {
    const auto current = current_version(reader, name);
    if (!current) {
        return std::nullopt;
    }
    if (current->shipped) {
        return current->hash;
    }
    return current->base.empty() ? std::nullopt : std::optional(current->base);
}

}  // namespace moothall::workflows
