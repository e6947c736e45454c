#pragma once

#include <string>
#include <vector>

#include "components/content/error_summary.h"
#include "html/html.h"
#include "site/form.h"
#include "site/visit.h"

// Fields as data, as the council describes them, made into what is typed into.
namespace desk {

/// What was wrong with one field of a form, or with the form as a whole (then `field` is empty).
struct FieldProblem {
    std::string field;
    std::string sentence;
};

/// The parts of a form that its fields make: each with its label, its hint, what it holds, and what
/// was wrong with it. `typed` is what was sent before, if the form comes back; `descriptors` are as
/// `case-type.show` gives them, each with `value` where the case holds one.
Html fields_of(const moothall::List& descriptors, const Form& typed,
               const std::vector<FieldProblem>& problems);

/// The summary of all that was wrong, each with the way to its field; nothing where nothing was.
Html summary_of(const moothall::List& descriptors, const std::vector<FieldProblem>& problems);

/// A value of a field as people read it: "23 November 2026", "£12.50", the label of an option.
std::string value_in_words(const Record& descriptor, const moothall::Value& value);

}  // namespace desk
