#pragma once

#include "site/page.h"

namespace desk {

moothall::Result<Outcome> list_customers(const Visit& visit);
moothall::Result<Outcome> show_customer(const Visit& visit);
moothall::Result<Outcome> show_new_customer(const Visit& visit);
moothall::Result<Outcome> add_customer(const Visit& visit);

}  // namespace desk
