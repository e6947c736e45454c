#pragma once

#include <moothall/service/result.h>

#include <optional>
#include <vector>

#include "calendar/working_days.h"
#include "cases/case_change.h"
#include "journal/journal.h"
#include "registers/registers.h"
#include "registers/reservation.h"
#include "workflows/language/effects.h"

namespace moothall::workflows {

/// Turns what was decided into the events that say it, one after the other, each on the case as the
/// one before it left it. Does nothing but plan: what it gives is still to be committed.
class Planner {
public:
    /// What a plan may look at besides the case.
    struct Surroundings {
        const calendar::Calendars& calendars;
        const registers::Registers& registers;
        store::Reader& reader;
    };

    /// Borrows definition and surroundings for its own length.
    Planner(const Definition& definition, cases::CaseRecord before, Instant now,
            Surroundings surroundings);

    void add(journal::Draft draft);

    /// Goes with the first event that was planned: what it was decided from. Nothing if empty.
    void note_decision(Table decision);

    /// Refused: not_available for what cannot be done to the case as it is then, such as lifting a
    /// hold that does not stand; not_found for a case to be linked.
    Result<Done> add(const Effect& effect);

    /// Letters that are planned from now on leave at this moment at the earliest.
    void let_letters_wait_until(Instant moment) { letters_leave_at_ = moment; }

    /// What was planned, to be committed as one.
    struct Plan {
        std::vector<journal::Draft> drafts;
        std::vector<journal::Condition> conditions;
    };

    /// Ends the planning. Refused: not_available where a deadline or a timer could not be computed,
    /// for instance past the last year of the calendar; what cannot be reserved.
    Result<Plan> finish();

    const cases::CaseRecord& current() const { return current_; }

private:
    Result<Done> plan(const effects::Record& effect);
    Result<Done> plan(const effects::AddRow& effect);
    Result<Done> plan(const effects::ChangeRow& effect);
    Result<Done> plan(const effects::RemoveRow& effect);
    Result<Done> plan(const effects::Letter& effect);
    Result<Done> plan(const effects::Task& effect);
    Result<Done> plan(const effects::Hold& effect);
    Result<Done> plan(const effects::Lift& effect);
    Result<Done> plan(const effects::SetTimer& effect);
    Result<Done> plan(const effects::DropTimer& effect);
    Result<Done> plan(const effects::Reserve& effect);
    Result<Done> plan(const effects::Release& effect);
    Result<Done> plan(const effects::Note& effect);
    Result<Done> plan(const effects::BringForward& effect);
    Result<Done> plan(const effects::Link& effect);

    Result<Done> check_deadlines() const;
    Date today() const;
    Result<Date> day_after(const clocks::Duration& duration) const;
    bool has_row(const std::string& field, std::int64_t row) const;

    const Definition& definition_;
    cases::CaseRecord current_;
    Instant now_;
    Surroundings surroundings_;
    std::optional<Instant> letters_leave_at_;
    std::vector<journal::Draft> drafts_;
    std::vector<registers::Reservation> wanted_;      ///< Counted together at the end,
    std::vector<registers::Reservation> given_back_;  ///< with these.
};

}  // namespace moothall::workflows
