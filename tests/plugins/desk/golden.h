#pragma once

#include <map>
#include <string>
#include <string_view>

#include "html/html.h"

namespace desk::testing {

/// Compares markup with tests/plugins/desk/golden/NAME.html, one line for each tag and text. With
/// MOOTHALL_WRITE_GOLDEN set the file is written instead, and the test fails to say so.
void expect_golden(std::string_view name, const Html& html);

/// What of a template we write differently on purpose, and how.
using Differences = std::map<std::string, std::string>;

/// Compares markup with what a template of @ministryofjustice/frontend made of the same options:
/// golden/moj/NAME.html, which golden/moj/render.mjs writes. Each difference has to be met.
void expect_as_template(std::string_view name, const Html& html, const Differences& differences);

}  // namespace desk::testing
