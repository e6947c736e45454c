#pragma once

#include <moothall/channel/http.h>

#include <functional>
#include <string>
#include <string_view>

namespace moothall::channel {

/// What a server says by itself, where no route answers: that a request is none, that it is too
/// long, that there is nothing at its address.
struct Failure {
    int status;
    std::string title;     ///< In plain words, for a page: "Page not found".
    std::string sentence;  ///< What is wrong, or what to do.
};

/// A failure as a page for a person. The status is the server's, and so are the fields that belong
/// to it, such as Allow. Never waits: it runs on the network's threads.
using FailurePage = std::function<Response(const Failure&)>;

/// Whether an "Accept" asks for a page: it names text/html, and does not refuse it by a quality of
/// nought. That anything will do asks for none: a program says so.
bool asks_for_a_page(std::string_view accept);

}  // namespace moothall::channel
