#include "channels/channel_council.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include "access/access.h"
#include "calendar/london.h"
#include "channels/council_measures.h"
#include "functions/signature.h"
#include "identity/token.h"
#include "json/json.h"
#include "operations/operation.h"
#include "store/one_moment.h"

namespace moothall::channels {
namespace {

std::vector<channel::Member> described(const std::vector<functions::Field>& fields);

channel::Shape described(const functions::Type& type) {
    channel::Shape shape{std::string(functions::name_of(type.kind)),
                         type.shape,
                         type.about,
                         type.least,
                         type.most,
                         type.choices,
                         {},
                         described(type.fields)};
    for (const functions::Type& element : type.element) {
        shape.element.push_back(described(element));
    }
    return shape;
}

std::vector<channel::Member> described(const std::vector<functions::Field>& fields) {
    std::vector<channel::Member> members;
    for (const functions::Field& field : fields) {
        members.push_back({field.name, field.optional, described(field.type)});
    }
    return members;
}

std::vector<channel::Operation> described_table() {
    std::vector<channel::Operation> all;
    for (const operations::Operation& operation : operations::table()) {
        all.push_back({operation.name, operation.about,
                       std::string(access::name_of(operation.deed)),
                       described(operations::signature_of(operation).arguments),
                       described(operations::answer_of(operation))});
    }
    return all;
}

std::vector<std::string> names_of(const std::vector<channel::Operation>& table) {
    std::vector<std::string> names;
    std::ranges::transform(table, std::back_inserter(names), &channel::Operation::name);
    return names;
}

std::int64_t newest_position(store::Store& store) {
    std::int64_t position = 0;
    store.look([&](store::Reader& reader) {
        const auto seal = reader.last_seal();
        position = seal ? seal->last_position : 0;
    });
    return position;
}

channel::Health health_of(store::Store& store) {
    try {
        newest_position(store);
        return {true, ""};
    } catch (const store::StoreFault& fault) {
        return {false, fault.what()};
    }
}

/// All that the officer may: a session has no scopes.
channel::Session session_of(const identity::OpenSession& open, std::string_view secret) {
    const identity::Actor actor = identity::actor_of(open.officer);
    return {{actor.id, actor.name, open.officer.username, actor.roles, actor.teams, {}},
            identity::form_token_of(secret),
            open.session.ends()};
}

operations::Caller asking(const channel::Caller& caller, std::string_view command) {
    return {{caller.id, caller.name, caller.roles, caller.teams, caller.scopes},
            std::string(command)};
}

/// By one of the two ways to call an operation. What it throws goes to whoever asked for it.
channel::Outcome outcome_of(decltype(operations::call) call, operations::Council& council,
                            const channel::Command& command) {
    try {
        return {call(council, asking(command.caller, command.id), command.operation,
                     command.arguments)};
    } catch (const std::exception&) {
        return {Refusal{}, std::current_exception()};
    }
}

/// What is due comes before all of them. Where they cannot be kept together each is called alone.
std::vector<channel::Outcome> done_together(operations::Council& council,
                                            std::span<const channel::Command> commands) {
    std::vector<channel::Outcome> outcomes(commands.size(), {Refusal{}});
    std::vector<std::function<void()>> tasks;
    tasks.reserve(commands.size());
    for (std::size_t place = 0; place < commands.size(); ++place) {
        tasks.emplace_back([&, place] {
            outcomes[place] =
                outcome_of(operations::call_when_nothing_is_due, council, commands[place]);
        });
    }
    try {
        operations::do_what_is_due(council);
        if (commands.size() > 1 && council.store.write_together(tasks)) {
            return outcomes;
        }
    } catch (const std::exception&) {
        outcomes.assign(commands.size(), {Refusal{}, std::current_exception()});
        return outcomes;
    }
    for (std::size_t place = 0; place < commands.size(); ++place) {
        outcomes[place] = outcome_of(operations::call, council, commands[place]);
    }
    return outcomes;
}

Ending ending_of(const channel::Outcome& outcome) {
    if (outcome.fault) {
        return Ending::failed;
    }
    return outcome.answer ? Ending::done : Ending::refused;
}

}  // namespace

ChannelCouncil::ChannelCouncil(operations::Council& council)
    : council_(council),
      table_(described_table()),
      measures_(names_of(table_)),
      asked_(council_, table_, measures_),
      face_{asked_,
            asked_,
            [this] { return moment(); },
            [](const Value& value) { return json::to_json(value); },
            [](std::string_view text) { return json::parse(text); },
            [&council] { return council.clock.now(); },
            [](Instant moment) {
                return channel::WallTime{calendar::london_date(moment),
                                         calendar::london_minutes(moment)};
            },
            [&council] { return journal::new_id(council.clock.now(), council.randomness); },
            [&council] { return health_of(council.store); },
            [&council] { return newest_position(council.store); },
            [this](std::span<const channel::Command> commands) { return together(commands); }} {}

/// A reader of the store, and the council that reads by it.
class ChannelCouncil::Held final : public channel::Moment {
public:
    Held(operations::Council& council, const std::vector<channel::Operation>& table,
         OperationMeasures& measures, std::unique_ptr<store::Reader> reader)
        : reader_(std::move(reader)),
          store_(council.store, *reader_),
          council_(operations::on_store(council, store_)),
          asked_(council_, table, measures) {}

