#include "case_logs/export_log.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "case_logs/case_visits.h"
#include "case_logs/export_formats.h"
#include "case_logs/log_events.h"
#include "case_logs/native_events.h"
#include "case_logs/tables.h"
#include "cases/find_case.h"
#include "cases/tables.h"
#include "event_logs/log_writer.h"
#include "journal/journal.h"
#include "json/json.h"

namespace moothall::case_logs {
namespace {

using cases::CaseColumns;
using event_logs::ImportedCase;
using event_logs::ImportedEvent;
using event_logs::LogColumns;

constexpr std::size_t page = 1'000;

/// Reads imported events one at a time, a few ahead where they follow each other in their case.
class EventsInTurn {
public:
    EventsInTurn(store::Reader& reader, const journal::Folds& folds)
        : reader_(reader), folds_(folds) {}

    const ImportedCase& of_case(const std::string& id) { return known(id).of_case; }

    ImportedEvent read(const std::string& id, std::int64_t number) {
        Ahead& ahead = known(id);
        const auto at = static_cast<std::size_t>(number - ahead.first);
        if (number < ahead.first || at >= ahead.events.size()) {
            ahead.events =
                journal::events_of(reader_, folds_, "case/" + id, number - 1, events_ahead);
            ahead.first = number;
            return imported_event_from(ahead.events.at(0));
        }
        return imported_event_from(ahead.events[at]);
    }

private:
    struct Ahead {
        ImportedCase of_case;
        std::int64_t first = 1;
        std::vector<journal::Event> events;
    };

    static constexpr std::size_t events_ahead = 8;
    static constexpr std::size_t cases_known_max = 4'000;

    Ahead& known(const std::string& id) {
        const auto found = known_.find(id);
        if (found != known_.end()) {
            return found->second;
        }
        if (known_.size() == cases_known_max) {
            known_.clear();
        }
        const store::Row row = reader_.find(cases::case_table(), {id}).value();
        return known_.emplace(id, Ahead{case_from_log(reader_, cases::record_of(row)), 1, {}})
            .first->second;
    }

    store::Reader& reader_;
    const journal::Folds& folds_;
    std::map<std::string, Ahead, std::less<>> known_;
};

using VisitEvent = std::function<void(const ImportedCase&, const ImportedEvent&)>;

/// What happened here to the cases of a type.
class NativeEvents {
public:
    NativeEvents(store::Reader& reader, const journal::Folds& folds, const std::string& type)
        : reader_(reader), folds_(folds), type_(type) {}

    /// Visits them case by case; gives the number of all cases, with or without such events.
    std::size_t visit(const VisitEvent& visit_event) {
        std::size_t count = 0;
        for_each_row(
            reader_, {&cases::case_table(), "", {}, {}, {}, {}, page}, [&](const store::Row& row) {
                if (!type_.empty() && std::get<std::string>(row.at(CaseColumns::type)) != type_) {
                    return;
                }
                ++count;
                visit_case(std::get<std::string>(row.at(CaseColumns::id)), visit_event);
            });
        return count;
    }

private:
    void visit_case(const std::string& id, const VisitEvent& visit_event) {
        const std::string stream = "case/" + id;
        const auto imported = reader_.find(imported_case_table(), {id});
        constexpr std::int64_t opened = 1;
        if (imported &&
            reader_.head(stream).value().number ==
                opened + std::get<std::int64_t>(imported->at(ImportedCaseColumns::events))) {
            return;
        }
        const cases::CaseRecord record = *cases::read_case(reader_, id);
        const ImportedCase of_case =
            imported ? case_from_log(reader_, record) : case_as_logged(record);
        // That an imported case was opened here is no part of its log.
        std::int64_t after = imported ? opened : 0;
        while (true) {
            const auto events = journal::events_of(reader_, folds_, stream, after, page);
            for (const journal::Event& event : events) {
                if (const auto logged = event_as_logged(event)) {
                    visit_event(of_case, *logged);
                }
            }
            if (events.size() < page) {
                return;
            }
            after = events.back().number;
        }
    }

