#include "system/running/desk.h"

#include <unistd.h>

#include <algorithm>
#include <regex>

#include "json/json.h"

namespace moothall {

using http::Answer;

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
    return std::regex_search(page, found, field) ? between(found[0], "value=\"", "\"") : "";
}

Desk::Desk()
    : folder(std::filesystem::path(testing::TempDir()) / ("desk_" + std::to_string(::getpid()))),
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

Desk::~Desk() {
    served.reset();
    std::filesystem::remove_all(folder);
}

Ran Desk::run(std::vector<std::string> words) const {
    words.insert(words.end(), {"--data", data, "--json"});
    return run_program(folder, words);
}

Answer Desk::get(const std::string& target) const {
    return http::ask(served->port(), {.target = target, .fields = {{"Cookie", cookie}}});
}

Answer Desk::post(const std::string& target, const std::string& form) const {
    return post_as(target, "application/x-www-form-urlencoded", form);
}

Answer Desk::post_as(const std::string& target, const std::string& content_type,
                     const std::string& body) const {
    return http::ask(served->port(),
                     {.method = "POST",
                      .target = target,
                      .fields = {{"Cookie", cookie}, {"Content-Type", content_type}},
                      .body = body});
}

Answer Desk::signed_in_with(const std::string& word) {
    std::string form = "username=priya.shah&password=" + word + "&next=%2Fteam";
    std::ranges::replace(form, ' ', '+');
    return post("/sign-in", form);
}

void Desk::sign_in() {
    const Answer answer = signed_in_with(password);
    ASSERT_EQ(answer.status, 303) << answer.body;
    cookie = "mh_session=" + between(answer.field("set-cookie") + ";", "mh_session=", ";");
}

std::vector<std::string> Desk::cases(const std::string& state) const {
    std::vector<std::string> words{"case", "list", "--owner", "priya.shah"};
    if (!state.empty()) {
        words.insert(words.end(), {"--state", state});
    }
    const Value answer = json::parse(run(words).out).value();
    std::vector<std::string> references;
    for (const Value& one : answer.as_table()->list("items")) {
        references.push_back(one.as_table()->text("reference"));
    }
    return references;
}

std::string Desk::a_case(const std::string& state) const {
    const auto own = cases(state);
    if (!own.empty()) {
        return own.front();
    }
    const Value answer = json::parse(run({"case", "list", "--type", "revenues.discount_review",
                                          "--state", state, "--limit", "1"})
                                         .out)
                             .value();
    const List& others = answer.as_table()->list("items");
    if (others.empty()) {
        ADD_FAILURE() << "no case of the demonstration is in the state " << state;
        return "";
    }
    const std::string reference = others.front().as_table()->text("reference");
    EXPECT_EQ(run({"case", "assign", reference, "priya.shah"}).status, 0);
    return reference;
}

}  // namespace moothall
