#include "cases/tables.h"

namespace moothall::cases {
namespace {

using store::ColumnKind;
using store::TableClass;
using Columns = CaseColumns;

}  // namespace

const store::Table& case_table() {
    static const store::Table table{
        "cases",
        TableClass::projection,
        {{"id", ColumnKind::text},
         {"reference", ColumnKind::text},
         {"type", ColumnKind::text},
         {"service", ColumnKind::text},
         {"state", ColumnKind::text},
         {"open", ColumnKind::number},
         {"owner", ColumnKind::text},
         {"team", ColumnKind::text},
         {"customer", ColumnKind::text},
         {"place", ColumnKind::text},
         {"due", ColumnKind::number},
         {"external_reference", ColumnKind::text},
         {"packed_1", ColumnKind::bytes}},  // Another name for each other way of packing.
        1,
        {{"by_reference", {Columns::reference}},
         {"by_external_reference", {Columns::external_reference}},
         {"by_due", {Columns::open, Columns::due}},
         {"by_owner", {Columns::owner, Columns::open, Columns::due}},
         {"by_team", {Columns::team, Columns::open, Columns::due}},
         {"by_type", {Columns::type, Columns::open, Columns::due}},
         {"by_customer", {Columns::customer, Columns::open, Columns::due}},
         {"by_place", {Columns::place, Columns::open, Columns::due}}},
        store::RowLength::kilobytes};
    return table;
}

const store::Table& timer_table() {
    static const store::Table table{"timers",
                                    TableClass::projection,
                                    {{"case_id", ColumnKind::text},
                                     {"entry", ColumnKind::number},
                                     {"name", ColumnKind::text},
                                     {"due_at", ColumnKind::number},
                                     {"service", ColumnKind::text}},
                                    3,
                                    {{"by_service", {4, 3}}}};
    return table;
}

const store::Table& task_table() {
    static const store::Table table{"tasks",
                                    TableClass::projection,
                                    {{"id", ColumnKind::text},
                                     {"case_id", ColumnKind::text},
                                     {"kind", ColumnKind::text},
                                     {"for_whom", ColumnKind::text},
                                     {"open", ColumnKind::number},
                                     {"due_on", ColumnKind::text},
                                     {"words", ColumnKind::text}},
                                    1,
                                    {{"by_case", {1, 4}}, {"by_due", {2, 4, 5}}}};
    return table;
}

const store::Table& attention_table() {
    static const store::Table table{"attention",
                                    TableClass::projection,
                                    {{"case_id", ColumnKind::text},
                                     {"number", ColumnKind::number},
                                     {"what", ColumnKind::text},
                                     {"reason", ColumnKind::text},
                                     {"happened_at", ColumnKind::number},
                                     {"timer", ColumnKind::text}},
                                    2,
                                    {{"by_moment", {4}}}};
    return table;
}

const store::Table& numbering_table() {
    static const store::Table table{"case_numbers",
                                    TableClass::working,
                                    {{"series", ColumnKind::text}, {"last", ColumnKind::number}},
                                    1,
                                    {}};
    return table;
}

}  // namespace moothall::cases
