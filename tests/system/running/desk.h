#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "http/client.h"
#include "system/running/program.h"
#include "system/running/served_council.h"

namespace moothall {

/// What stands between two pieces of a page; empty if they do not.
std::string between(const std::string& page, const std::string& before, const std::string& after);

/// What a field of a page holds: the first of that name.
std::string held(const std::string& page, const std::string& name);

/// The desk of a demonstration council, as a browser without script uses it. Priya Shah works
/// there.
class Desk : public testing::Test {
protected:
    static constexpr const char* password = "three brown boats at dawn";

    Desk();

    /// Runs the program over the council's data.
    Ran run(std::vector<std::string> words) const;

    http::Answer get(const std::string& target) const;
    http::Answer post(const std::string& target, const std::string& form) const;

    http::Answer signed_in_with(const std::string& word) const;
    void sign_in();

    /// The reference of the first case of the officer in that state.
    std::string a_case(const std::string& state) const;

    std::filesystem::path folder;
    std::string data;
    std::unique_ptr<ServedCouncil> served;
    std::string cookie = "none=1";
};

}  // namespace moothall
