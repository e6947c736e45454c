#pragma once

#include <moothall/channel/delivery.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "functions/call_watch.h"

namespace moothall::deliveries {

/// Refused: invalid_input for a kind of outgoing work that no workflow can ask for.
Result<Done> check_kind(const std::string& kind);

/// The carriers that plugins brought, by the kind of outgoing work. Threads: any, once filled.
class Carriers {
public:
    Carriers() = default;
    explicit Carriers(functions::CallWatch watch) : watch_(std::move(watch)) {}

    /// Refused: invalid_input for a kind that is taken.
    Result<Done> add(const std::string& kind, std::unique_ptr<channel::Carrier> carrier,
                     std::string plugin);

    std::vector<std::string> kinds() const;  ///< In order.
    /// Requires a kind among them.
    const std::string& plugin_of(std::string_view kind) const;

    /// Hands it to the carrier of its kind, which must be there: the door of this call into a
    /// plugin. Of the answer only what is plain and short is given on. Refused: as the carrier
    /// refuses, always with a sentence of plain text; not_available for what it throws, with the
    /// plugin's name.
    Result<Table> deliver(const channel::Delivery& delivery) const;

private:
    struct Known {
        std::unique_ptr<channel::Carrier> carrier;
        std::string plugin;
    };

    std::map<std::string, Known, std::less<>> carriers_;
    functions::CallWatch watch_;
};

}  // namespace moothall::deliveries
