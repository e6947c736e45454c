#pragma once

#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/working_days.h"
#include "cases/case_record.h"
#include "finding/particulars.h"
#include "journal/event.h"
#include "store/store.h"

namespace moothall::operations {

struct Council;

/// Whether an answer gives the names of type, state, customer and place beside their codes and ids:
/// each may cost a look into the store.
enum class Names { codes_only, in_full };

/// Cases as everybody outside sees them; CONTRACT's shape. Looks up each name once.
class CaseAnswers {
public:
    /// Borrows the council, the reader and the calendars.
    CaseAnswers(Council& council, store::Reader& reader, const calendar::Calendars& calendars,
                Names names);

    Value of(const cases::CaseRecord& record);

private:
    struct OfficerNames {
        std::string username;
        std::string name;
    };
    struct CustomerName {
        std::string id;  ///< Of the master, where the customer of a case was merged.
        std::string name;
    };

    const OfficerNames& officer(const std::string& actor);
    void add_names(const cases::CaseRecord& record, Table& table);

    Council& council_;
    store::Reader& reader_;
    const calendar::Calendars& calendars_;
    Names names_;
    Instant now_;
    std::map<std::string, OfficerNames> officers_;
    std::map<std::string, CustomerName> customers_;
    std::map<std::string, std::string> places_;
};

/// An event as everybody outside sees it.
Value event_answer(const journal::Event& event);

/// How a search found somebody: "exact" or "sounds_like".
std::string match_words(finding::Likeness likeness);

/// `{ items, next_cursor }`; the cursor is left out on the last page.
Value list_answer(List items, std::string_view next_cursor);

/// An argument of named values; none if it is left out.
Table table_or_empty(const Table& arguments, std::string_view name);

/// The `limit` argument: 50 unless told. The signature holds it to 1..1000.
std::size_t limit_of(const Table& arguments);

/// "a,b,c" taken apart; empty parts are dropped.
std::vector<std::string> names_of(std::string_view comma_separated);

}  // namespace moothall::operations
