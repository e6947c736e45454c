#pragma once

#include <moothall/service/plugin.h>
#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace moothall::registers {

/// Whether a register can be kept as it is declared. `source` need not be declared: every row may
/// say where its figures are from. A register that declares it holds rules, and each row must.
/// Refused: invalid_input, naming the register and what is wrong in it.
Result<Done> check_declaration(const RegisterDeclaration& declaration);

/// The fields that make up the key, in order.
std::vector<std::string> key_fields(const RegisterDeclaration& declaration);

/// Whether these values may stand in a row.
/// Refused: invalid_input for a field that is not declared (with the nearest that is), one that is
/// missing, empty, of another kind or out of range. Values themselves are never repeated.
Result<Done> check_values(const RegisterDeclaration& declaration, const Table& values);

/// The key of a row: its key fields, joined by commas. Requires values that were checked.
/// Refused: invalid_input for a comma within a key of several fields, a control character, or a key
/// that is too long.
Result<std::string> key_of(const RegisterDeclaration& declaration, const Table& values);

/// Whether a row can have this key at all: short, one line, UTF-8.
bool is_possible_key(std::string_view key);

/// A field of a row as a person typed it or a file has it.
using TypedField = std::pair<std::string, std::string>;

/// Reads typed fields by the kinds that are declared; empty ones are left out. Money is whole
/// pence, a yes_no is "yes" or "no", a date "2026-05-04". Refused: invalid_input as in
/// check_values, but for fields that are missing.
Result<Table> values_from_texts(const RegisterDeclaration& declaration,
                                const std::vector<TypedField>& fields);

}  // namespace moothall::registers
