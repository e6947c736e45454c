#pragma once

#include <string>
#include <variant>
#include <vector>

#include "html/html.h"
#include "site/visit.h"

namespace desk {

/// A page, without what is on all of them.
struct View {
    std::string title;  ///< Of the thing: "CT-26-000417-T, Ms Margaret Oyelaran".
    Html main;
    bool has_errors = false;  ///< A form was refused: the title says so, and the status is 422.
    int status = 200;
    std::string live = {};  ///< Where it hears of changes to what it shows; see live/live_feed.h.
};

/// What becomes of what was typed into a form when its page leads on.
enum class Typed { was_sent, stays };

/// To another page, after something was done.
struct Redirect {
    std::string to;  ///< An address of this site.
    Typed typed = Typed::was_sent;
};

/// Something to be kept, or, where it has no name for that, shown by itself.
struct Download {
    std::string media_type;
    std::string file_name;
    std::string bytes;
};

using Outcome = std::variant<View, Redirect, Download>;

/// Whether a page has a form of which what is typed, and not yet sent, is kept for whoever types.
enum class Typing { is_not_kept, is_kept };

/// A page of the desk: where it is, which part of the navigation it belongs to, what it shows or
/// does. Refused: what keeps it from being shown at all, such as a case that is not there.
struct PageRoute {
    std::string method;
    std::string path;
    std::string section;  ///< The address in the navigation that it belongs to; may be empty.
    moothall::Result<Outcome> (*answer)(const Visit&);
    std::size_t body_most = std::size_t{256} * 1024;
    Typing typing = Typing::is_not_kept;
};

/// A page that anybody may read, whether they have signed in or not.
struct OpenPage {
    std::string path;
    std::string section;  ///< As above.
    View (*view)();
};

/// The page as one with a form that keeps what is typed. See site/kept_form.h.
PageRoute keeping(PageRoute page);

}  // namespace desk
