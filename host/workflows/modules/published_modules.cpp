#include "workflows/modules/published_modules.h"

#include <moothall/service/date.h>

#include <algorithm>

#include "calendar/london.h"
#include "journal/chains/hash.h"
#include "journal/journal.h"

namespace moothall::workflows {
namespace {

constexpr std::string_view prefix = "module/";
constexpr std::size_t events_max = 10;  // There are two kinds, and each happens once.
constexpr std::size_t page = 200;

std::string day_of(Instant instant) {
    return in_words(calendar::london_date(instant));
}

/// The file of the version after the newest one that was published.
std::string next_file(store::Reader& reader, const journal::Folds& folds, std::string_view name) {
    const std::string any(name.substr(0, name.find('@') + 1));
    int newest = 0;
    for (const PublishedModule& one : published_modules(reader, folds)) {
        if (one.name.starts_with(any)) {
            newest = std::max(newest, std::stoi(one.name.substr(any.size())));
        }
    }
    return file_of_module(any + std::to_string(newest + 1));
}

}  // namespace

std::string module_stream(std::string_view name) {
    return std::string(prefix) + std::string(name);
}

std::optional<PublishedModule> find_module(store::Reader& reader, const journal::Folds& folds,
                                           std::string_view name) {
    std::optional<PublishedModule> module;
    for (const auto& event :
         journal::events_of(reader, folds, module_stream(name), 0, events_max)) {
        if (event.kind == "module.published") {
            module =
                PublishedModule{std::string(name), event.facts.text("hash"),
                                event.body.text("source"), event.recorded_at, event.cause.actor};
        } else if (event.kind == "module.retired" && module) {
            module->retired_at = event.recorded_at;
            module->retired_because = event.body.text("reason");
        }
    }
    return module;
}

Result<PublishedModule> known_module(store::Reader& reader, const journal::Folds& folds,
                                     std::string_view name) {
    auto module = find_module(reader, folds, name);
    if (!module) {
        std::vector<std::string> names;
        for (const PublishedModule& one : published_modules(reader, folds)) {
            names.push_back(one.name);
        }
        return Refusal{RefusalKind::not_found, unknown_name("module", name, names) +
                                                   " `moothall module list` shows what is "
                                                   "published."};
    }
    return *std::move(module);
}

std::vector<PublishedModule> published_modules(store::Reader& reader, const journal::Folds& folds) {
    std::vector<PublishedModule> modules;
    std::string after(prefix);
    while (true) {
        const auto streams = reader.streams(after, page);
        for (const std::string& stream : streams) {
            if (!stream.starts_with(prefix)) {
                return modules;
            }
            modules.push_back(*find_module(reader, folds, stream.substr(prefix.size())));
        }
        if (streams.size() < page) {
            return modules;
        }
        after = streams.back();
    }
}

std::optional<std::string> objection_to_module(store::Reader& reader, const journal::Folds& folds,
                                               const ModuleText& module) {
    const auto known = find_module(reader, folds, module.name);
    if (!known) {
        return std::nullopt;
    }
    if (known->source != module.source) {
        return "module '" + module.name + "' was published on " + day_of(known->published_at) +
               " with another text, and what is published never changes: put the change into " +
               next_file(reader, folds, module.name) + " and use that.";
    }
    if (known->retired_at) {
        return "module '" + module.name + "' was retired on " + day_of(*known->retired_at) + " (" +
               known->retired_because + "); use another version of it.";
    }
    return std::nullopt;
}

Result<std::vector<journal::Draft>> modules_published(store::Reader& reader,
                                                      const journal::Folds& folds,
                                                      std::string_view text, Instant now) {
    std::vector<journal::Draft> events;
    for (const ModuleText& module : taken_apart(text).modules) {
        if (auto objection = objection_to_module(reader, folds, module)) {
            return Refusal{RefusalKind::not_available,
                           "The workflow uses what it may not: " + *objection};
        }
        if (!reader.head(module_stream(module.name))) {
            events.push_back(
                {module_stream(module.name), "module.published", 1, now,
                 Table{}.set("hash", journal::to_hex(journal::sha256({module.source}))),
                 Table{}.set("source", module.source)});
        }
    }
    return events;
}

std::vector<std::string> module_streams(std::string_view text) {
    std::vector<std::string> streams;
    for (const ModuleText& module : taken_apart(text).modules) {
        streams.push_back(module_stream(module.name));
    }
    return streams;
}

Result<journal::Draft> retired(store::Reader& reader, const journal::Folds& folds,
                               std::string_view name, std::string_view reason, Instant now) {
    const auto module = known_module(reader, folds, name);
    if (!module) {
        return module.error();
    }
    if (module->retired_at) {
        return Refusal{RefusalKind::not_available, "Module '" + module->name +
                                                       "' was retired already, on " +
                                                       day_of(*module->retired_at) + "."};
    }
    return journal::Draft{module_stream(name),
                          "module.retired",
                          1,
                          now,
                          {},
                          Table{}.set("reason", std::string(reason))};
}

}  // namespace moothall::workflows
