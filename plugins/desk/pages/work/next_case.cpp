#include "pages/work/next_case.h"

#include "components/content/passages.h"
#include "components/render.h"
#include "components/work/headings.h"
#include "html/element.h"
#include "site/parts.h"

namespace desk {

using moothall::RefusalKind;
using moothall::Result;

Result<Outcome> next_case(const Visit& visit) {
    const auto answer = visit.command("queue.next", {});
    if (answer) {
        const Record& taken = *answer->as_table();
        return Outcome(Redirect{case_address(taken.text("reference")) + "?done=next"});
    }
    if (answer.error().kind != RefusalKind::not_available) {
        return answer.error();
    }
    return Outcome(View{.title = "No next case",
                        .main = page_body(joined(
                            render(PageHeading{.title = "There is no next case for you"}),
                            render(InsetText{.content = answer.error().reason}),
                            element("p", of_class("mh-text"), "Go to ", link_to("/", "my work"),
                                    " or look at ", link_to("/team", "the team queue"), ".")))});
}

}  // namespace desk
