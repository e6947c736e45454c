#include "site/failing/server_failures.h"

#include "site/answering.h"
#include "site/failing/dead_end.h"

namespace desk {

moothall::channel::FailurePage page_of_server_failures(std::shared_ptr<const Site> site) {
    return [site = std::move(site)](const moothall::channel::Failure& failure) {
        const View view = view_of({.title = failure.title,
                                   .sentences = {failure.sentence},
                                   .ways = {{"Go to my work", "/"}, {"Read the help", "/help"}},
                                   .status = failure.status});
        return answer_of(framed_for_strangers(view, *site->settings()), view.status);
    };
}

}  // namespace desk
