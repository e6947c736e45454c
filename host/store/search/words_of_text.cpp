#include "store/search/words_of_text.h"

#include <sqlite3.h>

#include <array>

#include "store/store.h"

namespace moothall::store::search {
namespace {

struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

[[noreturn]] void fail() {
    throw StoreFault("The words of a text could not be found: SQLite has no full-text index here.");
}

Database in_memory() {
    sqlite3* opened = nullptr;
    const int code = sqlite3_open(":memory:", &opened);
    Database database(opened);
    if (code != SQLITE_OK) {
        fail();
    }
    return database;
}

/// SQLite hands out its full-text interface through a statement.
fts5_api& full_text_of(sqlite3* database) {
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    if (api == nullptr) {
        fail();
    }
    return *api;
}

int note_word(void* into, int, const char* word, int size, int, int) {
    static_cast<std::vector<std::string>*>(into)->emplace_back(word,
                                                               static_cast<std::size_t>(size));
    return SQLITE_OK;
}

}  // namespace

struct WordsOfText::Tokenizer {
    Tokenizer() {
        fts5_api& api = full_text_of(database.get());
        void* context = nullptr;
        std::array<const char*, 2> options{"remove_diacritics", "2"};
        if (api.xFindTokenizer(&api, "unicode61", &context, &calls) != SQLITE_OK ||
            calls.xCreate(context, options.data(), static_cast<int>(options.size()), &made) !=
                SQLITE_OK) {
            fail();
        }
    }
    ~Tokenizer() { calls.xDelete(made); }
    Tokenizer(const Tokenizer&) = delete;
    Tokenizer& operator=(const Tokenizer&) = delete;

    Database database = in_memory();
    fts5_tokenizer calls{};
    Fts5Tokenizer* made = nullptr;
};

WordsOfText::WordsOfText() : tokenizer_(std::make_unique<Tokenizer>()) {}
WordsOfText::~WordsOfText() = default;

std::vector<std::string> WordsOfText::in(std::string_view text) {
    std::vector<std::string> words;
    const std::string terminated(text);  // The tokenizer may look one byte further.
    const std::lock_guard lock(mutex_);
    if (tokenizer_->calls.xTokenize(tokenizer_->made, &words, FTS5_TOKENIZE_DOCUMENT,
                                    terminated.data(), static_cast<int>(terminated.size()),
                                    &note_word) != SQLITE_OK) {
        fail();
    }
    return words;
}

}  // namespace moothall::store::search
