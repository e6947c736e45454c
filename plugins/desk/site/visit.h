#pragma once

#include <moothall/channel/http.h>

#include <optional>
#include <string>
#include <string_view>

#include "site/form.h"

namespace desk {

/// Named values, as operations take and give them. (desk::Table is a component.)
using Record = moothall::Table;

/// One request of somebody who has signed in. Borrows what it is made of, for one answer.
class Visit {
public:
    Visit(const moothall::channel::Request& request, moothall::channel::Council& council,
          const moothall::channel::Session& session, const Form& form,
          std::optional<moothall::Instant> kept_at)
        : request_(request), council_(council), session_(session), form_(form), kept_at_(kept_at) {}

    /// Asks the council, as who signed in. Refused: as the operation says.
    moothall::Result<moothall::Value> ask(std::string_view operation,
                                          const Record& arguments) const;
    /// The same for an operation that answers a record. One that was refused is an empty record
    /// with the sentence as `refused`: for a part of a page without which the rest still serves.
    Record ask_for_part(std::string_view operation, const Record& arguments) const;
    /// Has something done. A form that is sent twice is done once.
    moothall::Result<moothall::Value> command(std::string_view operation,
                                              const Record& arguments) const;
    /// Has a second thing done by the same form, told apart from its first by `word`.
    moothall::Result<moothall::Value> command_besides(std::string_view word,
                                                      std::string_view operation,
                                                      const Record& arguments) const;

    const moothall::channel::Request& request() const { return request_; }
    const moothall::channel::Caller& caller() const { return session_.caller; }
    bool has_role(std::string_view role) const;
    /// What was typed. For a GET: what was kept of it, and nothing where nothing was.
    const Form& form() const { return form_; }
    /// When what a GET shows again was typed; nothing where it shows nothing again.
    std::optional<moothall::Instant> kept_at() const { return kept_at_; }
    /// What stands in the path for "{name}".
    const std::string& part(std::string_view name) const;
    /// The first value of a name in the query; empty if there is none.
    std::string asked(std::string_view name) const;
    /// Against forged requests: stands in every form.
    const std::string& form_token() const { return session_.form_token; }
    /// An id for a form on this page, by which the council knows it when it is sent twice.
    std::string new_form_id() const { return council_.correlation(); }

    const moothall::channel::Session& session() const { return session_; }

    moothall::Instant now() const { return council_.now(); }
    /// A moment by the clock on the wall.
    moothall::channel::WallTime local(moothall::Instant moment) const;
    moothall::Date today() const { return local(now()).day; }
    moothall::channel::Council& council() const { return council_; }

private:
    const moothall::channel::Request& request_;
    moothall::channel::Council& council_;
    const moothall::channel::Session& session_;
    const Form& form_;
    std::optional<moothall::Instant> kept_at_;
};

}  // namespace desk
