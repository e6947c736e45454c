#include "documents/document_check.h"

#include <algorithm>
#include <vector>

#include "documents/document_fold.h"

namespace moothall::documents {
namespace {

constexpr std::size_t page = 1'000;

/// The rows of all documents that events name, by address.
std::vector<store::Row> named_documents(store::Reader& reader) {
    std::vector<store::Row> all;
    store::ListQuery query{&document_table(), "", {}, {}, {}, {}, page};
    while (true) {
        const auto rows = reader.list(query);
        all.insert(all.end(), rows.begin(), rows.end());
        if (rows.size() < page) {
            return all;
        }
        query.after = store::cursor_of(document_table(), "", rows.back());
    }
}

const std::string& address_of(const store::Row& row) {
    return std::get<std::string>(row.at(0));
}

}  // namespace

DocumentCheck check(store::Store& store, store::Documents& documents,
                    const std::function<void(const std::string& sentence)>& report) {
    const auto named = named_documents(*store.read());
    const auto there = documents.addresses();
    DocumentCheck found;
    for (const store::Row& row : named) {
        if (std::ranges::binary_search(there, address_of(row))) {
            ++found.documents;
        } else if (is_named(*store.read(), address_of(row))) {  // It was not erased meanwhile.
            ++found.missing;
            report("The document of event " + std::to_string(std::get<std::int64_t>(row.at(2))) +
                   " of case/" + std::get<std::string>(row.at(1)) + " is missing.");
        }
    }
    for (const std::string& address : there) {
        found.unnamed += std::ranges::binary_search(named, address, {}, address_of) ? 0 : 1;
    }
    return found;
}

}  // namespace moothall::documents
