#pragma once

#include "pages/cases/case_frame.h"

namespace desk {

/// What has just been done to a case, in a banner, with a button that undoes it, if the visitor can
/// undo it, and until when they can.
Html news_of_case(const Visit& visit, const CaseFile& file);

/// The same on a page of many cases, where the address says on which something was done
/// (`?case=CT-26-000417-T`).
Html news_with_undo(const Visit& visit);

/// The same button beside the event with this number in the history; nothing if it is another that
/// can be undone, or the banner offers it.
Html undo_offer_beside(const Visit& visit, const CaseFile& file, std::int64_t number);

/// Undoes what the visitor did last to a case.
moothall::Result<Outcome> undo_last(const Visit& visit);

}  // namespace desk
