#include "event_logs/attribute_kind.h"

#include <gtest/gtest.h>

namespace moothall::event_logs {
namespace {

TEST(AttributeKind, HasTheNameOfItsElement) {
    for (const char* name : {"string", "date", "int", "float", "boolean", "id"}) {
        EXPECT_EQ(name_of(kind_named(name).value()), name);
    }
    EXPECT_FALSE(kind_named("list"));
}

TEST(AttributeKind, FitsWhatTheSchemaTakes) {
    for (const char* text : {"0", "-17", "+17", "9223372036854775807", "007"}) {
        EXPECT_TRUE(fits(AttributeKind::integer, text)) << text;
    }
    for (const char* text : {"", "+", "-", "+-1", "1.0", " 1", "9223372036854775808", "one"}) {
        EXPECT_FALSE(fits(AttributeKind::integer, text)) << text;
    }
    for (const char* text : {"0", "-1.5", "+.5", "5.", "1e9", "1.5E-3", "INF", "-INF", "NaN"}) {
        EXPECT_TRUE(fits(AttributeKind::decimal, text)) << text;
    }
    for (const char* text : {"", ".", "1e", "1e+", "Infinity", "1,5", "0x1", "+INF", "1 "}) {
        EXPECT_FALSE(fits(AttributeKind::decimal, text)) << text;
    }
    EXPECT_TRUE(fits(AttributeKind::yes_no, "true"));
    EXPECT_FALSE(fits(AttributeKind::yes_no, "True"));
    EXPECT_TRUE(fits(AttributeKind::date, "2011-10-20T12:39:37.946+02:00"));
    EXPECT_TRUE(fits(AttributeKind::date, "2011-10-20T12:39:37"));
    EXPECT_FALSE(fits(AttributeKind::date, "2011-10-20 12:39:37Z"));
    EXPECT_FALSE(fits(AttributeKind::date, "2011-10-20"));
    EXPECT_TRUE(fits(AttributeKind::text, ""));
}

}  // namespace
}  // namespace moothall::event_logs
