#include <gmock/gmock.h>
#include <moothall/channel/multipart.h>
#include <rapidcheck.h>

namespace moothall::channel {
namespace {

using ::testing::HasSubstr;

constexpr const char* form_type = "multipart/form-data; boundary=line";

/// A form of these parts, each with its header lines and its content.
std::string form_of(const std::vector<std::pair<std::string, std::string>>& parts) {
    std::string body;
    for (const auto& [header, content] : parts) {
        body += "--line\r\n" + header + "\r\n\r\n" + content + "\r\n";
    }
    return body + "--line--\r\n";
}

Result<std::vector<FormPart>> read(const std::string& body) {
    return multipart_form(form_type, body, {});
}

/// The only part of a form with that disposition.
FormPart part_of(const std::string& disposition) {
    static std::string body;
    body = form_of({{"Content-Disposition: form-data; " + disposition, "x"}});
    return read(body).value().front();
}

std::string sentence_of(const std::string& body) {
    const auto form = read(body);
    EXPECT_FALSE(form) << body;
    return form ? "" : form.error().reason;
}

TEST(MultipartForm, ReadsFieldsAndFilesInTheirOrder) {
    const std::string body =
        form_of({{"Content-Disposition: form-data; name=\"title\"", "The tenancy agreement"},
                 {"Content-Disposition: form-data; name=\"file\"; filename=\"a b.pdf\"\r\n"
                  "Content-Type: application/pdf",
                  std::string("%PDF\r\n--lin\0e\r\n", 15)},
                 {"content-disposition:form-data;name=file;filename=\"\"", ""}});

    const auto form = read(body).value();

    ASSERT_EQ(form.size(), 3);
    EXPECT_EQ(form[0].name, "title");
    EXPECT_EQ(form[0].content, "The tenancy agreement");
    EXPECT_FALSE(form[0].file_name);
    EXPECT_EQ(form[1].file_name, "a b.pdf");
    EXPECT_EQ(form[1].media_type, "application/pdf");
    EXPECT_EQ(form[1].content, std::string_view("%PDF\r\n--lin\0e\r\n", 15));
    EXPECT_EQ(form[2].name, "file");
    EXPECT_EQ(form[2].file_name, "");
    EXPECT_TRUE(form[2].content.empty());
}

TEST(MultipartForm, ReadsNamesAsBrowsersAndProgramsWriteThem) {
    EXPECT_EQ(part_of(R"(name="f"; filename="6\" pipe \\ old.pdf")").file_name,
              R"(6" pipe \ old.pdf)");
    EXPECT_EQ(part_of(R"(name="f"; filename="6%22 pipe%0D%0A.pdf")").file_name, "6\" pipe\r\n.pdf");
    EXPECT_EQ(part_of(R"(name="f"; filename="C:\letters\a.pdf")").file_name, R"(C:\letters\a.pdf)");
    EXPECT_EQ(part_of("name=\"f\"; filename=\"Tŷ Gwyn; 50%.pdf\"").file_name, "Tŷ Gwyn; 50%.pdf");
    EXPECT_EQ(part_of("name=\"f\"; filename=\"a.pdf\"; filename*=UTF-8''b.pdf").file_name, "a.pdf");
    EXPECT_EQ(part_of("NAME=\"f\"").name, "f");
}

TEST(MultipartForm, ReadsABoundaryInQuotesWithSigns) {
    const std::string body =
        "--=_a b'(1):2?\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n--=_a b'(1):2?--";
    const auto form =
        multipart_form("Multipart/Form-Data; charset=utf-8; boundary=\"=_a b'(1):2?\"", body, {});

    ASSERT_TRUE(form) << form.error().reason;
    EXPECT_EQ(form->front().content, "1");
}

TEST(MultipartForm, AFormWithoutPartsIsEmpty) {
    EXPECT_TRUE(read("--line--\r\n").value().empty());
}

TEST(MultipartForm, IsToldByItsMediaType) {
    EXPECT_TRUE(is_multipart_form("multipart/form-data; boundary=a"));
    EXPECT_TRUE(is_multipart_form("Multipart/FORM-data ;boundary=a"));
    EXPECT_FALSE(is_multipart_form("multipart/mixed; boundary=a"));
    EXPECT_FALSE(is_multipart_form("multipart/form-data-of-ours"));
    EXPECT_FALSE(is_multipart_form(""));
}

TEST(MultipartForm, RefusesABoundaryThatIsNone) {
    const std::string body = form_of({});
    for (const std::string type :
         {"multipart/form-data", "multipart/form-data; boundary=",
          "multipart/form-data; boundary=\"", "multipart/form-data; boundary=\"a\nb\"",
          "multipart/form-data; boundary=\"a \"", "multipart/form-data; boundary=a; boundary=line",
          "multipart/mixed; boundary=line", "multipart/form-data boundary=line"}) {
        const auto form = multipart_form(type, body, {});
        ASSERT_FALSE(form) << type;
        EXPECT_EQ(form.error().kind, RefusalKind::invalid_input);
    }
    EXPECT_FALSE(multipart_form("multipart/form-data; boundary=" + std::string(71, 'a'), body, {}));
}

TEST(MultipartForm, RefusesWhatIsCutShortAnywhere) {
    const std::string whole = form_of({{"Content-Disposition: form-data; name=\"a\"", "1"},
                                       {"Content-Disposition: form-data; name=\"b\"", "2"}});

    EXPECT_TRUE(read(whole.substr(0, whole.size() - 2)));  // The last end of line is not needed.
    for (std::size_t size = 0; size + 2 < whole.size(); ++size) {
        EXPECT_FALSE(read(whole.substr(0, size))) << size;
    }
}

TEST(MultipartForm, SaysInOneSentenceWhatIsWrong) {
    const std::string named = "Content-Disposition: form-data; name=\"a\"";
    EXPECT_THAT(sentence_of("preamble\r\n" + form_of({})), HasSubstr("begin with its boundary"));
    EXPECT_THAT(sentence_of(form_of({}) + "more"), HasSubstr("behind its end"));
    EXPECT_THAT(sentence_of("--line \r\n"), HasSubstr("behind a boundary"));
    EXPECT_THAT(sentence_of("--lines\r\n"), HasSubstr("behind a boundary"));
    EXPECT_THAT(sentence_of(form_of({{"Content-Type: text/plain", "1"}})), HasSubstr("no name"));
    EXPECT_THAT(sentence_of(form_of({{"Content-Disposition: form-data; name=\"\"", "1"}})),
                HasSubstr("no name"));
    EXPECT_THAT(sentence_of(form_of({{named + "\r\n" + named, "1"}})), HasSubstr("two names"));
    EXPECT_THAT(sentence_of(form_of({{"Content-Disposition: attachment; name=\"a\"", "1"}})),
                HasSubstr("what it is"));
    EXPECT_THAT(sentence_of(form_of({{named + "; name=\"b\"", "1"}})), HasSubstr("what it is"));
    EXPECT_THAT(sentence_of(form_of({{"Content-Disposition: form-data; name=\"a", "1"}})),
                HasSubstr("what it is"));
    EXPECT_THAT(sentence_of(form_of({{named + "\r\n folded", "1"}})), HasSubstr("broken"));
    EXPECT_THAT(sentence_of(form_of({{named + "\nX: 1", "1"}})), HasSubstr("broken"));
    EXPECT_THAT(sentence_of(form_of({{named + "\r\nno colon", "1"}})), HasSubstr("broken"));
    EXPECT_THAT(sentence_of(form_of({{named + "\r\nContent-Transfer-Encoding: base64", "MQ=="}})),
                HasSubstr("encoded"));
    EXPECT_THAT(sentence_of(form_of({{named + "\r\nX: " + std::string(9'000, 'a'), "1"}})),
                HasSubstr("too long"));
}

TEST(MultipartForm, RefusesMorePartsThanItsLimit) {
    const std::pair<std::string, std::string> part = {"Content-Disposition: form-data; name=\"a\"",
                                                      "1"};
    const MultipartLimits two{.parts = 2};

    EXPECT_TRUE(multipart_form(form_type, form_of({part, part}), two));
    const auto refused = multipart_form(form_type, form_of({part, part, part}), two);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().reason, HasSubstr("more than 2 parts"));
}

TEST(MultipartForm, WhateverIsSentComesOutAsItWas) {
    EXPECT_TRUE(rc::check([](const std::vector<std::string>& contents) {
        std::vector<std::pair<std::string, std::string>> parts;
        for (const std::string& content : contents) {
            RC_PRE(content.find("--line") == std::string::npos);
            parts.emplace_back("Content-Disposition: form-data; name=\"a\"", content);
        }
        const std::string body = form_of(parts);

        const auto form = read(body);

        RC_ASSERT(static_cast<bool>(form));
        RC_ASSERT(form->size() == contents.size());
        for (std::size_t at = 0; at < contents.size(); ++at) {
            RC_ASSERT((*form)[at].content == contents[at]);
        }
    }));
}

TEST(MultipartForm, BrokenBytesAreReadOrRefusedAndNothingElse) {
    EXPECT_TRUE(rc::check([](const std::string& noise) {
        std::string body =
            form_of({{"Content-Disposition: form-data; name=\"a\"; filename=\"b\"", "1"}});
        const auto at = *rc::gen::inRange<std::size_t>(0, body.size());
        const auto count = *rc::gen::inRange<std::size_t>(0, body.size());
        body.replace(at, count, noise);

        const auto form = read(body);

        const bool is_fine = form || form.error().kind == RefusalKind::invalid_input;
        RC_ASSERT(is_fine);
    }));
}

}  // namespace
}  // namespace moothall::channel
