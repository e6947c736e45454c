#pragma once

#include <moothall/service/value.h>

#include <string>
#include <string_view>
#include <vector>

#include "workflows/definitions/definition.h"

namespace moothall::workflows {

/// "integer", "yes_no": as the vocabulary spells it.
const std::string& name_of(FieldKind kind);

/// What a front end needs to draw a field of a form: { name, kind, label, hint?, optional,
/// set_by_workflow, min?, max?, options?, of_register?, columns?, shown_when? }.
Table descriptor_of(const Field& field);

/// The same of each.
List descriptors_of(const std::vector<Field>& fields);

/// A case type as front ends see it: { name, title, service, complexity, workflow, states, fields,
/// actions, clocks, holds }, all of it in the order of the workflow. `hash` is the workflow's.
Table case_type_of(const Definition& definition, std::string_view hash);

/// Every text of a case type that a person reads, by language: { en: { title, states, actions,
/// fields, hints, clocks, holds } }, each of them by name.
Table words_by_language(const Definition& definition);

}  // namespace moothall::workflows
