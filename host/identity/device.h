#pragma once

#include <moothall/service/date.h>

#include <string>
#include <string_view>

#include "store/store.h"

namespace moothall::identity {

/// Browsers from which an officer has signed in, by the hash of what each was given: OWASP's device
/// cookies. It lets nobody in; it only has wrong tries counted for the browser, so that strangers
/// who try an officer's name do not keep the officer waiting. A working table.
const store::Table& device_table();

/// Whether the officer has signed in from the browser that was given this secret.
bool is_device_of(store::Reader& reader, std::string_view secret, std::string_view officer);

/// Whether anybody has: one browser may be several people's.
bool is_device(store::Reader& reader, std::string_view secret);

/// Notes that an officer signed in from a browser. Of one officer the last 20 stay.
void keep_device(store::Writer& writer, std::string_view secret, std::string_view officer,
                 Instant now);

/// Forgets all browsers of an officer.
void remove_devices(store::Writer& writer, std::string_view officer);

}  // namespace moothall::identity
