#include <algorithm>
#include <set>

#include "workflows/definitions/definition_check_parts.h"
#include "workflows/language/field_values.h"
#include "workflows/language/vocabulary.h"

namespace moothall::workflows {
namespace {

bool is_reserved(std::string_view name) {
    const auto reserved = reserved_names();
    return std::find(reserved.begin(), reserved.end(), name) != reserved.end();
}

void check_kind(Checking& checking, const Field& field, const std::string& where) {
    if (field.kind == FieldKind::choice && field.options.empty()) {
        checking.error(where, "field '" + field.name + "' is a choice without options.");
    }
    if (field.kind == FieldKind::key) {
        checking.expect_register(where, field.of_register);
    }
    if (field.kind == FieldKind::money && !field.name.ends_with("_pence")) {
        checking.warning(where, "field '" + field.name + "' is money; call it '" + field.name +
                                    "_pence', so that everybody knows its unit.");
    }
    if (field.kind == FieldKind::rows && field.columns.empty()) {
        checking.error(where, "field '" + field.name + "' has no columns; name them in 'of'.");
    }
    for (const Field& column : field.columns) {
        check_kind(checking, column, where + ".of." + column.name);
    }
}

void check_shown_when(Checking& checking, const Field& field) {
    for (const auto& [name, values] : field.shown_when) {
        const std::string where = "fields." + field.name + ".shown_when." + name;
        const Field* other = checking.definition.field(name);
        if (other == nullptr) {
            checking.expect_known(where, "field", name, checking.fields());
            continue;
        }
        if (other->kind == FieldKind::choice && other->options.empty()) {
            continue;  // Noted at that field already.
        }
        for (const Value& value : values) {
            const auto checked = check_value(*other, value, std::nullopt);
            if (!checked) {
                checking.error(where, "field '" + field.name +
                                          "' is shown when another has a value that it can never "
                                          "have: " +
                                          checked.error().reason);
            }
        }
    }
}

/// True if the showing of `from` hangs, through any number of fields, on `wanted`.
bool hangs_on(const Definition& definition, const Field& from, const std::string& wanted,
              std::set<std::string>& seen) {
    for (const auto& [name, values] : from.shown_when) {
        if (name == wanted) {
            return true;
        }
        const Field* next = definition.field(name);
        if (next != nullptr && seen.insert(name).second &&
            hangs_on(definition, *next, wanted, seen)) {
            return true;
        }
    }
    return false;
}

void check_circle(Checking& checking, const Field& field) {
    const std::string where = "fields." + field.name + ".shown_when";
    if (field.shown_when.contains(field.name)) {
        checking.error(where, "field '" + field.name + "' is shown when it has a value itself.");
        return;
    }
    std::set<std::string> seen;
    if (hangs_on(checking.definition, field, field.name, seen)) {
        checking.error(where, "field '" + field.name +
                                  "' is shown by fields that are shown by it: a circle in which "
                                  "none is ever shown.");
    }
}

void check_read(Checking& checking, const Read& read) {
    const std::string where = "reads." + read.name;
    checking.expect_register(where + ".register", read.of_register);
    const Field* key = checking.definition.field(read.key_field);
    if (key == nullptr) {
        checking.expect_known(where + ".key", "field", read.key_field, checking.fields());
    } else if (key->kind != FieldKind::key) {
        checking.error(where + ".key", "read '" + read.name + "': field '" + read.key_field +
                                           "' is no key of a register; declare it with key { … }.");
    } else if (key->of_register != read.of_register) {
        checking.error(where + ".key", "read '" + read.name + "' looks in register '" +
                                           read.of_register + "', but field '" + read.key_field +
                                           "' is a key of '" + key->of_register + "'.");
    }
    if (is_reserved(read.name)) {
        checking.error(where, "read '" + read.name + "': every case has a '" + read.name +
                                  "' of its own; choose another name.");
    }
    if (read.name != read.key_field && checking.definition.field(read.name) != nullptr) {
        checking.error(where, "read '" + read.name + "' and field '" + read.name +
                                  "' have one name; that is possible only where the field is the "
                                  "key of the read.");
    }
}

}  // namespace

void check_record(Checking& checking) {
    for (const Field& field : checking.definition.fields) {
        const std::string where = "fields." + field.name;
        check_kind(checking, field, where);
        if (is_reserved(field.name)) {
            checking.error(where, "field '" + field.name + "': every case has a '" + field.name +
                                      "' of its own; choose another name.");
        }
        check_shown_when(checking, field);
        check_circle(checking, field);
    }
    for (const Read& read : checking.definition.reads) {
        check_read(checking, read);
    }
}

}  // namespace moothall::workflows
