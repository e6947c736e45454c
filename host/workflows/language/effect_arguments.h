#pragma once

#include <moothall/service/date.h>
#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "clocks/clock_rule.h"
#include "workflows/definitions/definition.h"
#include "workflows/language/vocabulary.h"

namespace moothall::workflows {

/// The arguments of one effect while they are read. Keeps the first that is wrong; every getter
/// gives an empty value from then on, so that an effect is read to its end and asked once.
class EffectArguments {
public:
    /// Refuses keys that the word does not have and required ones that are absent. Borrows all.
    EffectArguments(const Definition& definition, const Value& value, const Word& word);

    /// The text behind the word: a name in snake_case, or a text a person reads.
    std::string leading_name();
    std::string leading_text();

    std::string text(std::string_view key);
    std::string name(std::string_view key);  ///< In snake_case.
    std::string dotted_name(std::string_view key);
    std::optional<Date> date(std::string_view key);
    std::optional<clocks::Duration> duration(std::string_view key);
    std::int64_t whole(std::string_view key, std::int64_t least, std::int64_t otherwise);
    const Table& table(std::string_view key);

    bool has(std::string_view key) const { return options_.has(key); }
    const Value* find(std::string_view key) const { return options_.find(key); }
    const Table& options() const { return options_; }
    const Definition& definition() const { return definition_; }

    /// Refuses the effect; only the first sentence is kept. It is led by the effect's name.
    void refuse(std::string_view sentence);
    const std::optional<Refusal>& refusal() const { return refusal_; }

private:
    void check_keys(const Word& word);
    std::string plain_line(std::string_view key, const std::string& text);

    const Definition& definition_;
    const Table& options_;
    const std::string* leading_;
    std::string subject_;
    std::optional<Refusal> refusal_;
};

}  // namespace moothall::workflows
