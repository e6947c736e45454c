#include "tidy/functions_in.h"

#include <gmock/gmock.h>

namespace moothall::tidy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::size_t> lengths_in(std::string_view text) {
    std::vector<std::size_t> lengths;
    for (const FunctionFound& function : functions_in(text)) {
        lengths.push_back(function.lines());
    }
    return lengths;
}

TEST(FunctionsIn, CountsFromTheHeadToTheLastBrace) {
    EXPECT_THAT(
        lengths_in("int one() {\n    return 1;\n}\n\nint\ntwo(int a) {\n    return a;\n}\n"),
        ElementsAre(3, 4));
}

TEST(FunctionsIn, LooksIntoNamespacesAndClasses) {
    EXPECT_THAT(lengths_in("namespace a {\nclass B final : public C {\npublic:\n    int one() {\n"
                           "        return 1;\n    }\n};\n}\n"),
                ElementsAre(3));
}

TEST(FunctionsIn, CountsALambdaWithTheFunctionItStandsIn) {
    EXPECT_THAT(lengths_in("void all() {\n    run([] {\n        if (x) {\n        }\n    });\n}\n"),
                ElementsAre(6));
}

TEST(FunctionsIn, IsNotMisledByTextsCommentsAndNumbers) {
    EXPECT_THAT(lengths_in("int f() {\n    // }\n    g(\"}\", '}', 1'000, R\"x(}\n)x\");\n}\n"),
                ElementsAre(5));
}

TEST(FunctionsIn, FindsNoneWhereThereAreOnlyValues) {
    EXPECT_THAT(lengths_in("struct A {\n    int a{1};\n};\nconst std::vector<int> b{1, 2};\n"),
                IsEmpty());
}

}  // namespace
}  // namespace moothall::tidy
