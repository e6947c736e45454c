#pragma once

#include <string_view>

namespace moothall::rest_api {

/// The shapes of answers by name, as one JSON object of JSON Schemas (2020-12): what stands under
/// components/schemas of the description.
std::string_view answer_schemas();

}  // namespace moothall::rest_api
