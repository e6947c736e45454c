#pragma once

#include <moothall/channel/http.h>

#include <functional>
#include <memory>
#include <string>

#include "html/html.h"
#include "site/frame.h"
#include "site/page.h"

namespace desk {

inline constexpr const char* session_cookie = "mh_session";
inline constexpr const char* device_cookie = "mh_device";

/// What answers the requests of a route.
using Answering = std::function<moothall::channel::Response(const moothall::channel::Request&,
                                                            moothall::channel::Council&)>;

/// The same, but a fault becomes a page of the desk, and is reported.
Answering guarded(std::shared_ptr<const Site> site, Answering answering);

/// A route that asks who it is, reads the form, and answers with a whole page. Who has not signed
/// in is led to where that is done, and back.
moothall::channel::Route route_of(const PageRoute& page, std::shared_ptr<const Site> site);

/// A route that asks nobody who they are, and has the frame of who has signed in for whoever has.
moothall::channel::Route route_of(const OpenPage& page, std::shared_ptr<const Site> site);

/// A page for anybody, with the frame of who has signed in for whoever has. `view_for` is given
/// the session; null for a stranger.
moothall::channel::Response answer_to_anybody(
    const moothall::channel::Request& request, moothall::channel::Council& council,
    const SiteSettings& settings,
    const std::function<View(const moothall::channel::Session*)>& view_for,
    const std::string& section);

/// A whole page as an answer, with the policy that lets nothing from elsewhere in.
moothall::channel::Response answer_of(const Html& page, int status);
moothall::channel::Response answer_of(const Redirect& redirect);

/// A cookie that a request has; empty if it has none of that name.
std::string cookie(const moothall::channel::Request& request, std::string_view name);

/// Whether a form was sent by one of our own pages, as far as the browser tells.
bool is_from_here(const moothall::channel::Request& request);

/// The same, where the browser has to say so: what it says nothing of is not.
bool is_surely_from_here(const moothall::channel::Request& request);

/// `to`, if it is an address of this site and no page of another; else "/".
std::string own_address(std::string_view to);

}  // namespace desk
