#include "cases/links.h"

namespace moothall::cases {
namespace {

constexpr std::size_t links_max = 1'000;  // Of one case, in one direction.

}  // namespace

const store::Table& link_table() {
    static const store::Table table{"case_links",
                                    store::TableClass::projection,
                                    {{"case_id", store::ColumnKind::text},
                                     {"number", store::ColumnKind::number},
                                     {"other_id", store::ColumnKind::text},
                                     {"link_as", store::ColumnKind::text}},
                                    2,
                                    {{"by_other", {2}}}};
    return table;
}

void keep_link(const journal::Event& event, store::Writer& writer, const std::string& case_id) {
    if (event.kind == "case.linked" && event.facts.has("case")) {
        writer.put(link_table(), {case_id, event.number, event.facts.text("case"),
                                  event.facts.text_or_empty("as")});
    }
}

std::vector<LinkedCase> linked_cases(store::Reader& reader, const std::string& case_id) {
    std::vector<LinkedCase> linked;
    for (const store::Row& row :
         reader.list({&link_table(), "", {case_id}, {}, {}, {}, links_max})) {
        linked.push_back({std::get<std::string>(row.at(2)), std::get<std::string>(row.at(3)),
                          LinkDirection::to_other});
    }
    for (const store::Row& row :
         reader.list({&link_table(), "by_other", {case_id}, {}, {}, {}, links_max})) {
        linked.push_back({std::get<std::string>(row.at(0)), std::get<std::string>(row.at(3)),
                          LinkDirection::from_other});
    }
    return linked;
}

}  // namespace moothall::cases
