#pragma once

#include <string>
#include <string_view>

#include "store/store.h"

namespace moothall::store::postgres {

/// What can be done about a fault.
enum class Remedy {
    run_again,  ///< Another transaction got there first.
    reconnect,  ///< The server is gone, or takes no changes: another may answer.
    none,
};

/// The server refused a statement, or is gone.
class ServerFault : public StoreFault {
public:
    ServerFault(Remedy remedy, const std::string& sentence)
        : StoreFault(sentence), remedy_(remedy) {}

    Remedy remedy() const { return remedy_; }

private:
    Remedy remedy_;
};

/// The SQLSTATE of a server whose disk is full.
inline constexpr std::string_view full_disk = "53100";

/// The fault for an SQLSTATE (empty: the connection failed) and the server's message.
ServerFault fault_for(std::string_view state, std::string_view message);

}  // namespace moothall::store::postgres
