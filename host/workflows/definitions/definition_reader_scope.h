#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "clocks/clock_rule.h"
#include "workflows/definitions/definition.h"
#include "workflows/definitions/finding.h"
#include "workflows/definitions/source_places.h"
#include "workflows/language/vocabulary.h"

namespace moothall::workflows {

/// What the parts of one reading share: the places of the source, and all that was found wrong.
struct ReadingOfDefinition {
    SourcePlaces source;
    Findings findings;

    void error(std::string where, std::string message);
};

/// One table while it is read: gives its options by kind and notes each one that is wrong, so that
/// a reading goes on to the end and finds everything. A getter gives an empty value for what is
/// absent or wrong; what is required and absent was noted when the scope was opened.
class Scope {
public:
    /// Notes every key that the word does not have, and every required one that is absent.
    /// `subject` begins each message: "state 'waiting'". All references are borrowed.
    Scope(ReadingOfDefinition& reading, const Table& table, std::string where, std::string subject,
          const Word& word);

    const std::string& where() const { return where_; }
    const std::string& subject() const { return subject_; }
    std::string path(std::string_view key) const;
    const Value* find(std::string_view key) const { return table_.find(key); }
    bool has(std::string_view key) const { return table_.has(key); }

    /// Notes an error at a key; the message is led by the subject.
    void error(std::string_view key, std::string_view message) const;
    void wrong_kind(std::string_view key, std::string_view wanted) const;

    std::string text(std::string_view key) const;
    bool flag(std::string_view key) const;
    Words words(std::string_view key) const;
    /// A text, or a list of texts.
    std::vector<std::string> names(std::string_view key) const;
    std::optional<clocks::Duration> duration(std::string_view key) const;
    std::vector<clocks::Duration> durations(std::string_view key) const;
    Act act(std::string_view key) const;
    std::vector<FunctionPlace> functions(std::string_view key) const;

    /// The entries of the table at a key, in the order of the source. What is no table is noted.
    std::vector<std::pair<std::string, const Value*>> entries(std::string_view key) const;

    ReadingOfDefinition& reading() const { return reading_; }

private:
    void check_keys(const Word& word) const;
    void unknown_key(const Word& word, const std::string& key) const;

    ReadingOfDefinition& reading_;
    const Table& table_;
    std::string where_;
    std::string subject_;
};

/// Reads `working_days(10)`; nothing for any other value or a count that is not from 1 to 36500.
std::optional<clocks::Duration> duration_of(const Value& value);

/// A text or a table of languages; nothing for any other value.
std::optional<Words> words_of(const Value& value);

/// Reads one field; `where` is its path. Columns of rows are fields too.
Field read_field(ReadingOfDefinition& reading, const std::string& name, const Value& value,
                 const std::string& where);

/// Notes a name that is not in snake_case, or that Lua keeps for itself.
void check_plain_name(ReadingOfDefinition& reading, std::string_view what, const std::string& name,
                      const std::string& where);

}  // namespace moothall::workflows
