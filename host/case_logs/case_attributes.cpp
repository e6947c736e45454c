#include "case_logs/case_attributes.h"

#include <string>
#include <string_view>

#include "event_logs/log_time.h"
#include "workflows/case_decision.h"

namespace moothall::case_logs {
namespace {

constexpr std::string_view case_prefix = "case:";
constexpr std::size_t date_length = 10;

bool is_plain(const workflows::Field& field) {
    using workflows::FieldKind;
    return field.kind != FieldKind::key && field.kind != FieldKind::rows && !field.set_by_workflow;
}

std::string typed_for(const workflows::Field& field, const std::string& text) {
    const bool is_day =
        field.kind == workflows::FieldKind::date && event_logs::read_log_time(text).has_value();
    return is_day ? text.substr(0, date_length) : text;
}

}  // namespace

Table fields_from(const event_logs::Attributes& attributes, const workflows::Definition& definition,
                  Date today) {
    Table fields;
    for (const auto& [name, text] : attributes) {
        const workflows::Field* field =
            definition.field(std::string_view(name).substr(case_prefix.size()));
        if (field == nullptr || !is_plain(*field)) {
            continue;
        }
        const auto checked = workflows::checked_fields(
            definition, Table{}.set(field->name, typed_for(*field, text)), fields, today);
        if (checked && checked->has(field->name)) {
            fields.set(field->name, *checked->find(field->name));
        }
    }
    return fields;
}

}  // namespace moothall::case_logs
