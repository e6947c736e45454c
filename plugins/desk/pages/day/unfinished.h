#pragma once

#include "site/page.h"

namespace desk {

/// What the officer was typing and has not sent: where, since when, on with it or away with it.
moothall::Result<Outcome> unfinished(const Visit& visit);

/// Keeps what is typed into a form, asked by the script of its page, and says so in a few words.
moothall::Result<Outcome> keep_typed(const Visit& visit);

/// Asks whether what was kept of one form is to be thrown away, and shows it.
moothall::Result<Outcome> ask_whether_to_drop(const Visit& visit);

/// Throws away what was kept of one form, and leads back to where that was asked.
moothall::Result<Outcome> drop_typed(const Visit& visit);

}  // namespace desk
