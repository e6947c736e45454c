#include "site/failing/dead_end.h"

#include "components/render.h"
#include "components/work/headings.h"
#include "html/element.h"
#include "html/writer.h"
#include "site/parts.h"

namespace desk {

View view_of(const DeadEnd& end) {
    Writer sentences;
    for (const Content& sentence : end.sentences) {
        sentences.html(element("p", of_class("mh-text"), sentence));
    }
    Writer ways;
    for (const WayOn& way : end.ways) {
        ways.html(element("li", {}, link_to(way.href, way.text)));
    }
    return {.title = end.title,
            .main = page_body(
                joined(render(PageHeading{.title = end.title}), sentences.finish(),
                       element("h2", of_class("mh-h2 mh-ways"), "Where to go next"),
                       element("ul", of_class("govuk-list govuk-list--spaced"), ways.finish()))),
            .status = end.status};
}

}  // namespace desk
