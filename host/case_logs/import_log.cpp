#include "case_logs/import_log.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "calendar/london.h"
#include "case_logs/case_attributes.h"
#include "case_logs/file_digest.h"
#include "case_logs/known_case.h"
#include "case_logs/log_events.h"
#include "case_logs/tables.h"
#include "cases/case_change.h"
#include "cases/case_reference.h"
#include "cases/reference_numbers.h"
#include "event_logs/checked_log.h"
#include "journal/keeping.h"
#include "json/json.h"

namespace moothall::case_logs {
namespace {

using event_logs::CheckedLog;
using event_logs::ImportedCase;
using event_logs::ImportedEvent;

constexpr std::size_t events_of_a_decision_max = 1'000;
constexpr const char* import_actor = "import";

std::optional<TakenLog> earlier_taking(store::Reader& reader, const std::string& sha256) {
    const auto rows = reader.list({&import_table(), "by_sha256", {sha256}, {}, {}, {}, 1});
    if (rows.empty()) {
        return std::nullopt;
    }
    const auto& record = std::get<std::string>(rows.front().at(ImportColumns::record));
    return taken_log_from(*json::parse(record).value().as_table());
}

Refusal was_taken(const TakenLog& earlier) {
    return {RefusalKind::not_available,
            "This very file was imported on " + in_words(calendar::london_date(earlier.taken_at)) +
                " as " + earlier.file_name + " (" + std::to_string(earlier.cases) + " cases, " +
                std::to_string(earlier.events) +
                " events). Give --again to take only what is not here yet."};
}

/// The id of this taking: "00000001" for the first, so that later ones sort behind it.
std::string next_import(store::Reader& reader) {
    constexpr std::size_t digits = 8;
    constexpr std::size_t imports_max = 99'999'999;
    const auto before = reader.list({&import_table(), "", {}, {}, {}, {}, imports_max}).size();
    const std::string number = std::to_string(before + 1);
    return std::string(digits - number.size(), '0') + number;
}

/// What new cases are made with: ids in the order of the file, and references.
class NewCases {
public:
    NewCases(const ImportParts& parts, Instant now, std::size_t count, std::string letters)
        : letters_(std::move(letters)), year_(calendar::london_year(now)) {
        ids_.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            ids_.push_back(journal::new_id(now, parts.randomness));
        }
        // Lists that have nothing else to go by show the cases as the file does.
        std::ranges::sort(ids_);
        if (count > 0) {
            cases::ReferenceNumbers numbers(parts.store);
            first_number_ = numbers.take(letters_, year_, static_cast<std::int64_t>(count));
        }
    }

    std::size_t count() const { return ids_.size(); }
    const std::string& id(std::size_t number) const { return ids_[number]; }
    std::string reference(std::size_t number) const {
        return cases::make_reference(letters_, year_,
                                     first_number_ + static_cast<std::int64_t>(number));
    }

private:
    std::string letters_;
    int year_;
    std::vector<std::string> ids_;
    std::int64_t first_number_ = 0;
};

/// One import at work inside the store's transaction.
class Taker {
public:
    Taker(const ImportParts& parts, const ImportAsked& asked, const workflows::Bundle& bundle,
          const NewCases& new_cases, Imported& done, store::Writer& writer)
        : parts_(parts),
          asked_(asked),
          bundle_(bundle),
          new_cases_(new_cases),
          done_(done),
          writer_(writer) {}

    Result<Done> take(const ImportedCase& one) {
        if (const auto id = known_case(writer_, asked_.type, one.id)) {
            return add_to(*id, one);
        }
        if (done_.cases == new_cases_.count()) {
            return Refusal{RefusalKind::stale_version,
                           "Somebody else changed the cases meanwhile. Import the file again."};
        }
        return open(one);
    }

    Result<Done> finish(const event_logs::LogColumns& columns, const std::string& file_name) {
        TakenLog log;
        log.import = done_.import;
        log.sha256 = done_.sha256;
        log.file_name = file_name;
        log.type = asked_.type;
        log.columns = columns.names();
        log.kinds = columns.kinds();
        log.cases = static_cast<std::int64_t>(done_.cases);
        log.events = static_cast<std::int64_t>(done_.events);
        log.taken_at = asked_.now;
        return keep({log_taken(log)});
    }

private:
    Result<Done> open(const ImportedCase& one) {
        const std::size_t number = done_.cases++;
        cases::Opening opening;
        opening.id = new_cases_.id(number);
        opening.reference = new_cases_.reference(number);
        opening.type = asked_.type;
        opening.workflow = bundle_.hash;
        opening.channel = import_actor;
        opening.team = bundle_.definition.service();
        opening.external_reference = one.id;
        opening.received_at = first_moment_of(one);
        opening.fields =
            fields_from(one.attributes, bundle_.definition, calendar::london_date(asked_.now));
        // Neither clocks nor timers: they would run from a day long past.
        cases::Movement movement;
        movement.to = bundle_.definition.initial_state().name;
        movement.enters = true;
        const std::string stream = "case/" + opening.id;
        std::vector<journal::Draft> drafts{
            cases::opened(opening, movement),
            case_imported(stream, done_.import, one.attributes, opening.received_at)};
        return keep_events(stream, std::move(drafts), one.events);
    }

