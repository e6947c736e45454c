#pragma once

#include "components/forms/input.h"
#include "html/writer.h"

namespace desk {

/// A day in one line, "17/5/2026", with a calendar to choose it from where script runs.
struct DatePicker {
    Input input;  ///< Its label, hint, value and error; the classes of the picker are added.
};
void write(Writer& out, const DatePicker& picker);

}  // namespace desk
