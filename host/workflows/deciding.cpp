#include "workflows/deciding.h"

#include "calendar/london.h"
#include "cases/case_reference.h"
#include "cases/find_case.h"
#include "customers/merging.h"
#include "places/place.h"
#include "words/snake_case.h"
#include "workflows/case_decision.h"
#include "workflows/movement.h"

namespace moothall::workflows {
namespace {

journal::Seen seen(store::Reader& reader, const std::string& stream) {
    const auto head = reader.head(stream);
    return {stream, head ? head->number : 0};
}

std::string service_of(const std::string& type) {
    return type.substr(0, type.find('.'));
}

/// The streams of what a new case starts with, besides its own.
std::vector<std::string> looked_at(const cases::Opening& opening) {
    std::vector<std::string> streams{"workflow/" + opening.type};
    if (!opening.customer.empty()) {
        streams.push_back("customer/" + opening.customer);
    }
    if (!opening.place.empty()) {
        streams.push_back("place/" + opening.place);
    }
    if (!opening.owner.empty()) {
        streams.push_back(opening.owner);
    }
    return streams;
}

/// What a new case starts with, checked against the workflow and the master records.
Result<cases::Opening> checked_opening(const OpenCase& asked, const Definition& definition,
                                       store::Reader& reader, Instant now) {
    cases::Opening opening;
    opening.type = asked.type;
    opening.channel = asked.channel;
    opening.team = asked.team.empty() ? definition.service() : asked.team;
    opening.owner = asked.owner;
    opening.external_reference = asked.external_reference;
    opening.received_at = asked.received_at.value_or(now);
    if (opening.received_at > now) {
        return Refusal{RefusalKind::invalid_input,
                       "A case cannot have been received in the future."};
    }
    if (!asked.channel.empty() && !words::is_snake_case(asked.channel)) {
        return Refusal{RefusalKind::invalid_input,
                       "A channel is one word in small letters and underscores, such as post or "
                       "phone."};
    }
    if (!asked.team.empty() && !words::is_snake_case(asked.team)) {
        return Refusal{RefusalKind::invalid_input,
                       "A team is one word in small letters and underscores, such as council_tax."};
    }
    constexpr std::size_t external_reference_max = 200;  // Longer ones would not be found.
    if (asked.external_reference.size() > external_reference_max) {
        return Refusal{RefusalKind::invalid_input,
                       "A reference from elsewhere has at most 200 letters."};
    }
    if (!asked.owner.empty()) {
        const auto owner = identity::actor_named(reader, asked.owner);
        if (!owner) {
            return owner.error();
        }
        opening.owner = owner->id;
    }
    if (!asked.customer.empty()) {
        const auto customer = customers::find_master(reader, asked.customer);
        if (!customer) {
            return customer.error();
        }
        opening.customer = customer->id;
    }
    if (!asked.place.empty()) {
        const auto place = places::find_place(reader, asked.place);
        if (!place) {
            return place.error();
        }
        opening.place = place->uprn;
    }
    auto fields = checked_fields(definition, asked.fields, {}, calendar::london_date(now));
    if (!fields) {
        return fields.error();
    }
    opening.fields = *std::move(fields);
    return opening;
}

/// The record that a command shows last.
Result<cases::CaseRecord> shown(const std::function<Result<Done>(const Show&)>& command) {
    cases::CaseRecord last;
    const auto done = command([&](store::Reader&, const calendar::Calendars&,
                                  const cases::CaseRecord& record) { last = record; });
    if (!done) {
        return done.error();
    }
    return last;
}

}  // namespace

Deciding::Deciding(DecidingParts parts) : parts_(std::move(parts)), numbers_(parts_.store) {}

journal::Cause Deciding::cause(const Asking& asking, const std::string& decided_by) const {
    return {asking.actor.id, "",
            asking.command.empty() ? journal::new_command(asking.now, parts_.randomness)
                                   : asking.command,
            decided_by, asking.now};
}

Result<Done> Deciding::show_committed(const journal::Committed& committed, const Show& show) {
    for (const auto& event : committed.events) {
        if (event.stream.starts_with("case/")) {
            parts_.store.look([&](store::Reader& reader) {
                show(reader, *parts_.calendars.as_of(reader),
                     cases::read_case(reader, std::string_view(event.stream).substr(5)).value());
            });
            return Done{};
        }
    }
    return Refusal{RefusalKind::invalid_input,
                   "A command with this id has done something else already: give yours an id of "
                   "its own."};
}

Result<cases::CaseRecord> Deciding::record_of(const journal::Committed& committed) {
    return shown([&](const Show& show) { return show_committed(committed, show); });
}

Result<cases::CaseRecord> Deciding::open(const Asking& asking, const OpenCase& asked) {
    return shown([&](const Show& show) { return open(asking, asked, show); });
}

Result<cases::CaseRecord> Deciding::act(const Asking& asking, const TakeAction& asked) {
    return shown([&](const Show& show) { return act(asking, asked, show); });
}

Result<Done> Deciding::open(const Asking& asking, const OpenCase& asked, const Show& show) {
    // Taken beforehand: a decision may be made inside the writer, where nothing else can be
    // written.
    const auto letters = parts_.letters_of_service.find(service_of(asked.type));
    const bool is_loaded = letters != parts_.letters_of_service.end();
    const int year = calendar::london_year(asking.now);
    const std::int64_t number = is_loaded ? numbers_.next(letters->second, year) : 0;
    const std::string id = journal::new_id(asking.now, parts_.randomness);
    journal::Cause why = cause(asking, "");
    const auto committed = parts_.journal.decide_and_commit(
        why, [&](store::Reader& reader) -> Result<journal::Decision> {
            const auto bundle = parts_.bundles.current(reader, asked.type);
            if (!bundle) {
                return bundle.error();
            }
            why.decided_by = (*bundle)->hash;
            auto opening = checked_opening(asked, (*bundle)->definition, reader, asking.now);
            if (!opening) {
                return opening.error();
            }
            if (!is_loaded) {
                return Refusal{RefusalKind::not_available,
                               "The plugin " + (*bundle)->definition.service() +
                                   " is not loaded, so no case of it can be opened."};
            }
            opening->id = id;
            opening->reference = cases::make_reference(letters->second, year, number);
            opening->workflow = (*bundle)->hash;
            CaseDecision decision(parts_, **bundle, {}, asking.now, reader);
            auto made = decision.open(*opening, why);
            if (made) {
                decision.show(show);
                for (const std::string& stream : looked_at(*opening)) {
                    made->read_set.push_back(seen(reader, stream));
                }
            }
            return made;
        });
    if (is_loaded && (!committed || committed->repeated)) {
        numbers_.give_back(letters->second, year, number);
    }
    if (!committed) {
        return committed.error();
    }
    return committed->repeated ? show_committed(*committed, show) : Done{};
}

Result<Done> Deciding::act(const Asking& asking, const TakeAction& asked, const Show& show) {
    journal::Cause why = cause(asking, "");
    const auto committed = parts_.journal.decide_and_commit(
        why, [&](store::Reader& reader) -> Result<journal::Decision> {
            auto record = cases::find_case(reader, asked.reference);
            if (!record) {
                return record.error();
            }
            if (asked.version && *asked.version != record->version) {
                return Refusal{RefusalKind::stale_version,
                               "The case was changed meanwhile: it is at version " +
                                   std::to_string(record->version) + ". Look at it again."};
            }
            const auto bundle = parts_.bundles.get(reader, record->workflow);
            why.decided_by = bundle->hash;
            CaseDecision decision(parts_, *bundle, *std::move(record), asking.now, reader);
            auto made = decision.act(asking.actor, asked, why);
            if (made) {
                decision.show(show);
            }
            return made;
        });
    if (!committed) {
        return committed.error();
    }
    return committed->repeated ? show_committed(*committed, show) : Done{};
}

Result<CaseActions> Deciding::actions(const identity::Actor& actor, std::string_view reference,
                                      Instant now) {
    const auto reader = parts_.store.read();
    const auto record = cases::find_case(*reader, reference);
    if (!record) {
        return record.error();
    }
    const auto bundle = parts_.bundles.get(*reader, record->workflow);
    std::vector<ActionState> states;
    for (const Action& action : bundle->definition.actions) {
        CaseDecision decision(parts_, *bundle, *record, now, *reader);
        const auto possible = decision.possible(actor, action);
        states.push_back({action.name, in_english(action.title), static_cast<bool>(possible),
                          possible ? std::string() : possible.error().reason});
    }
    return CaseActions{*record, bundle, std::move(states)};
}

bool Deciding::serves(std::string_view service) const {
    return parts_.letters_of_service.contains(std::string(service));
}

Result<Done> Deciding::add(const Asking& asking, std::string_view reference,
                           const Additions& additions, const Show& show) {
    Result<cases::CaseRecord> record = Refusal{};
    parts_.store.look([&](store::Reader& reader) { record = cases::find_case(reader, reference); });
    if (!record) {
        return record.error();
    }
    // Adding needs no read set: it is true whatever else happens to the case.
    const auto committed = parts_.journal.commit({cause(asking, ""), {}, {}, additions(*record)});
    if (!committed) {
        return committed.error();
    }
    return show_committed(*committed, show);
}

}  // namespace moothall::workflows