    channel::Operations& operations() override { return asked_; }
    channel::Identity& identity() override { return asked_; }

private:
    std::unique_ptr<store::Reader> reader_;
    store::OneMoment store_;
    operations::Council council_;
    Asked asked_;
};

std::unique_ptr<channel::Moment> ChannelCouncil::moment() {
    auto reader = council_.store.read_if_at_hand();
    return reader ? std::make_unique<Held>(council_, table_, measures_, std::move(reader))
                  : nullptr;
}

std::vector<channel::Measure> ChannelCouncil::measures() {
    std::vector<channel::Measure> all = measures_.measures();
    std::ranges::move(council_measures(council_), std::back_inserter(all));
    return all;
}

/// Each took as long as all of them.
std::vector<channel::Outcome> ChannelCouncil::together(std::span<const channel::Command> commands) {
    const auto began = std::chrono::steady_clock::now();
    auto outcomes = done_together(council_, commands);
    const auto took = std::chrono::steady_clock::now() - began;
    for (std::size_t place = 0; place < commands.size(); ++place) {
        measures_.called(commands[place].operation, ending_of(outcomes[place]), took);
    }
    return outcomes;
}

const channel::Operation* ChannelCouncil::Asked::find(std::string_view name) const {
    const auto found = std::ranges::lower_bound(table_, name, {}, &channel::Operation::name);
    return found == table_.end() || found->name != name ? nullptr : &*found;
}

Result<Value> ChannelCouncil::Asked::call(const channel::Caller& caller, std::string_view name,
                                          const Table& arguments, std::string_view command) {
    const auto began = std::chrono::steady_clock::now();
    const auto took = [began] { return std::chrono::steady_clock::now() - began; };
    try {
        auto answer = operations::call(council_, asking(caller, command), name, arguments);
        measures_.called(name, answer ? Ending::done : Ending::refused, took());
        return answer;
    } catch (const std::exception&) {
        measures_.called(name, Ending::failed, took());
        throw;
    }
}

Result<channel::Caller> ChannelCouncil::Asked::of_token(std::string_view token) {
    Result<channel::Caller> found = Refusal{};
    council_.store.look([&](store::Reader& reader) {
        const auto known = identity::find_token(reader, token, council_.clock.now());
        if (!known) {
            found = known.error();
            return;
        }
        const auto officer = identity::officer_of(reader, *known);
        if (!officer) {
            found = officer.error();
            return;
        }
        const identity::Actor actor = identity::actor_of(*officer);
        found = channel::Caller{actor.id,    actor.name,  officer->username,
                                actor.roles, actor.teams, known->scopes};
    });
    return found;
}

Result<channel::SignedIn> ChannelCouncil::Asked::sign_in(const channel::Credentials& credentials) {
    const auto entered = council_.sign_in.sign_in(
        {credentials.username, credentials.password, credentials.peer, credentials.device});
    if (!entered) {
        return entered.error();
    }
    return channel::SignedIn{entered->secret, entered->device,
                             session_of(entered->open, entered->secret)};
}

Result<channel::Session> ChannelCouncil::Asked::of_session(std::string_view secret) {
    const auto open = council_.sign_in.of_session(secret);
    if (!open) {
        return open.error();
    }
    return session_of(*open, secret);
}

Result<channel::Session> ChannelCouncil::Asked::look_at_session(std::string_view secret) {
    const auto open = council_.sign_in.look_at_session(secret);
    if (!open) {
        return open.error();
    }
    return session_of(*open, secret);
}

void ChannelCouncil::Asked::sign_out(std::string_view secret) {
    council_.sign_in.sign_out(secret);
}

}  // namespace moothall::channels
