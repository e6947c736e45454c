#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"
#include "operations/operation.h"

namespace moothall::operations {

/// One council with a case, a customer, a place and an officer.
class Operations : public ::testing::Test {
protected:
    Operations();

    /// Another case type, which nobody has published.
    static Table fair(const std::string& last_line);

    /// Gives its number in the list of what needs attention.
    std::int64_t refuse_a_timer();

    /// Every answer that a test gets has the shape that the operation declares.
    Result<Value> as(const identity::Actor& actor, const std::string& name, const Table& arguments);
    /// Asks as the system administrator, or as dot where only an officer can.
    Result<Value> ask(const std::string& name, const Table& arguments) {
        const bool is_of_officers =
            name == "queue.next" || name == "case.hand-back" || name == "officer.change-password";
        return as(is_of_officers ? officer("dot") : identity::system_administrator(), name,
                  arguments);
    }
    identity::Actor officer(const std::string& username) {
        return identity::actor_named(*council.store->read(), username).value();
    }
    Table done(const std::string& name, const Table& arguments) {
        return *ask(name, arguments).value().as_table();
    }

    /// What is refused must be told in whole characters, in one sentence, and change nothing.
    Refusal refused(const std::string& name, const Table& arguments);

    /// Arguments of every operation with which it can be done.
    std::map<std::string, Table> right() const;
    std::map<std::string, Table> right_of_desks() const;
    static std::map<std::string, Table> right_of_signing_in();
    static std::map<std::string, Table> right_of_modules();
    std::map<std::string, Table> right_of_attention_calendar_and_tokens() const;
    std::map<std::string, Table> right_of_cases_and_masters() const;

    const store::TemporaryFolder folder;
    workflows::SmallCouncil council{folder.path()};
    std::string reference;
    std::string customer;
    std::string same_customer;     // As `customer`, merged into her.
    std::string another_customer;  // Of nobody else.
    std::string token;
    std::string document;  // Of the case that needs attention, as is:
    std::int64_t task_number = 0;
    std::string needing;  // A case on which something was refused, twice.
    std::int64_t close_number = 0;
    std::int64_t retry_number = 0;
};

}  // namespace moothall::operations
