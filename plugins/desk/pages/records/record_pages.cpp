#include "pages/pages.h"
#include "pages/records/customers.h"
#include "pages/records/merging.h"
#include "pages/records/places.h"
#include "pages/records/search.h"
#include "pages/records/suggestions.h"

namespace desk {

std::vector<PageRoute> record_pages() {
    return {{"GET", "/customers", "/customers", list_customers},
            keeping({"GET", "/customers/new", "/customers", show_new_customer}),
            keeping({"POST", "/customers/new", "/customers", add_customer}),
            {"GET", "/customers/{id}", "/customers", show_customer},
            {"GET", "/customers/{id}/merge", "/customers", show_merge},
            {"POST", "/customers/{id}/merge", "/customers", merge_customers},
            {"POST", "/customers/{id}/split", "/customers", split_customer},
            {"GET", "/places/{uprn}", "", show_place},
            {"GET", "/search", "", search},
            {"GET", "/search/suggestions", "", suggestions}};
}

}  // namespace desk
