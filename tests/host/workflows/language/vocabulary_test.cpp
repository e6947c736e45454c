#include "workflows/language/vocabulary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "workflows/definitions/definition.h"
#include "workflows/definitions/finding.h"

namespace moothall::workflows {
namespace {

using testing::ElementsAre;

TEST(Vocabulary, HasEachNameOnce) {
    std::set<std::string_view> seen;
    for (const Word& word : vocabulary()) {
        EXPECT_TRUE(seen.insert(word.name).second) << word.name;
        EXPECT_TRUE(is_plain_name(word.name)) << word.name;
    }
    for (const std::string_view later : later_words()) {
        EXPECT_TRUE(seen.insert(later).second) << later;
    }
}

TEST(Vocabulary, SaysWhatEveryWordAndOptionMeansInASentence) {
    for (const Word& word : vocabulary()) {
        EXPECT_TRUE(word.meaning.ends_with('.')) << word.name;
        for (const Option& option : word.options) {
            EXPECT_FALSE(option.meaning.empty()) << word.name << "." << option.name;
            EXPECT_TRUE(is_plain_name(option.name)) << word.name << "." << option.name;
        }
    }
}

// The kinds of fields are numbered as the words stand here.
TEST(Vocabulary, ListsTheKindsOfFieldsInTheOrderOfTheirKind) {
    const std::vector<std::string> kinds = names_of(Group::field);

    EXPECT_THAT(kinds, ElementsAre("text", "integer", "money", "number", "date", "yes_no", "choice",
                                   "key", "rows"));
    EXPECT_EQ(kinds[static_cast<std::size_t>(FieldKind::rows)], "rows");
}

TEST(Vocabulary, HasTheEffectsOfTheCore) {
    EXPECT_THAT(names_of(Group::effect),
                ElementsAre("record", "add_row", "change_row", "remove_row", "letter", "task",
                            "hold", "lift", "set_timer", "drop_timer", "reserve", "release", "note",
                            "bring_forward", "link"));
}

TEST(Vocabulary, FindsWordsByName) {
    EXPECT_EQ(find_word("letter")->shape, Shape::text_table);
    EXPECT_EQ(find_word("leter"), nullptr);
    EXPECT_TRUE(arrives_later("open_part"));
    EXPECT_FALSE(arrives_later("record"));
}

}  // namespace
}  // namespace moothall::workflows
