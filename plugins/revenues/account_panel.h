#pragma once

#include <moothall/service/panel.h>

namespace revenues {

/// "Council tax account", beside a case whose field `account` names one: as it stands today.
/// Refused: not_available where the case names none; not_found where the register has no such.
moothall::Result<moothall::Panel> account_panel(const moothall::Case& shown,
                                                moothall::Reading& reading);

}  // namespace revenues
