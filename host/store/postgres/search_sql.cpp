#include "store/postgres/search_sql.h"

#include <algorithm>

namespace moothall::store::postgres {
namespace {

/// The first text after all that begin with `beginning`: no byte of UTF-8 is as great as its end.
std::string end_of(const std::string& beginning) {
    return beginning + "\xff";
}

class Search {
public:
    explicit Search(bool goes_on) : goes_on_(goes_on), next_(goes_on ? 5 : 3) {}

    /// The hits of one word lie in the index in the order in which they are wanted: only as many as
    /// are shown are looked at.
    SearchSql by_word(const std::string& driving, std::vector<std::string> others,
                      const std::string& beginning) && {
        std::string sql = "SELECT w.key, w.dated FROM text_words w WHERE w.collection = $1 AND" +
                          std::string(" w.word = ") + mark(driving) + page();
        for (const std::string& word : others) {
            sql += " AND EXISTS (SELECT 1 FROM text_words o WHERE o.collection = $1 AND o.word = " +
                   mark(word) + " AND o.dated = w.dated AND o.key = w.key)";
        }
        sql +=
            " AND EXISTS (SELECT 1 FROM indexed_texts t, unnest(t.words) AS one (word)"
            " WHERE t.collection = $1 AND t.key = w.key AND one.word >= " +
            mark(beginning) + " AND one.word < " + mark(end_of(beginning)) + ")";
        sql += " ORDER BY w.collection, w.word, w.dated DESC, w.key LIMIT $2";
        return {std::move(sql), std::move(bound_)};
    }

    SearchSql by_beginning(const std::string& beginning) && {
        std::string sql =
            "SELECT DISTINCT w.key, w.dated FROM text_words w WHERE w.collection = $1"
            " AND w.word >= " +
            mark(beginning) + " AND w.word < " + mark(end_of(beginning)) + page() +
            " ORDER BY w.dated DESC, w.key LIMIT $2";
        return {std::move(sql), std::move(bound_)};
    }

private:
    std::string mark(std::string word) {
        bound_.push_back(std::move(word));
        return "$" + std::to_string(next_++);
    }

    std::string page() const {
        return goes_on_ ? " AND w.dated <= $3 AND (w.dated < $3 OR w.key > $4)" : "";
    }

    bool goes_on_;
    int next_;
    std::vector<std::string> bound_;
};

}  // namespace

SearchSql search_sql(const std::vector<std::string>& words, bool goes_on) {
    const std::string beginning = words.back();
    std::vector<std::string> whole(words.begin(), words.end() - 1);
    std::sort(whole.begin(), whole.end());
    whole.erase(std::unique(whole.begin(), whole.end()), whole.end());
    Search search(goes_on);
    if (whole.empty()) {
        return std::move(search).by_beginning(beginning);
    }
    // The longest word is likely the rarest.
    const auto longest = std::max_element(whole.begin(), whole.end(), [](auto& one, auto& other) {
        return one.size() < other.size();
    });
    const std::string driving = *longest;
    whole.erase(longest);
    return std::move(search).by_word(driving, std::move(whole), beginning);
}

}  // namespace moothall::store::postgres
