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

/// What a URL says, in the form in which it may stand on a command line: without its passwords.
/// Requires a URL that can be used.
std::string settings_without_password(const std::string& url);
/// Empty where the URL has none.
std::string password_of(const std::string& url);

/// The URL of another database on the same server, for the same user. Requires a URL that can be
/// used.
std::string with_database(const std::string& url, std::string_view database);

/// The sentence for a connection that could not be made, without the password.
std::string sentence_for_no_connection(const std::string& url, std::string_view message);

}  // namespace moothall::store::postgres
