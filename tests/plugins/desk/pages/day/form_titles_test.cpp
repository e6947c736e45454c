#include "pages/day/form_titles.h"

#include <gtest/gtest.h>

namespace desk {
namespace {

TEST(FormTitle, SaysWhatAFormIsForAndOfWhichCase) {
    EXPECT_EQ(form_title("/cases/CT-26-000417-T/note").what, "Add a note");
    EXPECT_EQ(form_title("/cases/CT-26-000417-T/note").of, "CT-26-000417-T");
    EXPECT_EQ(form_title("/cases/CT-26-000417-T/actions/ask_visit").what, "Ask visit");
    EXPECT_EQ(form_title("/cases/CT-26-000417-T/actions/ask_visit").of, "CT-26-000417-T");
    EXPECT_EQ(form_title("/start/revenues.discount_review?customer=C1").what,
              "Start a case: Discount review");
    EXPECT_EQ(form_title("/customers/new").what, "Add a customer");
    EXPECT_EQ(form_title("/call?call=01J9").what, "Take a call");
}

TEST(FormTitle, OfAnAddressThatIsNotKnownIsThatAddress) {
    for (const char* page : {"", "/", "x", "/cases/CT-1/elsewhere", "/cases/", "//"}) {
        EXPECT_EQ(form_title(page).what, page);
        EXPECT_EQ(form_title(page).of, "");
    }
}

}  // namespace
}  // namespace desk
