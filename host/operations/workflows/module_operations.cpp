#include <map>

#include "identity/officer.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "workflows/modules/published_modules.h"

namespace moothall::operations {
namespace {

using workflows::PublishedModule;

/// The workflows in use that use a module.
using Users = std::map<std::string, std::vector<std::string>>;

Users users_of_modules(Council& council, store::Reader& reader) {
    Users users;
    for (const auto& version : workflows::versions(reader)) {
        const auto bundle = version.current ? council.bundles.find(reader, version.hash) : nullptr;
        if (!bundle) {
            continue;
        }
        for (const auto& module : workflows::taken_apart(bundle->source).modules) {
            users[module.name].push_back(version.name);
        }
    }
    return users;
}

Table as_answer(store::Reader& reader, const PublishedModule& module, const Users& users) {
    Table answer;
    answer.set("name", module.name)
        .set("published_at", module.published_at)
        .set("published_by", identity::username_of(reader, module.published_by))
        .set("hash", module.hash)
        .set_unless_empty("retired_because", module.retired_because);
    if (module.retired_at) {
        answer.set("retired_at", *module.retired_at);
    }
    List names;
    if (const auto found = users.find(module.name); found != users.end()) {
        names.assign(found->second.begin(), found->second.end());
    }
    return answer.set("used_by", std::move(names));
}

Result<Value> list_modules(Council& council, const Caller&, const Table&) {
    const auto reader = council.store.read();
    const Users users = users_of_modules(council, *reader);
    List items;
    for (const auto& module : workflows::published_modules(*reader, council.folds)) {
        items.emplace_back(as_answer(*reader, module, users));
    }
    return list_answer(std::move(items), "");
}

Result<Value> show_module(Council& council, const Caller&, const Table& arguments) {
    const auto reader = council.store.read();
    const auto module = workflows::known_module(*reader, council.folds, arguments.text("name"));
    if (!module) {
        return module.error();
    }
    return Value(as_answer(*reader, *module, users_of_modules(council, *reader))
                     .set("source", module->source));
}

Result<Value> retire_module(Council& council, const Caller& caller, const Table& arguments) {
    const std::string& name = arguments.text("name");
    const Instant now = council.clock.now();
    const auto why = cause_of(council, caller, now);
    const auto committed = council.journal.decide_and_commit(
        why, [&](store::Reader& reader) -> Result<journal::Decision> {
            auto event =
                workflows::retired(reader, council.folds, name, arguments.text("reason"), now);
            if (!event) {
                return event.error();
            }
            journal::Decision decision{why, {}, {}, {*std::move(event)}};
            decision.read_set.push_back({decision.events.front().stream,
                                         reader.head(decision.events.front().stream)->number});
            return decision;
        });
    if (!committed) {
        return committed.error();
    }
    const auto event =
        event_that_did(*committed, workflows::module_stream(name), "module.retired", {});
    if (!event) {
        return event.error();
    }
    return show_module(council, caller, arguments);
}

}  // namespace

std::vector<Operation> module_operations() {
    using access::Deed;
    return {
        {"module.list",
         "module.list {} -> { items: [module] }",
         "Lists every module that was published, with the workflows that use it now. A module is "
         "published with the first workflow that uses it.",
         Deed::read,
         {{}, "", {"name", "published_at", "published_by", "retired_at", "used_by"}},
         list_modules},
        {"module.show",
         "module.show { name: text } -> module",
         "Shows a module with its text.",
         Deed::read,
         {{"name"}},
         show_module},
        {"module.retire",
         "module.retire { name: text, reason: text } -> module",
         "Retires a module: what uses it runs on, but no workflow that uses it can be published "
         "any more.",
         Deed::administer,
         {{"name"}},
         retire_module},
    };
}

}  // namespace moothall::operations
