// Documents, several cases at once, and what changes meanwhile, at the desk of the program itself.
#include <gmock/gmock.h>

#include "json/json.h"
#include "system/running/desk.h"

namespace moothall {
namespace {

using http::Answer;
using http::Connection;
using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr const char* with_files = "multipart/form-data; boundary=line";

struct Part {
    std::string disposition;  ///< "name=\"title\""
    std::string content;
};

std::string form_of(const std::vector<Part>& parts) {
    std::string body;
    for (const Part& part : parts) {
        body += "--line\r\nContent-Disposition: form-data; " + part.disposition + "\r\n\r\n" +
                part.content + "\r\n";
    }
    return body + "--line--\r\n";
}

class DeskCaseWork : public Desk {
protected:
    /// The form of a page, with what its hidden marks say, to be sent with more behind it.
    std::string marks_of(const Answer& page) const {
        return "token=" + held(page.body, "token") + "&form_id=" + held(page.body, "form_id");
    }
    std::vector<Part> parts_of(const Answer& page) const {
        return {{"name=\"token\"", held(page.body, "token")},
                {"name=\"form_id\"", held(page.body, "form_id")}};
    }

    /// A stream of changes, from behind what that page shows, open until its end.
    Connection listening_from(const std::string& page) const {
        std::string address = between(page, "data-live=\"", "\"");
        for (std::size_t at = address.find("&amp;"); at != std::string::npos;
             at = address.find("&amp;")) {
            address.replace(at, 5, "&");
        }
        Connection connection(served->port());
        connection.write(http::bytes_of({.target = address, .fields = {{"Cookie", cookie}}}));
        return connection;
    }

