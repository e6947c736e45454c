#pragma once

#include <moothall/service/result.h>

#include <string>

#include "site/page.h"

// What somebody reads who does not get what they asked for, each as a page of the desk.
namespace desk {

/// The council refused it: it is not there, not for them, or not possible now.
/// `section` is the part of the navigation that the page belongs to.
View view_of_refusal(const Visit& visit, const std::string& section,
                     const moothall::Refusal& refusal);

/// A form was sent from a page of an earlier session of this browser. What was typed is kept at
/// `kept_at`, an address that shows it again; empty where it could not be kept.
View view_of_old_form(const Visit& visit, const std::string& section, const std::string& kept_at);

/// A form was sent by a page of another site.
View view_of_foreign_form(const Visit& visit, const std::string& section);

/// Something failed. The number is that by which the logs know it.
View view_of_fault(const std::string& correlation);

}  // namespace desk
