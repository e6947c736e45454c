#pragma once

#include <moothall/service/value.h>

#include <functional>
#include <memory>
#include <set>
#include <string>

#include "scripting/library.h"
#include "testing/trial.h"

namespace moothall::testing {

/// The states that cases reached and the actions that were taken, by anybody or by time.
struct Visited {
    std::set<std::string> states;
    std::set<std::string> actions;
};

/// What one test in Lua can say and ask, at work on a council of its own. Each word is a function
/// of the module `council`, called by what lua_language.h puts before the test; it answers with
/// { value = … }, or { failed = "what was expected and what was found" }.
///
/// Threads: one.
class LuaTest {
public:
    /// Without a trial nothing can be said: for finding the tests of a file.
    explicit LuaTest(std::unique_ptr<Trial> trial) : trial_(std::move(trial)) {}

    /// What the script may call. Borrows this test.
    scripting::Library library();

    /// Words work between this and the end of the test: not while the file is read.
    void begin() { is_running_ = true; }

    /// Adds what happened to the cases of a type.
    void see(const std::string& type, Visited& visited);

private:
    using Word = Value (LuaTest::*)(const List& arguments);
    struct Named;

    static const std::vector<Named>& words();
    Result<Value> say(const Named& word, const List& arguments);

    Value open(const List& arguments);
    Value given(const List& arguments);
    Value row(const List& arguments);
    Value advance_to(const List& arguments);
    Value act_as(const List& arguments);
    Value today(const List& arguments);
    Value expect_row(const List& arguments);
    Value take(const List& arguments);
    Value note(const List& arguments);
    Value state(const List& arguments);
    Value field(const List& arguments);
    Value expect_refused(const List& arguments);
    Value expect_available(const List& arguments);
    Value expect_unavailable(const List& arguments);
    Value expect_state(const List& arguments);
    Value expect_open(const List& arguments);
    Value expect_closed(const List& arguments);
    Value expect_field(const List& arguments);
    Value expect_letter(const List& arguments);
    Value expect_no_letter(const List& arguments);
    Value expect_task(const List& arguments);
    Value expect_note(const List& arguments);
    Value expect_due(const List& arguments);
    Value expect_held(const List& arguments);
    Value expect_not_held(const List& arguments);
    Value expect_timer(const List& arguments);
    Value expect_attention(const List& arguments);

    Table shown(const List& arguments);
    /// What the events of this kind say under `name`, in facts or body, oldest first.
    std::vector<std::string> said(const List& arguments, std::string_view kind,
                                  std::string_view name);
    Value expect_said(const List& arguments, std::string_view kind, std::string_view name,
                      const std::string& what);
    Value expect_open_is(const List& arguments, bool expected);
    Result<Value> act(const List& arguments, std::size_t fields, std::size_t reason);
    const Table* action_of(const Table& answer, const std::string& name) const;

    std::unique_ptr<Trial> trial_;
    std::vector<std::string> references_;
    bool is_running_ = false;
};

}  // namespace moothall::testing
