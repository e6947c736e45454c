#pragma once

#include "html/html.h"
#include "site/visit.h"

// The lists of my work that are not to be done now.
namespace desk {

/// Cases whose deadlines stand still until something comes in, those that wait longest first.
Html waiting_list(const Visit& visit, const moothall::List& cases);

/// What one asked to see again, by day, as `diary.list` answered it: with a way to say it is done.
Html forward_list(const Visit& visit, const moothall::List& entries);

/// One's cases that were closed lately.
Html closed_list(const Visit& visit, const moothall::List& cases);

}  // namespace desk
