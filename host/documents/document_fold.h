#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "journal/fold.h"
#include "store/store.h"

namespace moothall::documents {

/// The documents that events name. Columns: address, case_id, number (of the event).
const store::Table& document_table();

/// A document that an event of a case names.
struct NamedDocument {
    std::string address;
    std::string case_id;
    std::int64_t number;  ///< Of the event.
};

/// Nothing for an address that no event names.
std::optional<NamedDocument> find_document(store::Reader& reader, std::string_view address);

/// Those of a case, in the order in which they were added, at most so many.
std::vector<NamedDocument> documents_of_case(store::Reader& reader, std::string_view case_id,
                                             std::size_t limit);

/// Adds what the events of cases mean to it. A document whose event was erased is named no more.
void add_document_folds(journal::Folds& folds);

/// Whether an event names the document of this address.
bool is_named(store::Reader& reader, std::string_view address);

/// The addresses of all documents that events name, in order.
std::vector<std::string> named_addresses(store::Reader& reader);

/// The addresses that these events of a stream name.
std::vector<std::string> named_by(store::Reader& reader, std::string_view stream,
                                  std::span<const std::int64_t> numbers);

}  // namespace moothall::documents
