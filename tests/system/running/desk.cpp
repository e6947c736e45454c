#include "system/running/desk.h"

#include <unistd.h>

#include <algorithm>
#include <regex>

#include "json/json.h"

namespace moothall {

std::string between(const std::string& page, const std::string& before, const std::string& after) {
    const std::size_t from = page.find(before);
    if (from == std::string::npos) {
        return {};
    }
    const std::size_t begin = from + before.size();
    return page.substr(begin, page.find(after, begin) - begin);
}

std::string held(const std::string& page, const std::string& name) {
    const std::regex field("<input[^>]*name=\"" + name + "\"[^>]*>");
    std::smatch found;
    return std::regex_search(page, found, field) ? between(found.str(), "value=\"", "\"")
                                                 : std::string();
}

Desk::Desk()
    : folder(std::filesystem::path(testing::TempDir()) / ("desk-" + std::to_string(::getpid()))),
      data((folder / "council").string()) {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    EXPECT_EQ(run({"demo", "--cases", "12"}).status, 0);
    const Ran kept =
        run_words(folder, {"/bin/sh", "-c",
                           std::string("echo '") + password + "' | '" + MOOTHALL_PROGRAM +
                               "' officer password priya.shah --data '" + data + "' --json"});
    EXPECT_EQ(kept.status, 0) << kept.error;
    served = std::make_unique<ServedCouncil>(data);
}

Ran Desk::run(std::vector<std::string> words) const {
    words.insert(words.end(), {"--data", data, "--json"});
    return run_program(folder, words);
}

http::Answer Desk::get(const std::string& target) const {
    return http::ask(served->port(), {.target = target, .fields = {{"Cookie", cookie}}});
}

http::Answer Desk::post(const std::string& target, const std::string& form) const {
    return http::ask(
        served->port(),
        {.method = "POST",
         .target = target,
         .fields = {{"Cookie", cookie}, {"Content-Type", "application/x-www-form-urlencoded"}},
         .body = form});
}

http::Answer Desk::signed_in_with(const std::string& word) const {
    std::string form = "username=priya.shah&password=" + word + "&next=%2Fteam";
    std::ranges::replace(form, ' ', '+');
    return post("/sign-in", form);
}

void Desk::sign_in() {
    const http::Answer answer = signed_in_with(password);
    ASSERT_EQ(answer.status, 303) << answer.body;
    cookie = "mh_session=" + between(answer.field("set-cookie") + ";", "mh_session=", ";");
}

std::string Desk::a_case(const std::string& state) const {
    const Ran listed = run({"case", "list", "--owner", "priya.shah", "--state", state});
    const Value answer = json::parse(listed.out).value();
    const List& items = answer.as_table()->list("items");
    return items.empty() ? "" : items.front().as_table()->text("reference");
}

}  // namespace moothall
