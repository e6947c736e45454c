#include "site/form.h"

#include <gtest/gtest.h>

namespace desk {
namespace {

TEST(Form, ReadsWhatABrowserSends) {
    const auto form = Form::read("name=Anne+O%27Brien&note=one%0D%0Atwo&empty=&x=1&x=2");

    ASSERT_TRUE(form);
    EXPECT_EQ(form->find("name"), "Anne O'Brien");
    EXPECT_EQ(form->find("note"), "one\ntwo");
    EXPECT_TRUE(form->has("empty"));
    EXPECT_FALSE(form->has("other"));
    EXPECT_EQ(form->all("x"), (std::vector<std::string>{"1", "2"}));
}

TEST(Form, LeavesOutBlanksAroundWhatWasTyped) {
    EXPECT_EQ(Form::read("a=%20+one+two+%0D%0A")->find("a"), "one two");
    EXPECT_EQ(Form::read("a=+++")->find("a"), "");
}

TEST(Form, RefusesWhatIsNoForm) {
    for (const char* body : {"a=%", "a=%2", "a=%zz", "%=1"}) {
        const auto form = Form::read(body);
        ASSERT_FALSE(form) << body;
        EXPECT_EQ(form.error().kind, moothall::RefusalKind::invalid_input);
    }
    std::string many;
    for (int count = 0; count < 1001; ++count) {
        many += "a=1&";
    }
    EXPECT_FALSE(Form::read(many));
}

TEST(Form, AValueBecomesPartOfAnAddressAndComesBackFromIt) {
    const std::string odd = "a&b=c d/ü?#%+";

    EXPECT_EQ(url_part("CT-26-000417-T"), "CT-26-000417-T");
    EXPECT_EQ(Form::read(query_of({{"q", odd}}))->find("q"), odd);
}

}  // namespace
}  // namespace desk
