#pragma once

#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <string>
#include <vector>

#include "functions/signature.h"

namespace moothall::functions {

/// Whether a value is of a type; "an empty table" is both a list and a record, since Lua cannot
/// tell. Refused: invalid_input, with a sentence that names what is wrong, never the value itself.
/// `path` is what the message calls the value: "items" or "periods[2].from".
Result<Done> check(const Type& type, const Value& value, const std::string& path);

/// Whether named values are those that are declared. `whose` is what the message calls them:
/// "revenues.band_charge".
/// Refused: invalid_input for a name that is not declared (with the nearest that is), one that is
/// missing, of another kind or out of range.
Result<Done> check(const std::vector<Field>& fields, const Table& values, const std::string& whose);

/// Whether a function may be called with these arguments. Refused: as above.
Result<Done> check(const Signature& signature, const Table& arguments);

/// The same values with an empty table made a list where a list is declared, and the other way.
/// Requires values that were checked.
Table settled(const std::vector<Field>& fields, Table values);
/// The same of one value.
Value settled(const Type& type, Value value);

}  // namespace moothall::functions
