#pragma once

#include <string>

#include "html/writer.h"

namespace desk {

/// What stands on top of every sheet of a printed page, and on no screen: whose paper it is.
struct SheetHead {
    std::string title;   ///< Of the page: "CT-26-000417-T, Ms Margaret Oyelaran".
    std::string moment;  ///< What is printed is as it was then, and where.
};
void write(Writer& out, const SheetHead& head);

}  // namespace desk
