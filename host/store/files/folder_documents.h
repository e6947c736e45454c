#pragma once

#include <filesystem>

#include "store/documents.h"

namespace moothall::store::files {

/// Documents as files in a folder of the data folder: `documents/3f/3f9a…`.
class FolderDocuments final : public Documents {
public:
    /// Makes the folder when the first document comes.
    explicit FolderDocuments(std::filesystem::path folder);

    std::string put(std::string_view secret, std::string_view bytes) override;
    void put_at(std::string_view address, std::string_view bytes) override;
    std::optional<std::string> get(std::string_view address) override;
    void remove(std::string_view address) override;
    std::vector<std::string> addresses() override;
    std::size_t sweep(const std::function<bool(std::string_view address)>& is_named) override;

    /// Puts a document of a backup back under its address, which is not looked at. It survives loss
    /// of power once its file system is synced.
    void put_back(std::string_view address, std::string_view bytes);

private:
    /// The moment by the clock of the file system, noted in a file of the folder; nothing if that
    /// was done less than a day ago, or cannot be done.
    std::optional<std::filesystem::file_time_type> new_day() const;
    /// What stands in the folders of documents: documents, and what a put left unfinished.
    std::vector<std::filesystem::directory_entry> files() const;
    std::filesystem::path path_of(std::string_view address) const;

    std::filesystem::path folder_;
};

}  // namespace moothall::store::files
