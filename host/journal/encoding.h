#pragma once

#include <moothall/service/result.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "journal/event.h"
#include "journal/fold.h"
#include "journal/ids.h"
#include "store/event_row.h"

namespace moothall::journal {

/// A kept event cannot be read: its bytes are not what the journal writes. `journal verify` tells
/// more.
class DamagedEvent : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// What of an event does not depend on its place in the stream: made before the writer is entered,
/// which all commands share.
struct EncodedDraft {
    std::string facts;
    std::string salt;
    std::string body;
    std::string body_hash;
};

/// The facts and bodies of these drafts, in their order, each with a salt of its own.
/// Refused: invalid_input for a text that is not UTF-8, or for more than `event_size_max`.
Result<std::vector<EncodedDraft>> encode(const std::vector<Draft>& drafts,
                                         const Randomness& randomness);

/// The canonical bytes of the header of an event; position, facts and body do not enter it.
std::string encode_header(const Event& event);

/// The event as it was written, before any upcast. Nothing is hashed here.
/// Faults: throws DamagedEvent.
Event decode(const store::EventRow& row);

/// The event upcast to the newest revision of its kind. Faults: throws DamagedEvent.
Event decode(const store::EventRow& row, const Folds& folds);

}  // namespace moothall::journal
