#pragma once

#include <moothall/channel/council.h>

#include <map>
#include <string>

namespace moothall::rest_api {

/// The schemas that have names, as they stand under components/schemas of the description.
using NamedSchemas = std::map<std::string, Table>;

/// A shape as JSON Schema 2020-12. A record that has a name is referred to by it and added to
/// `named`, with all that it refers to. Bytes are left out: JSON holds none.
Table schema_of(const channel::Shape& shape, NamedSchemas& named);

/// "told_event" as "ToldEvent", "page of case" as "PageOfCase".
std::string schema_name(const std::string& shape);

}  // namespace moothall::rest_api
