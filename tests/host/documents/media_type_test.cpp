#include "documents/media_type.h"

#include <gtest/gtest.h>

namespace moothall::documents {
namespace {

TEST(MediaType, IsToldByTheEndOfTheName) {
    EXPECT_EQ(media_type_of("Plan.PDF"), "application/pdf");
    EXPECT_EQ(media_type_of("a.b.txt"), "text/plain");
}

TEST(MediaType, OfWhatABrowserWouldRunIsThatOfBytes) {
    EXPECT_EQ(media_type_of("a.html"), "application/octet-stream");
    EXPECT_EQ(media_type_of("a.svg"), "application/octet-stream");
    EXPECT_EQ(media_type_of("pdf"), "application/octet-stream");
}

TEST(PlainFileName, IsWithoutItsFoldersAndFitForAHeader) {
    EXPECT_EQ(plain_file_name("/home/ann/plan.pdf"), "plan.pdf");
    EXPECT_EQ(plain_file_name("C:\\plans\\plan.pdf"), "plan.pdf");
    EXPECT_EQ(plain_file_name("a\"b\r\n.pdf"), "ab.pdf");
}

TEST(PlainFileName, IsCutBetweenCharacters) {
    std::string many;
    for (int one = 0; one < 150; ++one) {
        many += "ŵ";
    }

    EXPECT_EQ(plain_file_name(many), many.substr(0, 200));
    EXPECT_EQ(plain_file_name("a" + many), "a" + many.substr(0, 198));
}

}  // namespace
}  // namespace moothall::documents
