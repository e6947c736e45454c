#include <string_view>
#include <variant>

#include "case_logs/case_visits.h"
#include "case_logs/export_formats.h"
#include "case_logs/native_events.h"
#include "case_logs/tables.h"
#include "cases/find_case.h"
#include "cases/tables.h"
#include "event_logs/ocel_writer.h"

namespace moothall::case_logs {
namespace {

using cases::CaseColumns;
using cases::CaseRecord;
using event_logs::Attributes;
using event_logs::ImportedCase;
using event_logs::ImportedEvent;
using event_logs::OcelRelationship;
using event_logs::OcelWriter;

std::string customer_object(const std::string& id) {
    return "customer/" + id;
}

std::string place_object(const std::string& uprn) {
    return "place/" + uprn;
}

/// The customer and the place of a case, as far as it names them.
std::vector<OcelRelationship> named_by(const CaseRecord& record) {
    std::vector<OcelRelationship> related;
    if (!record.customer.empty()) {
        related.push_back({customer_object(record.customer), "customer"});
    }
    if (!record.place.empty()) {
        related.push_back({place_object(record.place), "place"});
    }
    return related;
}

class EventsIntoOcel final : public CaseVisitor {
public:
    EventsIntoOcel(OcelWriter& writer, Exported& exported) : writer_(writer), exported_(exported) {}

    void begin(const CaseRecord& record, const ImportedCase&) override {
        reference_ = record.reference;
        related_ = named_by(record);
        related_.insert(related_.begin(), {reference_, "case"});
    }
    void event(std::int64_t number, const ImportedEvent& event) override {
        writer_.write_event(reference_ + "/" + std::to_string(number), event, related_);
        ++exported_.events;
    }
    void end() override {}

private:
    OcelWriter& writer_;
    Exported& exported_;
    std::string reference_;
    std::vector<OcelRelationship> related_;
};

Attributes attributes_of(store::Reader& reader, const CaseRecord& record) {
    constexpr std::string_view prefix = "case:";
    const bool is_imported = reader.find(imported_case_table(), {record.id}).has_value();
    Attributes attributes;
    attributes.emplace_back("external_reference", record.external_reference);
    for (const auto& [name, value] :
         (is_imported ? case_from_log(reader, record) : case_as_logged(record)).attributes) {
        attributes.emplace_back(name.substr(prefix.size()), value);
    }
    return attributes;
}

void write_cases(store::Reader& reader, const std::string& type, OcelWriter& writer) {
    for_each_row(reader, {&cases::case_table(), "", {}, {}, {}, {}, 1}, [&](const store::Row& row) {
        const auto& case_type = std::get<std::string>(row.at(CaseColumns::type));
        if (type.empty() || case_type == type) {
            const CaseRecord record = cases::record_of(row);
            writer.write_object(record.reference, record.type, attributes_of(reader, record),
                                named_by(record));
        }
    });
}

/// Everything else that cases name in one column, each once: the index brings the same together.
void write_named(store::Reader& reader, const std::string& type, std::size_t column,
                 const std::string& index, const std::string& object_type, OcelWriter& writer) {
    std::string last;
    const store::ListQuery query{
        &cases::case_table(),
        index,
        {},
        {},
        {},
        {},
        1,
        {CaseColumns::id, CaseColumns::type, column, CaseColumns::open, CaseColumns::due}};
    for_each_row(reader, query, [&](const store::Row& row) {
        const auto& named = std::get<std::string>(row.at(column));
        const auto& case_type = std::get<std::string>(row.at(CaseColumns::type));
        if (named.empty() || named == last || (!type.empty() && case_type != type)) {
            return;
        }
        last = named;
        writer.write_object(object_type + "/" + named, object_type, {}, {});
    });
}

}  // namespace

Exported export_ocel(store::Reader& reader, const journal::Folds& folds, const std::string& type,
                     std::ostream& out) {
    OcelWriter writer(out);
    Exported exported;
    EventsIntoOcel visitor(writer, exported);
    exported.cases = visit_cases(reader, folds, type, visitor);
    writer.begin_objects();
    write_cases(reader, type, writer);
    write_named(reader, type, CaseColumns::customer, "by_customer", "customer", writer);
    write_named(reader, type, CaseColumns::place, "by_place", "place", writer);
    writer.finish();
    return exported;
}

}  // namespace moothall::case_logs
