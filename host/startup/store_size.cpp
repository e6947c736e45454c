#include "startup/store_size.h"

#include <cstdint>
#include <filesystem>
#include <system_error>

namespace moothall::startup {

std::optional<channel::Measure> size_of_store(const Settings& settings) {
    if (!settings.database_url.empty()) {
        return std::nullopt;
    }
    std::uintmax_t bytes = 0;
    for (const char* name : {"council.db", "council.db-wal"}) {
        std::error_code absent;
        const auto size = std::filesystem::file_size(settings.data_folder / name, absent);
        bytes += absent ? 0 : size;
    }
    return channel::Measure{"moothall_store_bytes",
                            "Bytes of the store's files, without documents.",
                            channel::MeasureKind::gauge,
                            {{{}, static_cast<double>(bytes)}}};
}

}  // namespace moothall::startup
