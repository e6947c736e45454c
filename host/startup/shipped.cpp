#include "startup/shipped.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "registers/register_file.h"
#include "startup/tables.h"
#include "workflows/modules/modules_beside.h"
#include "workflows/modules/published_modules.h"
#include "workflows/publishing/draft.h"

namespace moothall::startup {
namespace {

journal::Cause cause_of(const ShippingParts& parts, const std::string& actor, Instant now) {
    return {actor, "", journal::new_command(now, parts.randomness), "", now};
}

/// The rows that a plugin ships.
Result<std::vector<registers::RowToPut>> rules_of(const ShippingParts& parts,
                                                  const plugin_loading::Manifest& manifest) {
    if (manifest.rules.empty()) {
        return std::vector<registers::RowToPut>();
    }
    return registers::load_rules(parts.registers, manifest.name,
                                 manifest.rules.front().parent_path());
}

Result<Done> take_rules(const ShippingParts& parts, const plugin_loading::Manifest& manifest,
                        Instant now) {
    const auto rows = rules_of(parts, manifest);
    if (!rows) {
        return rows.error();
    }
    const auto drafts =
        registers::drafts_for_new_rows(*parts.store.read(), parts.registers, *rows, now);
    if (!drafts) {
        return drafts.error();
    }
    if (drafts->empty()) {
        return Done{};
    }
    const auto committed = parts.journal.commit({cause_of(parts, "system", now), {}, {}, *drafts});
    if (!committed) {
        return committed.error();
    }
    return Done{};
}

Result<std::string> text_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) {
        return Refusal{RefusalKind::not_found, "The file " + file.string() + " cannot be read."};
    }
    return text.str();
}

using Events = Result<std::vector<journal::Draft>>;

/// The council has its own of this workflow: the newly shipped one waits until somebody has
/// compared the two, unless it is the one that the council's own was made from, or was a draft
/// once.
Events submission(store::Reader& reader, const workflows::Bundle& bundle,
                  const workflows::Submitting& submitting, Instant now) {
    const std::string& name = bundle.definition.name;
    const auto all = workflows::drafts(reader);
    const bool was_a_draft = std::ranges::any_of(all, [&](const workflows::WorkflowDraft& one) {
        return one.name == name && one.hash == bundle.hash;
    });
    if (was_a_draft || workflows::base_of_current(reader, name) == bundle.hash) {
        return std::vector<journal::Draft>{};
    }
    return workflows::submitted(reader, bundle, submitting, now);
}

/// What taking over one workflow comes to, as this snapshot knows it; perhaps nothing.
Result<journal::Decision> decide(const ShippingParts& parts, store::Reader& reader,
                                 const workflows::Bundle& bundle,
                                 const plugin_loading::Manifest& manifest, Instant now) {
    const std::string& name = bundle.definition.name;
    const std::string reason = "Shipped with " + manifest.name + " " + manifest.version;
    const auto before = workflows::current_version(reader, name);
    Events events = std::vector<journal::Draft>{};
    std::string actor = "system";
    const bool is_current = before && before->hash == bundle.hash;
    if (!is_current && before && !before->shipped) {
        actor = "plugin/" + manifest.name;
        events = submission(reader, bundle, {bundle.source, reason, true, 0}, now);
    } else if (!is_current) {
        const auto event =
            workflows::published(reader, bundle, {bundle.source, actor, reason, true}, now);
        events = event ? Events(std::vector<journal::Draft>{*event}) : Events(event.error());
    }
    if (!events) {
        return events.error();
    }
    if (!events->empty() && actor == "system") {  // Published, and no draft.
        const auto modules = workflows::modules_published(reader, parts.folds, bundle.source, now);
        if (!modules) {
            return modules.error();
        }
        events->insert(events->end(), modules->begin(), modules->end());
    }
    journal::Decision decision{cause_of(parts, actor, now), {}, {}, *std::move(events)};
    std::vector<std::string> streams = workflows::module_streams(bundle.source);
    streams.insert(streams.end(), {"workflow/" + name, workflows::draft_stream(name)});
    for (const std::string& stream : streams) {
        const auto head = reader.head(stream);
        decision.read_set.push_back({stream, head ? head->number : 0});
    }
    return decision;
}

using SharedBundle = std::shared_ptr<const workflows::Bundle>;

Result<SharedBundle> compiled_from(const ShippingParts& parts, const std::filesystem::path& file) {
    const auto source = text_of(file);
    if (!source) {
        return source.error();
    }
    const auto compiled = parts.bundles.compile(file.filename().string(),
                                                workflows::with_modules_beside(file, *source));
    if (!compiled.bundle) {
        return Refusal{RefusalKind::invalid_input,
                       workflows::to_text(compiled.findings.front(), file.filename().string())};
    }
    return compiled.bundle;
}

Result<Done> take_workflow(const ShippingParts& parts, const plugin_loading::Manifest& manifest,
                           const std::filesystem::path& file, Instant now,
                           const std::function<void(const std::string&)>& report) {
    const auto bundle = compiled_from(parts, file);
    if (!bundle) {
        return bundle.error();
    }
    const auto committed = parts.journal.decide_and_commit(
        [&](store::Reader& reader) { return decide(parts, reader, **bundle, manifest, now); });
    if (!committed) {
        return committed.error();
    }
    for (const journal::Event& event : committed->events) {
        if (event.kind == "workflow_draft.submitted") {
            const std::string& name = (*bundle)->definition.name;
            report(event.body.text("reason") + ": a newer " + name +
                   ". The council's own stays in use; `moothall workflow compare " + name +
                   "` shows what differs.");
        }
    }
    return Done{};
}

}  // namespace

Result<Done> take_shipped(const ShippingParts& parts, const plugin_loading::Manifest& manifest,
                          Instant now, const std::function<void(const std::string&)>& report) {
    const store::Key key{manifest.name};
    const auto done = parts.store.read()->find(shipped_table(), key);
    if (done && std::get<std::string>(done->at(1)) == manifest.build_id) {
        return Done{};
    }
    if (const auto rules = take_rules(parts, manifest, now); !rules) {
        return rules.error();
    }
    for (const auto& file : manifest.workflows) {
        if (const auto taken = take_workflow(parts, manifest, file, now, report); !taken) {
            return taken.error();
        }
    }
    parts.store.write([&](store::Writer& writer) {
        writer.put(shipped_table(), {manifest.name, manifest.build_id});
        return store::Verdict::keep;
    });
    return Done{};
}

Result<std::vector<ShippedWorkflow>> preview_shipped(const ShippingParts& parts,
                                                     store::Reader& reader,
                                                     const plugin_loading::Manifest& manifest,
                                                     Instant now) {
    std::vector<ShippedWorkflow> found;
    if (const auto rows = rules_of(parts, manifest); !rows) {
        return rows.error();
    }
    for (const auto& file : manifest.workflows) {
        const auto bundle = compiled_from(parts, file);
        if (!bundle) {
            return bundle.error();
        }
        const auto decision = decide(parts, reader, **bundle, manifest, now);
        if (!decision) {
            return decision.error();
        }
        for (const journal::Draft& event : decision->events) {
            if (event.kind == "module.published") {
                continue;
            }
            found.push_back({(*bundle)->definition.name, event.kind == "workflow_draft.submitted"});
        }
    }
    return found;
}

}  // namespace moothall::startup
