#pragma once

#include <string>
#include <string_view>

#include "cases/case_record.h"

namespace moothall::cases {

/// The whole record in few bytes, for the projection: a case is read and kept again with each of
/// its events. Not for exchange: whoever changes what is packed renames the column that holds it
/// (see case_table), so that a rebuild makes it anew.
std::string pack(const CaseRecord& record);

/// Faults: throws packing::PackingError for bytes that `pack` did not make.
CaseRecord unpack(std::string_view bytes);

}  // namespace moothall::cases
