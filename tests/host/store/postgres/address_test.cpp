#include "store/postgres/session/address.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace moothall::store::postgres {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(Address, WhatMayStandOnACommandLineHoldsNoPassword) {
    const std::string url =
        "postgresql://ada:s3cret@db1,db2:6432/it's?sslmode=verify-full&sslpassword=s3cret";

    EXPECT_THAT(
        settings_without_password(url),
        AllOf(HasSubstr("user='ada'"), HasSubstr("host='db1,db2'"), HasSubstr("dbname='it\\'s'"),
              HasSubstr("sslmode='verify-full'"), Not(HasSubstr("s3cret"))));
    EXPECT_EQ(password_of(url), "s3cret");
    EXPECT_EQ(password_of("postgresql://ada@db/council"), "");
}

TEST(Address, AnotherDatabaseIsOnTheSameServer) {
    EXPECT_EQ(
        with_database("postgresql://ada:p@db:1/council?host=/run&dbname=x&sslmode=a", "other"),
        "postgresql://ada:p@db:1/other?host=/run&sslmode=a");
    EXPECT_EQ(with_database("postgresql://db/council", "other"), "postgresql://db/other");
    EXPECT_EQ(with_database("postgresql://db", "other"), "postgresql://db/other");
    EXPECT_EQ(with_database("postgresql://?host=/run", "other"), "postgresql:///other?host=/run");
    EXPECT_EQ(with_database("postgresql:///a?dbname=x", "other"), "postgresql:///other?");
}

}  // namespace
}  // namespace moothall::store::postgres
