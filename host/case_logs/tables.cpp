#include "case_logs/tables.h"

namespace moothall::case_logs {

using store::ColumnKind;
using store::TableClass;

const store::Table& import_table() {
    static const store::Table table{
        "imports",
        TableClass::projection,
        {{"id", ColumnKind::text},
         {"sha256", ColumnKind::text},
         {"type", ColumnKind::text},
         {"record", ColumnKind::text}},
        1,
        {{"by_sha256", {ImportColumns::sha256}}, {"by_type", {ImportColumns::type}}}};
    return table;
}

const store::Table& log_row_table() {
    static const store::Table table{"log_rows",
                                    TableClass::projection,
                                    {{"import", ColumnKind::text},
                                     {"row", ColumnKind::number},
                                     {"case_id", ColumnKind::text},
                                     {"number", ColumnKind::number}},
                                    2,
                                    {}};
    return table;
}

const store::Table& imported_case_table() {
    static const store::Table table{"imported_cases",
                                    TableClass::projection,
                                    {{"case_id", ColumnKind::text},
                                     {"attributes", ColumnKind::text},
                                     {"events", ColumnKind::number}},
                                    1,
                                    {}};
    return table;
}

}  // namespace moothall::case_logs
