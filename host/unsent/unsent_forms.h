#pragma once

#include <moothall/service/date.h>
#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"

namespace moothall::unsent {

/// What somebody was typing into the form of a page and has not sent.
struct UnsentForm {
    std::string page;  ///< As the front end names it: "cases/CT-26-000417-T/reply".
    Instant kept_at;
    Value fields;
};

/// A working table, by who typed and page: never journaled, and nobody's but theirs.
const store::Table& unsent_table();

inline constexpr std::size_t forms_max = 200;  ///< Of one officer.
inline constexpr std::size_t form_bytes_max = std::size_t{64} * 1024;
inline constexpr std::chrono::days kept_for{30};

/// Keeps a form in place of what was kept for its page, and takes away some of what is too old,
/// whosever it was. Refused: invalid_input for a page without a name or with one of more than 300
/// letters, and for a form that is too long; not_available where somebody has too many.
/// Faults: StoreFault.
Result<Done> keep(store::Store& store, const std::string& who, const UnsentForm& form);

/// Nothing where none is kept, or it is too old by `now`.
std::optional<UnsentForm> find(store::Reader& reader, const std::string& who,
                               const std::string& page, Instant now);

/// All of somebody's, by page.
std::vector<UnsentForm> list(store::Reader& reader, const std::string& who, Instant now);

/// Does nothing where none is kept. Faults: StoreFault.
void drop(store::Store& store, const std::string& who, const std::string& page);

}  // namespace moothall::unsent
