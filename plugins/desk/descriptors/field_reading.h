#pragma once

#include <moothall/service/value.h>

#include <vector>

#include "descriptors/field_view.h"
#include "site/form.h"

namespace desk {

/// What was typed, as the operation takes it, and what cannot be read.
struct ReadFields {
    Record values;
    std::vector<FieldProblem> problems;
};

/// Reads each described field. A field that was left empty is left out; one that has to be given
/// is a problem then. One that is only shown for other answers than those given is passed over: it
/// has to stand behind what it depends on. Rules of the workflow are left to the operation.
ReadFields read_fields(const moothall::List& descriptors, const Form& form);

/// The refusal of an operation, at the field whose label it names, if it names one.
FieldProblem problem_of(const moothall::Refusal& refusal, const moothall::List& descriptors);

/// Pence of "£1,234.50", "12", "12.5"; nothing for anything else.
std::optional<std::int64_t> pence_of(std::string text);

/// The day of "17/5/2026", "17.5.2026" or "17 May 2026"; nothing for one that does not exist.
std::optional<moothall::Date> day_in_one_line(std::string text);

/// The day of three typed texts; nothing for one that does not exist. A month may be a word.
std::optional<moothall::Date> day_of(const std::string& day, const std::string& month,
                                     const std::string& year);

}  // namespace desk
