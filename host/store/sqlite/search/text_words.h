#pragma once

#include <string>
#include <string_view>

namespace moothall::store::sqlite {

/// An FTS5 expression that finds every word of `words`, the last also as a beginning. Each word is
/// quoted, so that nothing in it is syntax. Empty if there is no word.
std::string match_for(std::string_view words);

}  // namespace moothall::store::sqlite
