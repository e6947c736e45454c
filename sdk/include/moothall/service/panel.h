#pragma once

#include <moothall/service/date.h>
#include <moothall/service/reading.h>
#include <moothall/service/result.h>

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace moothall {

/// A case as a panel may see it. Read-only and borrowed for the length of one call.
class Case {
public:
    virtual ~Case() = default;
    virtual const std::string& reference() const = 0;
    virtual const std::string& type() const = 0;
    virtual const std::string& state() const = 0;
    virtual const Table& fields() const = 0;
    virtual std::optional<std::string> place() const = 0;  ///< The UPRN, if the case has a place.
    virtual Date today() const = 0;
};

/// Where a panel stands.
enum class Slot { case_side, customer_side, place_side };

/// What a panel shows: words beside their values, as data. A front end decides how they look.
struct Panel {
    std::vector<std::pair<std::string, std::string>> rows;
};

/// A panel that a plugin brings.
struct PanelDeclaration {
    std::string name;   ///< "waste.rounds".
    std::string title;  ///< "Rounds at this address".
    Slot slot = Slot::case_side;
    std::function<Result<Panel>(const Case&, Reading&)> show;
};

}  // namespace moothall
