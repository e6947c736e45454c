#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "html/content.h"
#include "html/html.h"
#include "site/visit.h"

// Small things that most pages have.
namespace desk {

/// A whole page's content, between header and footer.
Html page_body(const Html& content);

/// What every form carries: the token against forged requests, and an id by which a form that is
/// sent twice is done once.
Html form_marks(const Visit& visit);

Html hidden_field(const std::string& name, const std::string& value);

/// A form that is posted there, with its marks.
Html form_to(const Visit& visit, const std::string& address, const Html& content);

/// The same for a form with files.
Html form_with_files_to(const Visit& visit, const std::string& address, const Html& content);

Html link_to(const std::string& address, const Content& content);

/// What was done before this page was asked for, by the word in its address (`?done=noted`).
Html news_of(const Visit& visit);

/// The same with a sentence behind it.
Html news_of(const Visit& visit, const std::string& more);
/// The same with something below that: what can be done about it.
Html news_of(const Visit& visit, const std::string& more, const Html& below);

/// A table that may be wider than the page: it scrolls by itself, by keyboard too.
Html wide_table(const std::string& label, const Html& table);

/// An address with such a word in it.
std::string with_news(const std::string& address, const std::string& done);

/// The sentence of a part that could not be shown: "… is not available now."
Html not_available(const std::string& sentence);

/// The items of a list that an operation answered.
const moothall::List& items_of(const Record& answer);

/// "/cases/CT-26-000417-T"
std::string case_address(const std::string& reference);

/// Where a page hears of changes behind `position` to what it shows: {{"case", "CT-…"}}.
std::string live_address(std::int64_t position,
                         const std::vector<std::pair<std::string, std::string>>& which);

/// Pages behind this one: "More" with the cursor, where there is one.
Html more_of(const Visit& visit, const Record& answer);

}  // namespace desk
