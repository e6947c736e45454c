#include "components/render.h"
#include "components/work/headings.h"
#include "components/work/section.h"
#include "html/element.h"
#include "plugins/desk/gallery/pages.h"
#include "plugins/desk/gallery/samples.h"

namespace desk::gallery {

Html components_page() {
    const auto section = [](const std::string& id, const std::string& title, const Html& content) {
        return render(Section{.id = id, .title = title, .content = content});
    };
    const PageHeading heading{.title = "Components",
                              .caption = "Everything that a page of the desk is made of"};
    return element("div", of_class("mh-wrap mh-page"), render(heading),
                   element("div", of_class("mh-two"),
                           element("div", {}, section("messages", "Messages", messages()),
                                   section("lists", "Lists", lists()),
                                   section("navigation", "Navigation", navigation())),
                           element("div", {}, section("fields", "Fields", fields()),
                                   section("choices", "Choices", choices()),
                                   section("kept", "A form that is kept", kept_form()),
                                   section("wrong", "Fields that were refused", wrong_fields()))),
                   section("moj", "Casework", casework()));
}

}  // namespace desk::gallery
