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
    std::optional<std::string> get(std::string_view address) override;
    void remove(std::string_view address) override;

private:
    std::filesystem::path path_of(std::string_view address) const;

    std::filesystem::path folder_;
};

}  // namespace moothall::store::files
