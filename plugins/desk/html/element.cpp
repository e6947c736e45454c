#include "html/element.h"

namespace desk {

Html void_element(ElementName name, const Attributes& attributes) {
    return Writer().open(name).attributes(attributes).markup(">").finish();
}

Attributes of_class(std::string_view classes) {
    return Attributes().set("class", classes);
}

}  // namespace desk
