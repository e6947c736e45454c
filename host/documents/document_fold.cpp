#include "documents/document_fold.h"

#include <algorithm>

namespace moothall::documents {
namespace {

constexpr std::string_view case_prefix = "case/";
constexpr std::size_t documents_max = 100'000;  // Of one case.

std::vector<store::Row> documents_of(store::Reader& reader, std::string_view stream) {
    const std::string case_id(stream.substr(case_prefix.size()));
    return reader.list({&document_table(), "by_case", {case_id}, {}, {}, {}, documents_max});
}

NamedDocument named_in(const store::Row& row) {
    return {std::get<std::string>(row.at(0)), std::get<std::string>(row.at(1)),
            std::get<std::int64_t>(row.at(2))};
}

void fold_document(const journal::Event& event, store::Writer& writer) {
    if (event.kind == "case.document_added" && event.body.has("address")) {
        writer.put(document_table(), {event.body.text("address"),
                                      event.stream.substr(case_prefix.size()), event.number});
    }
}

void forget_documents(std::string_view stream, std::int64_t /*last*/, store::Writer& writer) {
    for (const store::Row& row : documents_of(writer, stream)) {
        writer.remove(document_table(), {row.at(0)});
    }
}

}  // namespace

const store::Table& document_table() {
    static const store::Table table{"documents",
                                    store::TableClass::projection,
                                    {{"address", store::ColumnKind::text},
                                     {"case_id", store::ColumnKind::text},
                                     {"number", store::ColumnKind::number}},
                                    1,
                                    {{"by_case", {1, 2}}}};
    return table;
}

void add_document_folds(journal::Folds& folds) {
    folds.add(std::string(case_prefix), fold_document, forget_documents);
}

std::optional<NamedDocument> find_document(store::Reader& reader, std::string_view address) {
    const auto row = reader.find(document_table(), {std::string(address)});
    return row ? std::optional(named_in(*row)) : std::nullopt;
}

std::vector<NamedDocument> documents_of_case(store::Reader& reader, std::string_view case_id,
                                             std::size_t limit) {
    std::vector<NamedDocument> documents;
    for (const store::Row& row :
         reader.list({&document_table(), "by_case", {std::string(case_id)}, {}, {}, {}, limit})) {
        documents.push_back(named_in(row));
    }
    return documents;
}

bool is_named(store::Reader& reader, std::string_view address) {
    return reader.find(document_table(), {std::string(address)}).has_value();
}

std::vector<std::string> named_addresses(store::Reader& reader) {
    constexpr std::size_t page = 1'000;
    std::vector<std::string> addresses;
    store::ListQuery query{&document_table(), "", {}, {}, {}, {}, page, {0}};
    while (true) {
        const auto rows = reader.list(query);
        for (const store::Row& row : rows) {
            addresses.push_back(std::get<std::string>(row.at(0)));
        }
        if (rows.size() < page) {
            return addresses;
        }
        query.after = {addresses.back()};
    }
}

std::vector<std::string> named_by(store::Reader& reader, std::string_view stream,
                                  std::span<const std::int64_t> numbers) {
    std::vector<std::string> addresses;
    if (!stream.starts_with(case_prefix)) {
        return addresses;
    }
    for (const store::Row& row : documents_of(reader, stream)) {
        if (std::ranges::find(numbers, std::get<std::int64_t>(row.at(2))) != numbers.end()) {
            addresses.push_back(std::get<std::string>(row.at(0)));
        }
    }
    return addresses;
}

}  // namespace moothall::documents
