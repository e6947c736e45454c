#include "components/shell/standing_notices.h"

namespace desk {

void write(Writer& out, const StandingNotices& notices) {
    out.markup("<div class=\"mh-standing\"");
    out.attribute_unless_empty("data-live", notices.live);
    out.attribute("data-session-seconds", static_cast<long long>(notices.session_seconds));
    out.attribute_unless_empty("data-token", notices.token);
    out.markup("><div class=\"mh-standing__line\" role=\"status\" data-news-of=\"live\"></div>");
    out.markup("<div class=\"mh-standing__line\" role=\"alert\" data-news-of=\"session\"></div>");
    out.markup("</div>");
}

}  // namespace desk
