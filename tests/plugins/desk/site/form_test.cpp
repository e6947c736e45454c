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

TEST(Form, ReadsFieldsAndFilesOfAFormWithFiles) {
    const std::string body =
        "--a\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n one\r\ntwo \r\n"
        "--a\r\nContent-Disposition: form-data; name=\"file\"; "
        "filename=\"x.pdf\"\r\n\r\n%P\r\nDF\r\n"
        "--a\r\nContent-Disposition: form-data; name=\"more\"; filename=\"\"\r\n\r\n\r\n"
        "--a--\r\n";

    const auto form = Form::read_as("multipart/form-data; boundary=a", body);

    ASSERT_TRUE(form);
    EXPECT_EQ(form->find("note"), "one\ntwo");
    ASSERT_EQ(form->files().size(), 1);
    EXPECT_EQ(form->files().front().field, "file");
    EXPECT_EQ(form->files().front().name, "x.pdf");
    EXPECT_EQ(form->files().front().bytes, "%P\r\nDF");
    EXPECT_FALSE(form->has("file"));
    EXPECT_EQ(Form::read_as("application/x-www-form-urlencoded", "a=1")->find("a"), "1");
    EXPECT_FALSE(Form::read_as("multipart/form-data", body));
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
