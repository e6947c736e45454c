#pragma once

#include "site/page.h"

// What can be added to a case at any time, whatever its state.
namespace desk {

moothall::Result<Outcome> show_note(const Visit& visit);
moothall::Result<Outcome> add_note(const Visit& visit);

/// What came in or was sent by another way than a letter of ours.
moothall::Result<Outcome> show_message(const Visit& visit);
moothall::Result<Outcome> add_message(const Visit& visit);

/// Gives the case back to the team, with why one cannot work it.
moothall::Result<Outcome> show_hand_back(const Visit& visit);
moothall::Result<Outcome> take_hand_back(const Visit& visit);

moothall::Result<Outcome> show_bring_forward(const Visit& visit);
moothall::Result<Outcome> bring_forward(const Visit& visit);

/// Gives the case to another officer, or back to its team.
moothall::Result<Outcome> show_owner(const Visit& visit);
moothall::Result<Outcome> change_owner(const Visit& visit);

/// The tasks of a case, with a form for another.
moothall::Result<Outcome> case_tasks(const Visit& visit);
moothall::Result<Outcome> add_task(const Visit& visit);

/// The cases that this one is linked to, with a form for another.
moothall::Result<Outcome> linked_cases(const Visit& visit);
moothall::Result<Outcome> link_case(const Visit& visit);

}  // namespace desk
