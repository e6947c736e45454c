#include "components/work/pager.h"

#include "components/navigation/pagination.h"

namespace desk {

namespace {

bool is_shown(const Pager& pager, int page) {
    return page == 1 || page == pager.pages || (page >= pager.page - 1 && page <= pager.page + 1);
}

std::string address_of(const Pager& pager, int page) {
    return pager.address + std::to_string(page);
}

}  // namespace

void write(Writer& out, const Pager& pager) {
    if (pager.pages < 2) {
        return;
    }
    Pagination pagination;
    bool is_gap = false;
    for (int page = 1; page <= pager.pages; ++page) {
        if (is_shown(pager, page)) {
            pagination.items.push_back({.number = std::to_string(page),
                                        .href = address_of(pager, page),
                                        .current = page == pager.page});
            is_gap = false;
        } else if (!is_gap) {
            pagination.items.push_back({.ellipsis = true});
            is_gap = true;
        }
    }
    if (pager.page > 1) {
        pagination.previous = PageArrow{.href = address_of(pager, pager.page - 1)};
    }
    if (pager.page < pager.pages) {
        pagination.next = PageArrow{.href = address_of(pager, pager.page + 1)};
    }
    write(out, pagination);
}

}  // namespace desk
