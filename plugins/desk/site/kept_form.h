#pragma once

#include <optional>
#include <string>

#include "html/html.h"
#include "site/form.h"
#include "site/visit.h"

// What is typed into a form and not yet sent is kept on the server, so that an interruption, a
// session that ends or a browser that dies loses nothing. The script that sends it is
// assets/drafts.mjs; without script nothing is kept.
namespace desk {

/// What was typed into the form of a page, and when.
struct KeptForm {
    Form form;
    moothall::Instant at;
};

/// A form of a page that keeps what is typed.
struct FormOfPage {
    std::string page;    ///< Under which it is kept: an address that shows it again.
    std::string action;  ///< Where it is posted.
};

/// Where somebody is asked whether what was kept of the form of `page` is to be thrown away, and
/// led on to `then`.
std::string way_to_throw_away(const std::string& page, const std::string& then);

/// The address under which the form of a page is kept: its own, without the news in it and without
/// who was found meanwhile.
std::string page_of_form(const Visit& visit);

/// A form that is posted there, with its marks; above it, where it shows again what was kept, when
/// that was typed and the way to throw it away.
Html kept_form_to(const Visit& visit, const std::string& address, const Html& content);
Html kept_form_to(const Visit& visit, const FormOfPage& form, const Html& content);

/// What was kept of the form of this page; nothing where nothing was.
std::optional<KeptForm> what_was_kept(const Visit& visit);

/// Drops what was kept of a form that has been sent. Costs nothing where nothing was kept.
void drop_what_was_kept(const Visit& visit);

/// Keeps for somebody what was typed into the form of a page. Refused: as unsent.keep does; and
/// invalid_input where nothing was typed.
moothall::Result<moothall::Value> keep_unsent(moothall::channel::Council& council,
                                              const moothall::channel::Caller& caller,
                                              const std::string& page, const Form& form);

/// What was typed, as it is kept: without the marks of the form. Empty where nothing was typed.
Record typed_fields(const Form& form);

/// The form of what was kept.
Form form_of_fields(const Record& fields);

}  // namespace desk
