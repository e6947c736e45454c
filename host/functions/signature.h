#pragma once

#include <moothall/service/result.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::functions {

struct Field;

enum class TypeKind {
    integer,
    money,  ///< Whole pence.
    number,
    text,
    yes_no,
    date,
    instant,
    place,
    line,  ///< { text: text, pence: money }
    any,
    choice,
    list,
    record,
    bytes,   ///< A file's, whatever they are. This and what follows only operations take and give.
    map,     ///< Values of one type under any names.
    either,  ///< One of several types.
};

/// What a value may be.
struct Type {
    TypeKind kind = TypeKind::any;
    std::optional<std::int64_t> least;  ///< Of an integer, a money or a number; both ends included.
    std::optional<std::int64_t> most;
    std::vector<std::string> choices;  ///< Of a choice, at least two.
    std::vector<Type> element;         ///< Of a list or map, exactly one; of an either, all.
    std::vector<Field> fields;         ///< Of a record.
    std::string shape = {};            ///< The name of a shape, if it is one: "case".
    std::string about = {};            ///< What it is, for people.
};

struct Field {
    std::string name;
    bool optional = false;
    Type type;
};

/// Types that have names, such as the case that many operations answer with.
using Shapes = std::vector<Type>;

/// What a plugin's function takes and gives.
struct Signature {
    std::string name;  ///< "revenues.band_charge".
    std::vector<Field> arguments;
    std::vector<Field> answers;
};

/// Reads the language in which plugins declare functions:
///
///     waste.bulky_price { on: date, items: integer 1..20, bags?: [a|b|c] } -> { price_pence: money
///     }
///
/// A type is integer, money or number (each with a range, if it wants one), text, yes_no, date,
/// instant, place, line, any, a choice of words (`a|b`), a list (`[type]`) or a record
/// (`{ name: type, … }`); a question mark after a name makes it optional.
/// Refused: invalid_input, with the column at which it cannot be read and what is wanted there.
Result<Signature> parse_signature(std::string_view text);

/// Reads a type as operations declare what they take and answer. Besides what functions say, a type
/// is the name of one of the shapes, bytes, `page of type` (a list as it is paged, whose shape is
/// named after what it holds), a record of any names (`{ *: type }`) or one of several
/// (`type or type`); and what stands behind it in parentheses says what it is.
/// Refused: as above.
Result<Type> parse_type(std::string_view text, const Shapes& shapes);

std::string_view name_of(TypeKind kind);  ///< "yes_no".

/// A type as it is written in a signature; a shape by its name.
std::string to_text(const Type& type);

/// The members of a record as they are written in a signature.
std::string to_text(const std::vector<Field>& fields);

/// A whole signature as it is written.
std::string to_text(const Signature& signature);

}  // namespace moothall::functions