    /// A trace of XES may have no events: then the case is received today.
    Instant first_moment_of(const ImportedCase& one) const {
        const auto first = std::ranges::min_element(one.events, {}, &ImportedEvent::happened_at);
        return first == one.events.end() ? asked_.now : first->happened_at;
    }

    Result<Done> add_to(const std::string& id, const ImportedCase& one) {
        const std::string stream = "case/" + id;
        TakenEvents taken(writer_, parts_.folds, id);
        std::vector<ImportedEvent> missing;
        for (const ImportedEvent& event : one.events) {
            if (!taken.has(event)) {
                missing.push_back(event);
            }
        }
        done_.events_passed_over += one.events.size() - missing.size();
        done_.cases_added_to += missing.empty() ? 0 : 1;
        std::vector<journal::Draft> drafts;
        if (to_table(taken.attributes()) != to_table(one.attributes)) {
            drafts.push_back(case_imported(stream, done_.import, one.attributes, asked_.now));
        }
        return keep_events(stream, std::move(drafts), missing);
    }

    Result<Done> keep_events(const std::string& stream, std::vector<journal::Draft> drafts,
                             const std::vector<ImportedEvent>& events) {
        done_.events += events.size();
        for (const ImportedEvent& event : events) {
            drafts.push_back(event_imported(stream, done_.import, event));
            if (drafts.size() == events_of_a_decision_max) {
                if (auto kept = keep(std::exchange(drafts, {})); !kept) {
                    return kept;
                }
            }
        }
        return drafts.empty() ? Result<Done>(Done{}) : keep(std::move(drafts));
    }

    Result<Done> keep(std::vector<journal::Draft> drafts) {
        const auto encoded = journal::encode(drafts, parts_.randomness);
        if (!encoded) {
            return encoded.error();
        }
        const journal::Decision decision{
            {import_actor, asked_.officer, journal::new_command(asked_.now, parts_.randomness), "",
             asked_.now},
            {},
            {},
            std::move(drafts)};
        const auto kept = journal::keep(decision, *encoded, parts_.folds, writer_);
        return kept ? Result<Done>(Done{}) : Result<Done>(kept.error());
    }

    const ImportParts& parts_;
    const ImportAsked& asked_;
    const workflows::Bundle& bundle_;
    const NewCases& new_cases_;
    Imported& done_;
    store::Writer& writer_;
};

/// How many of the log's cases are not here yet.
std::size_t count_new(store::Reader& reader, const CheckedLog& log, const std::string& type) {
    std::size_t count = 0;
    for (std::size_t number = 0; number < log.case_count(); ++number) {
        count += known_case(reader, type, log.case_id(number)) ? 0 : 1;
    }
    return count;
}

Result<Imported> take_all(CheckedLog& log, Taker taker, const Imported& done,
                          const ImportAsked& asked, const Progress& progress) {
    for (std::size_t number = 0; number < log.case_count(); ++number) {
        if (const auto taken = taker.take(log.read_case(number)); !taken) {
            return taken.error();
        }
        progress(number + 1, log.case_count());
    }
    if (const auto finished = taker.finish(log.columns(), asked.file_name); !finished) {
        return finished.error();
    }
    return done;
}

}  // namespace

Result<Imported> import_log(const ImportParts& parts, std::istream& file, const ImportAsked& asked,
                            const Progress& progress) {
    const std::string sha256 = digest_of(file);
    auto reader = parts.store.read();
    const auto bundle = parts.bundles.current(*reader, asked.type);
    if (!bundle) {
        return bundle.error();
    }
    const std::string service = (*bundle)->definition.service();
    const auto letters = parts.letters_of_service.find(service);
    if (letters == parts.letters_of_service.end()) {
        return Refusal{RefusalKind::not_available, "The plugin " + service +
                                                       " is not loaded, so no case of it can be "
                                                       "opened."};
    }
    const auto obstacle = [&](store::Reader& at) -> std::optional<Refusal> {
        const auto earlier = earlier_taking(at, sha256);
        return earlier && asked.taking == Taking::first_time ? std::optional(was_taken(*earlier))
                                                             : std::nullopt;
    };
    if (auto refusal = obstacle(*reader)) {
        return *std::move(refusal);
    }
    const auto checked = event_logs::check_log(file, asked.file_name, asked.format);
    if (!checked) {
        return checked.error();
    }
    CheckedLog& log = **checked;
    const NewCases new_cases(parts, asked.now, count_new(*reader, log, asked.type),
                             letters->second);
    reader.reset();  // A snapshot that is kept would keep the store from tidying up.

    Result<Imported> outcome = Refusal{};
    parts.store.write([&](store::Writer& writer) {
        if (auto refusal = obstacle(writer)) {  // Another program may have been faster.
            outcome = *std::move(refusal);
            return store::Verdict::discard;
        }
        Imported done{next_import(writer), sha256};
        outcome = take_all(log, Taker(parts, asked, **bundle, new_cases, done, writer), done, asked,
                           progress);
        return outcome ? store::Verdict::keep : store::Verdict::discard;
    });
    return outcome;
}

}  // namespace moothall::case_logs