    /// What a stream says, until it says that.
    static std::string heard_until(Connection& stream, const std::string& words) {
        std::string heard;
        while (heard.find(words) == std::string::npos) {
            const std::string more = stream.read_some();
            if (more.empty()) {
                return heard + " (the end)";
            }
            heard += more;
        }
        return heard;
    }
};

TEST_F(DeskCaseWork, DocumentsAreAddedListedAndGivenAsTheyWere) {
    sign_in();
    const std::string address = "/cases/" + a_case("assess") + "/documents";
    const Answer before = get(address);
    ASSERT_EQ(before.status, 200) << before.body;
    EXPECT_THAT(before.body, AllOf(HasSubstr("This case has no documents yet."),
                                   HasSubstr("enctype=\"multipart/form-data\"")));
    const std::string bytes("%PDF\r\n--lin\0\xff<script>", 20);
    auto parts = parts_of(before);
    parts.push_back({"name=\"title\"", "Tenancy"});
    parts.push_back({R"(name="file"; filename="Tŷ %22Gwyn%22.pdf")", bytes});

    const Answer added = post_as(address, with_files, form_of(parts));
    const Answer again = post_as(address, with_files, form_of(parts));

    EXPECT_EQ(added.status, 303) << added.body;
    EXPECT_THAT(added.field("location"), EndsWith("/documents?done=document"));
    EXPECT_EQ(again.status, 303);
    const Answer after = get(address);
    EXPECT_THAT(after.body,
                AllOf(HasSubstr(">Tenancy</a>"), HasSubstr("PDF"), HasSubstr("20 bytes"),
                      HasSubstr("Priya Shah"), HasSubstr("Tŷ Gwyn.pdf")));
    const std::string id = between(after.body, "href=\"/documents/", "\"");
    EXPECT_EQ(after.body.find("/documents/", after.body.find(id) + 1), std::string::npos);
    const Answer given = get("/documents/" + id);
    EXPECT_EQ(given.body, bytes);
    EXPECT_EQ(given.field("content-type"), "application/pdf");
    EXPECT_EQ(given.field("content-disposition"),
              "attachment; filename*=UTF-8''T%C5%B7%20Gwyn.pdf");
    EXPECT_THAT(given.field("content-security-policy"), StartsWith("sandbox"));
    EXPECT_EQ(given.field("x-content-type-options"), "nosniff");
}

TEST_F(DeskCaseWork, SeveralFilesAreAddedTogetherOrNoneIs) {
    sign_in();
    const std::string address = "/cases/" + a_case("assess") + "/documents";
    auto parts = parts_of(get(address));
    const auto none = parts;
    parts.push_back({"name=\"file\"; filename=\"one.txt\"", "1"});
    auto one_empty = parts;
    one_empty.push_back({"name=\"file\"; filename=\"two.txt\"", ""});
    parts.push_back({"name=\"file\"; filename=\"two.html\"", "<script>"});

    EXPECT_THAT(post_as(address, with_files, form_of(none)).body, HasSubstr("Choose a file."));
    const Answer refused = post_as(address, with_files, form_of(one_empty));
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, AllOf(HasSubstr("two.txt is empty."), HasSubstr("href=\"#file\""),
                                    HasSubstr("This case has no documents yet.")));
    EXPECT_EQ(post_as(address, with_files, form_of(parts)).status, 303);
    const std::string shown = get(address).body;
    EXPECT_THAT(shown, AllOf(HasSubstr("one.txt"), HasSubstr("two.html")));
    const std::size_t at = shown.find(">two.html</a>");
    const std::string link = between(shown.substr(shown.rfind("<a ", at)), "href=\"", "\"");
    EXPECT_EQ(get(link).field("content-type"), "application/octet-stream");
}

TEST_F(DeskCaseWork, AFormWithFilesIsTurnedAwayWithoutItsTokenOrWhenItIsBroken) {
    sign_in();
    const std::string address = "/cases/" + a_case("assess") + "/documents";
    const std::vector<Part> forged{{"name=\"token\"", "guessed"},
                                   {"name=\"file\"; filename=\"a.pdf\"", "1"}};

    EXPECT_EQ(post_as(address, with_files, form_of(forged)).status, 403);
    EXPECT_EQ(post_as(address, with_files, "--line\r\nnot a form").status, 422);
    EXPECT_THAT(get(address).body, HasSubstr("This case has no documents yet."));
}

TEST_F(DeskCaseWork, ACaseIsGivenToSomebodyElseWithAReason) {
    sign_in();
    const std::string reference = a_case("assess");
    const std::string address = "/cases/" + reference + "/owner";
    const Answer form = get(address);
    ASSERT_EQ(form.status, 200) << form.body;
    EXPECT_THAT(form.body, AllOf(HasSubstr("Tom Reed"), HasSubstr("Nobody: back to the team")));

    const Answer unsaid = post(address, marks_of(form) + "&to=");
    const Answer given = post(address, marks_of(form) + "&to=tom.reed&reason=Off+sick.");

    EXPECT_EQ(unsaid.status, 422);
    EXPECT_EQ(given.status, 303) << given.body;
    const std::string shown = get("/cases/" + reference + "?done=assigned").body;
    EXPECT_THAT(shown, AllOf(HasSubstr("The case has a new owner."), HasSubstr("Tom Reed"),
                             HasSubstr("Given to Tom Reed."), HasSubstr("Off sick.")));
    const Answer back = post(address, marks_of(get(address)) + "&to=-");
    EXPECT_EQ(back.status, 303) << back.body;
    EXPECT_THAT(get("/cases/" + reference).body, HasSubstr("It is nobody&#39;s now."));
}

TEST_F(DeskCaseWork, WhatSomebodyDidIsUndoneWithOneButton) {
    sign_in();
    const std::string address = "/cases/" + a_case("assess");
    const std::string marks = marks_of(get(address + "/owner"));
    ASSERT_EQ(post(address + "/owner", marks + "&to=tom.reed").status, 303);
    const Answer done = get(address + "?done=assigned");
    EXPECT_THAT(done.body,
                AllOf(HasSubstr("action=\"" + address + "/undo\""),
                      HasSubstr("Undo<span class=\"govuk-visually-hidden\">: Assigned</span>"),
                      HasSubstr("You can undo this until ")));
    const std::string undo = marks_of(done) + "&number=" + held(done.body, "number");

    EXPECT_EQ(post(address + "/undo", "number=2").status, 403) << "without its token";
    const Answer undone = post(address + "/undo", undo);
    const Answer twice = post(address + "/undo", undo);
    const Answer anew = post(address + "/undo", marks_of(get(address + "/owner")));

    EXPECT_EQ(undone.status, 303) << undone.body;
    EXPECT_EQ(undone.field("location"), address + "?done=undone");
    EXPECT_EQ(twice.status, 303) << "a form that is sent twice is done once";
    EXPECT_EQ(anew.status, 422);
    EXPECT_THAT(anew.body, HasSubstr("has been undone already."));
    const std::string shown = get(address + "?done=undone").body;
    EXPECT_THAT(shown, AllOf(HasSubstr("Undid: Assigned. The case is as it was before."),
                             HasSubstr(">Undone</strong>"), Not(HasSubstr("/undo\""))));
}

TEST_F(DeskCaseWork, SelectedCasesAreReassignedAndEachFailureIsNamed) {
    sign_in();
    const auto references = cases("");
    ASSERT_GE(references.size(), 3U);
    const std::string& first = references[0];
    const std::string& second = references[1];
    const std::string& theirs = references[2];
    run({"case", "assign", theirs, "tom.reed"});
    const Answer queue = get("/team");
    EXPECT_THAT(queue.body, AllOf(HasSubstr("Reassign selected"), HasSubstr("name=\"case\"")));

    const Answer chosen =
        post("/selected", "token=" + held(queue.body, "token") + "&action=reassign&case=" + first +
                              "&case=" + second + "&case=" + theirs + "&case=" + first);
    ASSERT_EQ(chosen.status, 303) << chosen.body;
    const Answer asked = get(chosen.field("location"));
    ASSERT_EQ(asked.status, 200) << asked.body;
    EXPECT_THAT(asked.body,
                AllOf(HasSubstr("Reassign 3 cases"), HasSubstr("Nothing is changed yet"),
                      HasSubstr(first), HasSubstr(theirs)));
    const std::string form =
        marks_of(asked) + "&case=" + first + "&case=" + second + "&case=" + theirs;
    const Answer unsaid = post("/selected/reassign", form + "&reason=Kept+words");
    EXPECT_EQ(unsaid.status, 422);
    EXPECT_THAT(unsaid.body, AllOf(HasSubstr("href=\"#to\""), HasSubstr("Kept words")));
    const Answer done = post("/selected/reassign", form + "&to=tom.reed&reason=Leave");
    const Answer repeated = post("/selected/reassign", form + "&to=tom.reed&reason=Leave");

    EXPECT_THAT(done.body, AllOf(HasSubstr("2 cases of 3 were given away"),
                                 HasSubstr("1 case was not given away"),
                                 HasSubstr("is the case of tom.reed already."),
                                 HasSubstr("/selected/reassign?case=" + theirs)));
    EXPECT_THAT(repeated.body, HasSubstr("2 cases of 3 were given away"));
    EXPECT_THAT(run({"case", "show", first}).out, HasSubstr("\"owner\":\"tom.reed\""));
}

TEST_F(DeskCaseWork, SelectedCasesAreBroughtForward) {
    sign_in();
    const std::string reference = a_case("assess");
    const Answer asked = get("/selected/bring-forward?case=" + reference);
    EXPECT_THAT(asked.body, AllOf(HasSubstr("Single person discount review"),
                                  HasSubstr("Being assessed"), Not(HasSubstr("Nobody yet"))));
    const Answer done =
        post("/selected/bring-forward", marks_of(asked) + "&case=" + reference +
                                            "&on-day=4&on-month=1&on-year=2030&text=Chase");

    EXPECT_THAT(done.body, HasSubstr("1 case of 1 was brought forward"));
    EXPECT_THAT(get("/cases/" + reference + "/tasks").body, HasSubstr("4 January 2030"));
    EXPECT_EQ(get("/selected/bring-forward").status, 422);
    EXPECT_EQ(get("/selected/burn?case=" + reference).status, 404);
}

TEST_F(DeskCaseWork, TheNextCaseSaysWhyItIsThatOne) {
    sign_in();
    run({"case", "open", "revenues.discount_review", "--team", "revenues"});
    const Answer taken = post("/next", "token=" + held(get("/").body, "token"));
    ASSERT_EQ(taken.status, 303) << taken.body;

    EXPECT_THAT(get(taken.field("location")).body,
                AllOf(HasSubstr("We gave you this case because no case that waits in revenues has "
                                "a date"),
                      HasSubstr("/hand-back\">Hand it back, with a reason")));
}

TEST_F(DeskCaseWork, APageHearsWhoChangedItsCase) {
    sign_in();
    const std::string reference = a_case("assess");
    Connection stream = listening_from(get("/cases/" + reference).body);
    EXPECT_THAT(heard_until(stream, "retry:"),
                AllOf(StartsWith("HTTP/1.1 200"), HasSubstr("text/event-stream")));

    run({"case", "note", cases("").back(), "Of another case.", "--as", "tom.reed"});
    run({"case", "note", reference, "He rang.", "--as", "tom.reed"});

    const std::string heard = heard_until(stream, "\"what\":\"Note\"");
    EXPECT_THAT(heard, AllOf(HasSubstr("event: change"), HasSubstr("\"by\":\"Tom Reed\""),
                             Not(HasSubstr("He rang"))));
}

TEST_F(DeskCaseWork, AListHearsOfItsOwnCasesAlone) {
    sign_in();
    const auto references = cases("");
    const std::string page = get("/").body;
    run({"case", "assign", references[0], "tom.reed"});
    const std::string page_after = get("/").body;
    Connection stream = listening_from(page_after);
    heard_until(stream, "retry:");

    run({"case", "note", references[0], "Not theirs any more.", "--as", "tom.reed"});
    run({"case", "note", references[1], "Theirs.", "--as", "tom.reed"});

    const std::string id =
        json::parse(run({"case", "show", references[1]}).out).value().as_table()->text("id");
    const std::string other =
        json::parse(run({"case", "show", references[0]}).out).value().as_table()->text("id");
    EXPECT_THAT(heard_until(stream, id), Not(HasSubstr(other)));
}

TEST_F(DeskCaseWork, WhatChangedBeforeAStreamWasOpenIsToldToo) {
    sign_in();
    const std::string reference = a_case("assess");
    const std::string page = get("/cases/" + reference).body;

    run({"case", "note", reference, "In between.", "--as", "tom.reed"});
    Connection stream = listening_from(page);

    EXPECT_THAT(heard_until(stream, "Tom Reed"), HasSubstr("event: change"));
}

TEST_F(DeskCaseWork, AStreamIsForWhoHasSignedInAndSaysFromWhere) {
    EXPECT_EQ(get("/live?after=1&mine=1").status, 401);
    sign_in();
    EXPECT_EQ(get("/live?mine=1").status, 422);
    EXPECT_EQ(get("/live?after=1x&mine=1").status, 422);
    EXPECT_EQ(get("/live?after=1&case=CT-26-999999-X").status, 404);
}

TEST_F(DeskCaseWork, SaysWhenTheSessionEndsAndProlongsItForWhoAsks) {
    EXPECT_EQ(get("/session").status, 401);
    sign_in();
    const std::string page = get("/").body;
    const std::string seconds = between(page, "data-session-seconds=\"", "\"");
    EXPECT_THAT(std::stoi(seconds), AllOf(::testing::Gt(3'500), ::testing::Le(3'600)));
    EXPECT_THAT(get("/session").body, StartsWith("{\"seconds\":35"));
    EXPECT_EQ(post("/session", "token=guessed").status, 403);
    EXPECT_EQ(post("/session", "token=" + between(page, "data-token=\"", "\"")).status, 200);
}

}  // namespace
}  // namespace moothall
