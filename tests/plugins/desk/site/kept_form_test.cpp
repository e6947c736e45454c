#include "site/kept_form.h"

#include <gtest/gtest.h>

namespace desk {
namespace {

TEST(KeptForm, GivesBackWhatWasTypedAndNoMarkOfTheForm) {
    const Form typed = Form::read(
                           "token=secret&form_id=1&form_page=%2Fa&form_kept=yes&text=two%0Alines&"
                           "colour=red&colour=blue&version=3")
                           .value();

    const Record fields = typed_fields(typed);
    const Form again = form_of_fields(fields);

    EXPECT_EQ(again.find("text"), "two\nlines");
    EXPECT_EQ(again.all("colour"), (std::vector<std::string>{"red", "blue"}));
    EXPECT_EQ(again.find("version"), "3");
    for (const char* mark : {"token", "form_id", "form_page", "form_kept"}) {
        EXPECT_FALSE(again.has(mark)) << mark;
    }
}

TEST(KeptForm, OfAFormInWhichNothingStandsIsNothing) {
    EXPECT_TRUE(typed_fields(Form::read("token=t&text=++&name=").value()).empty());
}

TEST(KeptForm, DoesNotStumbleOverWhatIsNoText) {
    const Form form = form_of_fields(
        Record{}.set("a", 7).set("b", moothall::List{moothall::Value(7), moothall::Value("x")}));

    EXPECT_FALSE(form.has("a"));
    EXPECT_EQ(form.all("b"), (std::vector<std::string>{"", "x"}));
}

}  // namespace
}  // namespace desk
