#pragma once

#include <string>
#include <vector>

namespace moothall::store::postgres {

/// A search by the words of the index. Bound are the collection, the limit, the date and the key of
/// the last hit of the page before where there was one, and then `bound`.
struct SearchSql {
    std::string sql;
    std::vector<std::string> bound;
};

/// Every word must occur, the last also as the beginning of one. Requires a word.
SearchSql search_sql(const std::vector<std::string>& words, bool goes_on);

}  // namespace moothall::store::postgres
