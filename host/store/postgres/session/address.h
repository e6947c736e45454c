#pragma once

#include <string>
#include <string_view>

namespace moothall::store::postgres {

/// Whether a text that says where a council's data are names a PostgreSQL database.
bool is_address(std::string_view text);

/// Why a URL cannot be used, in one sentence that tells nothing of what is in it; empty if it can.
std::string reason_against_address(const std::string& url);

/// Server, database and user of a URL, without its password: for showing it, and for telling one
/// database from another. Requires a URL that can be used.
std::string shown_address(const std::string& url);

/// The sentence for a connection that could not be made, without the password.
std::string sentence_for_no_connection(const std::string& url, std::string_view message);

}  // namespace moothall::store::postgres
