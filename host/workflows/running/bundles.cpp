#include "workflows/running/bundles.h"

#include <algorithm>
#include <stdexcept>

#include "journal/chains/hash.h"
#include "json/json.h"
#include "scripting/session.h"
#include "workflows/definitions/source_places.h"
#include "workflows/modules/module_text.h"
#include "workflows/running/call_record.h"

namespace moothall::workflows {
namespace {

constexpr std::size_t versions_max = 10'000;

Finding error_of(std::string message) {
    return {Severity::error, "", 0, std::move(message)};
}

/// The chunk of a workflow with those of its modules. Refused: invalid_input, as
/// scripting::compile.
Result<scripting::Chunk> chunk_of(const std::string& file, const WorkflowText& parts) {
    const auto own = scripting::compile(file, parts.own);
    if (!own || parts.modules.empty()) {
        return own;
    }
    scripting::Chunk::Modules modules;
    for (const ModuleText& module : parts.modules) {
        const auto chunk = scripting::compile(file_of_module(module.name), module.source);
        if (!chunk) {
            return chunk.error();
        }
        modules.emplace(module.name, *chunk);
    }
    return own->with(std::move(modules));
}

ModulePlaces places_of(const std::vector<ModuleText>& modules) {
    ModulePlaces places;
    for (const ModuleText& module : modules) {
        places.emplace(module.name,
                       SourcePlaces::of_module(module.source, file_of_module(module.name)));
    }
    return places;
}

Version version_of(const store::Row& row) {
    const Value record = json::parse(std::get<std::string>(row.at(2))).value();
    const Table& table = *record.as_table();
    return {std::get<std::string>(row.at(0)),
            table.text("hash"),
            std::get<std::int64_t>(row.at(1)),
            table.instant("published_at"),
            table.text("published_by"),
            table.text("reason"),
            table.yes_no("shipped"),
            false,
            table.has("author") ? table.text("author") : table.text("published_by"),
            table.has("base") ? table.text("base") : std::string(),
            table.has("draft") ? table.integer("draft") : 0};
}

}  // namespace

Bundles::Bundles(const functions::Functions& functions, scripting::Limits limits)
    : functions_(functions),
      limits_(limits),
      words_(vocabulary_library()),
      scripts_(words_, functions_, limits_) {}

Compiled Bundles::compile(const std::string& file, const std::string& source) const {
    const WorkflowText parts = taken_apart(source);
    if (Findings findings = check_modules(parts, {}); has_errors(findings)) {
        return {nullptr, std::move(findings)};
    }
    const auto chunk = chunk_of(file, parts);
    if (!chunk) {
        return {nullptr, {error_of(chunk.error().reason)}};
    }
    const scripting::Library library = answered_library(words_, functions_, no_answers());
    scripting::Session session(*chunk, library, limits_);
    scripting::Outcome outcome = session.execute();
    if (outcome.ending == scripting::Ending::finished) {
        outcome = session.describe();
    }
    if (outcome.ending != scripting::Ending::finished || outcome.values.empty()) {
        return {nullptr,
                {error_of(outcome.error.empty() ? file + " returns no workflow." : outcome.error)}};
    }
    ReadDefinition read =
        read_definition(outcome.values.front(), SourcePlaces(parts.own), places_of(parts.modules));
    if (!read.sound()) {
        return {nullptr, std::move(read.findings)};
    }
    auto bundle = std::make_shared<Bundle>(Bundle{journal::to_hex(journal::sha256({source})),
                                                  source, std::move(read.definition), *chunk});
    return {std::move(bundle), std::move(read.findings), std::move(read.places)};
}

std::shared_ptr<const Bundle> Bundles::get(store::Reader& reader, const std::string& hash) {
    auto loaded = load(reader, hash);
    if (!loaded) {
        throw std::runtime_error(loaded.error().reason);
    }
    return *std::move(loaded);
}

std::shared_ptr<const Bundle> Bundles::find(store::Reader& reader, const std::string& hash) {
    const auto loaded = load(reader, hash);
    return loaded ? *loaded : nullptr;
}

Result<std::shared_ptr<const Bundle>> Bundles::load(store::Reader& reader,
                                                    const std::string& hash) {
    {
        const std::lock_guard lock(mutex_);
        const auto found = ready_.find(hash);
        if (found != ready_.end()) {
            return found->second;
        }
    }
    const auto row = reader.find(workflow_table(), {hash});
    if (!row) {
        return Refusal{RefusalKind::not_found, "The workflow " + hash + " is not in the store."};
    }
    const std::string& name = std::get<std::string>(row->at(1));
    const Compiled compiled = compile(name + ".lua", std::get<std::string>(row->at(2)));
    if (!compiled.bundle) {
        return Refusal{RefusalKind::not_available,
                       "The workflow " + name + " was published and can no longer be read: " +
                           compiled.findings.front().message};
    }
    const std::lock_guard lock(mutex_);
    return ready_.try_emplace(hash, compiled.bundle).first->second;
}

Result<std::shared_ptr<const Bundle>> Bundles::current(store::Reader& reader,
                                                       std::string_view name) {
    const auto version = current_version(reader, name);
    if (!version) {
        std::vector<std::string> names;
        for (const Version& one : versions(reader)) {
            names.push_back(one.name);
        }
        return Refusal{RefusalKind::not_found,
                       unknown_name("case type", name, names) +
                           " `moothall workflow list` shows what is published."};
    }
    return get(reader, version->hash);
}

const store::Table& workflow_table() {
    static const store::Table table{"workflows",
                                    store::TableClass::projection,
                                    {{"hash", store::ColumnKind::text},
                                     {"name", store::ColumnKind::text},
                                     {"source", store::ColumnKind::text}},
                                    1,
                                    {},
                                    store::RowLength::kilobytes};
    return table;
}

const store::Table& current_workflow_table() {
    static const store::Table table{"workflow_versions",
                                    store::TableClass::projection,
                                    {{"name", store::ColumnKind::text},
                                     {"number", store::ColumnKind::number},
                                     {"record", store::ColumnKind::text}},
                                    2,
                                    {}};
    return table;
}

journal::Fold workflow_fold() {
    return [](const journal::Event& event, store::Writer& writer) {
        if (event.kind != "workflow.published") {
            return;
        }
        const std::string name = event.stream.substr(std::string_view("workflow/").size());
        writer.put(workflow_table(), {event.facts.text("hash"), name, event.body.text("source")});
        Table record = event.facts;
        record.set("published_at", event.recorded_at)
            .set("published_by", event.cause.actor)
            .set("reason", event.body.text("reason"));
        if (event.body.has("author")) {
            record.set("author", event.body.text("author"));
        }
        writer.put(current_workflow_table(), {name, event.number, json::to_json(record)});
    };
}

std::vector<Version> versions(store::Reader& reader) {
    std::vector<Version> all;
    for (const auto& row :
         reader.list({&current_workflow_table(), "", {}, {}, {}, {}, versions_max})) {
        all.push_back(version_of(row));
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].current = i + 1 == all.size() || all[i + 1].name != all[i].name;
    }
    return all;
}

std::optional<Version> current_version(store::Reader& reader, std::string_view name) {
    // Nothing but its versions goes to the stream of a workflow: the last event is the last one.
    const auto last = reader.head("workflow/" + std::string(name));
    if (!last) {
        return std::nullopt;
    }
    Version version = version_of(
        reader.find(current_workflow_table(), {std::string(name), last->number}).value());
    version.current = true;
    return version;
}

Result<journal::Draft> published(store::Reader& reader, const Bundle& bundle,
                                 const Publishing& publishing, Instant now) {
    const std::string& name = bundle.definition.name;
    const auto before = current_version(reader, name);
    if (before && before->hash == bundle.hash) {
        return Refusal{RefusalKind::not_available,
                       "This very version of " + name + " is published already."};
    }
    return journal::Draft{
        "workflow/" + name,
        "workflow.published",
        1,
        now,
        Table{}.set("hash", bundle.hash).set("shipped", publishing.shipped),
        Table{}.set("source", publishing.source).set("reason", publishing.reason)};
}

}  // namespace moothall::workflows
