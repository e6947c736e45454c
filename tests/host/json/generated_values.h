#pragma once

#include <moothall/service/value.h>
#include <rapidcheck.h>

#include <string>

namespace moothall::json {

/// Any text of whole code points, NUL, quotes and the far planes among them.
rc::Gen<std::string> any_text();

/// Any value, tables and lists nested up to `depth`.
rc::Gen<Value> any_value(int depth);

/// Any table of such values.
rc::Gen<Table> any_table(int depth);

}  // namespace moothall::json
