#pragma once

#include <moothall/service/value.h>

#include "workflows/definitions/definition.h"

namespace moothall::workflows {

/// The fields with which a case is opened, as JSON Schema 2020-12: `title` is the label,
/// `description` the hint, `x-kind` the kind of field, `x-shown-when` the values of other fields
/// with which it is asked for, `x-order` the order of the form. Money is in pence. What only the
/// workflow sets is left out; nothing is required, as a case may be opened with what is known.
Table schema_of(const Definition& definition);

}  // namespace moothall::workflows
