#include "finding/question.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "finding/address.h"
#include "finding/phone_number.h"

namespace moothall::finding {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Question, KnowsADateHoweverItIsWritten) {
    for (const char* typed :
         {"3/4/1981", "03/04/1981", "3.4.1981", "3-4-1981", "1981-04-03", "3 April 1981",
          "3rd april 1981", "3 Apr 1981", "April 3, 1981", "3-apr-1981", "3 4 1981"}) {
        const Question question = question_in(typed);
        EXPECT_THAT(question.born, ElementsAre(make_date(1981, 4, 3))) << typed;
        EXPECT_THAT(question.words, IsEmpty()) << typed;
    }
    EXPECT_THAT(question_in("3/4/81").born,
                ElementsAre(make_date(1981, 4, 3), make_date(2081, 4, 3)));
}

TEST(Question, ADayThatDoesNotExistIsNoDate) {
    for (const char* typed : {"31/4/1981", "0/0/0", "1/2/3", "3 March", "12 4 81", "1981-13-01"}) {
        EXPECT_THAT(question_in(typed).born, IsEmpty()) << typed;
    }
}

TEST(Question, KnowsAPostcodeWithAndWithoutItsBlank) {
    for (const char* typed : {"12 AS1 4QT", "12 as14qt", "AS1 4qt, 12", "12, AS1 4QT."}) {
        const Question question = question_in(typed);
        EXPECT_EQ(question.postcode, "as14qt") << typed;
        EXPECT_THAT(question.words, ElementsAre("12")) << typed;
    }
    for (const char* typed : {"M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 1HQ", "EC1A 1BB"}) {
        EXPECT_FALSE(question_in(typed).postcode.empty()) << typed;
    }
    for (const char* typed : {"AS1", "4QT", "smith 12", "a1234 5bc", "12 3ab", "abc1 2de"}) {
        EXPECT_TRUE(question_in(typed).postcode.empty()) << typed;
    }
}

TEST(Question, KnowsATelephoneNumberHoweverItIsWritten) {
    for (const char* typed : {"01632 960123", "01632960123", "+44 1632 960 123",
                              "+44(0)1632 960123", "0044 1632 960123", "(01632) 960-123"}) {
        const Question question = question_in(typed);
        EXPECT_EQ(question.phone, "01632960123") << typed;
        EXPECT_THAT(question.words, IsEmpty()) << typed;
    }
    EXPECT_EQ(question_in("+353 1 496 0123").phone, "0035314960123");
    EXPECT_EQ(question_in("100023456789").phone, "") << "a number of something else";
}

TEST(Question, TakesApartWhatIsTypedTogether) {
    const Question question = question_in("Smyth, 3/4/1981 cath@example.org AS1 4QT 07700 900123");

    EXPECT_THAT(question.words, ElementsAre("smyth"));
    EXPECT_THAT(question.born, ElementsAre(make_date(1981, 4, 3)));
    EXPECT_EQ(question.email, "cath@example.org");
    EXPECT_EQ(question.postcode, "as14qt");
    EXPECT_EQ(question.phone, "07700900123");
}

TEST(Question, TheNumberInAStreetIsTheOneBeforeItsName) {
    EXPECT_THAT(numbers_in_streets(question_in("flat 3 12 high st").words), ElementsAre("12 high"));
    EXPECT_THAT(numbers_in_streets(question_in("12a Church Rd AS1 4QT").words),
                ElementsAre("12a church"));
    EXPECT_THAT(numbers_in_streets({"as1", "4qt", "anytown"}), IsEmpty());
}

RC_GTEST_PROP(Question, AnyBytesAreTakenApart, (const std::string& bytes)) {
    const Question question = question_in(bytes);

    RC_ASSERT(question.words.size() <= 200U);
    RC_ASSERT(question.born.size() <= 2U);
    RC_ASSERT(question.postcode.size() <= 7U);
    RC_ASSERT(question.phone.size() <= 18U);
}

}  // namespace
}  // namespace moothall::finding
