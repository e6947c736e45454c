#pragma once

#include <string>

#include "html/html.h"
#include "site/page.h"

namespace desk {

/// One case with what every page of it shows: who it is about, where it stands, what may be done.
struct CaseFile {
    Record the_case;            ///< As `case.show` answers it.
    Record actions;             ///< As `case.actions` answers it.
    std::string part;           ///< The page that is shown: "" for the overview, "/history".
    std::int64_t position = 0;  ///< Up to which the case was read: changes behind it are told.

    const std::string& reference() const { return the_case.text("reference"); }
    std::string address() const;
    bool is_open() const { return !the_case.has("open") || the_case.yes_no("open"); }
};

/// Reads the case that the path names. Refused: not_found, not_permitted.
moothall::Result<CaseFile> case_file_of(const Visit& visit, const std::string& part);

/// A page of a case: its head, and `content` below it.
View case_view(const Visit& visit, const CaseFile& file, const Html& content);

/// The same with a form on it that was refused.
View refused_case_view(const Visit& visit, const CaseFile& file, const Html& content);

}  // namespace desk
