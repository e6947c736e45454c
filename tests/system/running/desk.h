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

/// What a field of a page holds.
std::string held(const std::string& page, const std::string& name);

/// The program serving a small demonstration, and somebody at its desk with a browser that has no
/// script.
class Desk : public testing::Test {
protected:
    static constexpr const char* password = "three brown boats at dawn";

    Desk();
    ~Desk() override;

    Ran run(std::vector<std::string> words) const;

    http::Answer get(const std::string& target) const;
    http::Answer post(const std::string& target, const std::string& form) const;
    http::Answer post_as(const std::string& target, const std::string& content_type,
                         const std::string& body) const;

    http::Answer signed_in_with(const std::string& word);
    void sign_in();

    /// The references of the officer's cases in that state; empty: in any.
    std::vector<std::string> cases(const std::string& state) const;
    /// The first of them; where there is none, one of another officer, given to this one.
    std::string a_case(const std::string& state) const;

    std::filesystem::path folder;
    std::string data;
    std::unique_ptr<ServedCouncil> served;
    std::string cookie = "none=1";
};

}  // namespace moothall
