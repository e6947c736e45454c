#include "identity/device.h"

#include "identity/secret.h"

namespace moothall::identity {
namespace {

constexpr std::size_t devices_of_one_most = 20;

struct Columns {
    enum : std::size_t { hash, officer, used };
};

std::string hash_of(std::string_view secret) {
    return hash_of_secret("device", secret);
}

/// The one used longest ago first.
std::vector<store::Row> rows_of(store::Reader& reader, std::string_view officer) {
    return reader.list({&device_table(),
                        "by_officer",
                        {std::string(officer)},
                        {},
                        {},
                        {},
                        devices_of_one_most + 1});
}

void remove(store::Writer& writer, const store::Row& row) {
    writer.remove(device_table(), {row.at(Columns::hash), row.at(Columns::officer)});
}

}  // namespace

const store::Table& device_table() {
    static const store::Table table{"devices",
                                    store::TableClass::working,
                                    {{"hash", store::ColumnKind::text},
                                     {"officer", store::ColumnKind::text},
                                     {"used", store::ColumnKind::number}},
                                    2,
                                    {{"by_officer", {1, 2}}}};
    return table;
}

bool is_device_of(store::Reader& reader, std::string_view secret, std::string_view officer) {
    return !secret.empty() &&
           reader.find(device_table(), {hash_of(secret), std::string(officer)}).has_value();
}

bool is_device(store::Reader& reader, std::string_view secret) {
    return !secret.empty() &&
           !reader.list({&device_table(), "", {hash_of(secret)}, {}, {}, {}, 1}).empty();
}

void keep_device(store::Writer& writer, std::string_view secret, std::string_view officer,
                 Instant now) {
    writer.put(device_table(),
               {hash_of(secret), std::string(officer), now.time_since_epoch().count()});
    const auto all = rows_of(writer, officer);
    if (all.size() > devices_of_one_most) {
        remove(writer, all.front());
    }
}

void remove_devices(store::Writer& writer, std::string_view officer) {
    for (const store::Row& row : rows_of(writer, officer)) {
        remove(writer, row);
    }
}

}  // namespace moothall::identity
