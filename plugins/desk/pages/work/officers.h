#pragma once

#include "site/visit.h"

// To whom a case is given.
namespace desk {

/// What is asked for when cases change their owner: to whom ("to") and why ("reason"). The officers
/// of one's own teams stand first; one of the answers is nobody.
moothall::List fields_of_assignment(const Visit& visit);

/// Takes the answer "nobody" away, as `case.assign` wants it.
void leave_out_nobody(Record& answers);

}  // namespace desk
