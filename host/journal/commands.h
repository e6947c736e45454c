#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "journal/event.h"
#include "store/store.h"

namespace moothall::journal {

/// Where the events of each repeatable command are: a projection, with a row for each event.
/// Columns: command, step, stream, number.
const store::Table& commands_table();

/// Notes the event under its command, unless the command was made by new_command.
void fold_command(const Event& event, store::Writer& writer);

/// The streams and numbers of a command's events, in the order of its decision; none if it was
/// never done.
std::vector<std::pair<std::string, std::int64_t>> events_of_command(store::Reader& reader,
                                                                    std::string_view command);

}  // namespace moothall::journal
