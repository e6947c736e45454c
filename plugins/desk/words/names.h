#pragma once

#include <moothall/service/value.h>

#include <string>
#include <string_view>

// Names as operations give them, as people read them.
namespace desk {

/// "Discount review" of "revenues.discount_review": where nothing better is known.
std::string words_of_name(std::string_view name);

/// The first of these that the record has and that is not empty; of the last, its name in words.
std::string title_of(const moothall::Table& record, std::string_view title, std::string_view name);

/// "1 case", "1,204 cases".
std::string counted(std::int64_t count, std::string_view one, std::string_view many);

/// "1,204"
std::string with_commas(std::int64_t number);

/// "£12.50" of 1250.
std::string pounds(std::int64_t pence);

}  // namespace desk
