#pragma once

#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <functional>
#include <string>
#include <vector>

namespace moothall::cli {

/// What a command ends with, as the contract has it.
enum ExitStatus : int { done = 0, refused = 1, wrong_usage = 2 };

/// How a command's answer is to be shown.
struct Showing {
    bool as_json = false;
    std::vector<std::string> columns = {};  ///< Of a list.
    /// Says it instead of names and values; after the list, if it is one. May be empty.
    std::function<std::string(const Table&)> in_words = {};
};

/// Prints an answer on standard output: one JSON document, a table for a list, or names and values.
void print(const Value& answer, const Showing& showing);

/// Prints the sentence on standard error, and as JSON on standard output where JSON was asked for.
/// Gives the exit status.
int print_refusal(const Refusal& refusal, const Showing& showing);

/// Tells on standard error how far a long command has come.
void print_progress(std::int64_t done, std::int64_t cases);

/// The answer in words, as `print` writes it.
std::string in_words(const Value& answer, const Showing& showing);

}  // namespace moothall::cli