    store::Reader& reader_;
    const journal::Folds& folds_;
    const std::string& type_;
};

/// The columns of events that happened here, if there are any: collected name by name, since there
/// may be more such events than memory holds.
class NativeColumns {
public:
    void note(const ImportedCase& of_case, const ImportedEvent& event) {
        any_ = true;
        for (const auto* attributes : {&of_case.attributes, &event.attributes}) {
            for (const auto& [name, value] : *attributes) {
                names_.insert(name);
            }
        }
    }

    bool any() const { return any_; }

    LogColumns columns() const {
        ImportedCase all;
        for (const std::string& name : names_) {
            all.attributes.emplace_back(name, "");
        }
        return event_logs::columns_for({all});
    }

private:
    bool any_ = false;
    std::set<std::string> names_;
};

LogColumns columns_of(const std::vector<TakenLog>& logs, const NativeColumns& native) {
    std::vector<LogColumns> all;
    for (const TakenLog& log : logs) {
        all.emplace_back(log.columns);
    }
    if (native.any()) {
        all.push_back(native.columns());
    }
    return event_logs::joined(all);
}

Exported export_csv(store::Reader& reader, const journal::Folds& folds, const std::string& type,
                    std::ostream& out) {
    const auto logs = logs_of(reader, type);
    NativeColumns native;
    NativeEvents happened_here(reader, folds, type);
    Exported exported;
    exported.cases =
        happened_here.visit([&](const ImportedCase& of_case, const ImportedEvent& event) {
            native.note(of_case, event);
        });
    event_logs::LogWriter writer(out, columns_of(logs, native));
    EventsInTurn events(reader, folds);
    for (const TakenLog& log : logs) {
        for_each_row(
            reader, {&log_row_table(), "", {log.import}, {}, {}, {}, page},
            [&](const store::Row& row) {
                const auto& id = std::get<std::string>(row.at(LogRowColumns::case_id));
                writer.write(
                    events.of_case(id),
                    events.read(id, std::get<std::int64_t>(row.at(LogRowColumns::number))));
                ++exported.events;
            });
    }
    if (native.any()) {
        happened_here.visit([&](const ImportedCase& of_case, const ImportedEvent& event) {
            writer.write(of_case, event);
            ++exported.events;
        });
    }
    writer.finish();
    return exported;
}

bool has_cases(store::Reader& reader, const std::string& type) {
    const store::ListQuery any{&cases::case_table(), "", {}, {}, {}, {}, 1, {CaseColumns::id}};
    const store::ListQuery of_type{&cases::case_table(), "by_type", {type}, {}, {}, {}, 1,
                                   {CaseColumns::id}};
    return !reader.list(type.empty() ? any : of_type).empty();
}

}  // namespace

std::vector<TakenLog> logs_of(store::Reader& reader, const std::string& type) {
    std::vector<TakenLog> logs;
    for_each_row(reader, {&import_table(), "", {}, {}, {}, {}, page}, [&](const store::Row& row) {
        if (type.empty() || std::get<std::string>(row.at(ImportColumns::type)) == type) {
            const auto& record = std::get<std::string>(row.at(ImportColumns::record));
            logs.push_back(taken_log_from(*json::parse(record).value().as_table()));
        }
    });
    return logs;
}

Result<Exported> export_log(store::Reader& reader, const journal::Folds& folds,
                            const ExportAsked& asked, std::ostream& out) {
    if (!has_cases(reader, asked.type)) {
        return Refusal{RefusalKind::not_found,
                       asked.type.empty()
                           ? "There are no cases to export yet."
                           : "There are no cases of the type " + asked.type + " to export."};
    }
    switch (asked.format) {
        case event_logs::LogFormat::xes:
            return export_xes(reader, folds, asked.type, out);
        case event_logs::LogFormat::ocel:
            return export_ocel(reader, folds, asked.type, out);
        case event_logs::LogFormat::csv:
            break;
    }
    return export_csv(reader, folds, asked.type, out);
}

}  // namespace moothall::case_logs
