#pragma once

#include <moothall/service/result.h>

#include <string>
#include <string_view>
#include <vector>

#include "identity/officer.h"
#include "journal/event.h"
#include "store/store.h"

namespace moothall::identity {

/// What a program shows instead of signing in: for one officer, for a while, and perhaps for less
/// than the officer may do.
struct Token {
    std::string id;
    std::string officer;              ///< Their stream: "officer/01J9…".
    std::string label;                ///< What it is for: "Website".
    std::vector<std::string> scopes;  ///< Of "read", "work", "erase", "administer"; at least one.
    Instant ends;                     ///< From then on it is good for nothing.
};

/// Tokens by the SHA-256 of their secret. A working table: no secret, not even a hash of one, is
/// ever an event.
const store::Table& token_table();

store::Row token_row(std::string_view secret, const Token& token);

/// Refused: not_signed_in for a secret that belongs to no token, and past its end.
Result<Token> find_token(store::Reader& reader, std::string_view secret, Instant now);

/// The tokens of one officer, those past their end too, the newest last.
std::vector<Token> tokens_of(store::Reader& reader, std::string_view officer);

/// Takes one away. False if there is none of that id.
bool remove_token(store::Writer& writer, std::string_view officer, std::string_view id);

journal::Draft token_issued(const Token& token, Instant now);
journal::Draft token_withdrawn(const Token& token, Instant now);

/// The officer whose token it is.
/// Refused: not_signed_in where the officer is no more.
Result<Officer> officer_of(store::Reader& reader, const Token& token);

}  // namespace moothall::identity
