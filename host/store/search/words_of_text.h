#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::store::search {

/// Finds the words of a text as SQLite's full-text index does, by its very own tokenizer: letters
/// and digits of any script, in one case and without accents. So a search means the same in a
/// backend that has no such index.
///
/// Threads: any. Faults: every method throws StoreFault.
class WordsOfText {
public:
    WordsOfText();
    ~WordsOfText();
    WordsOfText(const WordsOfText&) = delete;
    WordsOfText& operator=(const WordsOfText&) = delete;

    /// In the order of the text, each as often as it occurs. Bytes that are no UTF-8 are no fault.
    std::vector<std::string> in(std::string_view text);

private:
    struct Tokenizer;

    std::mutex mutex_;  // A tokenizer folds each word in a buffer of its own.
    std::unique_ptr<Tokenizer> tokenizer_;
};

}  // namespace moothall::store::search
