#include "components/moj/date_picker.h"

namespace desk {

void write(Writer& out, const DatePicker& picker) {
    Input input = picker.input;
    input.classes += (input.classes.empty() ? "" : " ");
    input.classes += "moj-js-datepicker-input";
    out.markup("<div class=\"moj-datepicker\" data-module=\"moj-date-picker\">");
    write(out, input);
    out.markup("</div>");
}

}  // namespace desk
