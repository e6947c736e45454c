#pragma once

#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace moothall::json {

inline constexpr std::size_t size_max = std::size_t{16} * 1024 * 1024;  ///< Bytes of one document.
inline constexpr int depth_max = 64;  ///< Lists and tables inside each other.

/// Thrown for a value that JSON cannot hold: a text that is not UTF-8, or nesting past `depth_max`.
/// The message is a sentence without the value itself, which may be about a person.
class EncodingError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The one canonical text of a value: no spaces, names in the order of their bytes, whole numbers
/// in full, text as UTF-8 with quotes, backslashes and control characters escaped. Equal values
/// give equal bytes, and `parse` gives the value back. These are the bytes that the journal hashes.
/// Faults: throws EncodingError.
std::string to_json(const Value& value);
std::string to_json(const Table& table);

/// The same value for people: two spaces for each level, one entry to a line.
/// Faults: throws EncodingError.
std::string to_pretty_json(const Value& value);

/// Appends a text with its quotes as `to_json` writes it. Faults: throws EncodingError.
void append_text(std::string& out, std::string_view text);

/// Reads one JSON document. A number with decimals becomes its exact text, "4.5".
/// Refused: invalid_input for what is not JSON, not UTF-8, larger than `size_max` or deeper than
/// `depth_max`, for a name that stands twice in one object, for a whole number past 64 bits and for
/// a number with an exponent.
Result<Value> parse(std::string_view text);

}  // namespace moothall::json
