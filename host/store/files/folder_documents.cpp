#include "store/files/folder_documents.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fstream>
#include <iterator>

#include "store/files/durable.h"
#include "store/store.h"

namespace moothall::store::files {
namespace {

constexpr std::chrono::hours a_day(24);

}  // namespace

FolderDocuments::FolderDocuments(std::filesystem::path folder) : folder_(std::move(folder)) {}

std::string FolderDocuments::put(std::string_view secret, std::string_view bytes) {
    const std::string address = address_of_document(secret, bytes);
    put_at(address, bytes);
    return address;
}

void FolderDocuments::put_at(std::string_view address, std::string_view bytes) {
    check_is_document_address(address);
    const std::filesystem::path path = path_of(address);
    make_folder(path.parent_path());
    write_durably(path, bytes);
}

std::optional<std::string> FolderDocuments::get(std::string_view address) {
    if (!is_document_address(address)) {
        return std::nullopt;
    }
    const std::filesystem::path path = path_of(address);
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        if (std::filesystem::exists(path)) {
            throw StoreFault("The document '" + std::string(address) + "' cannot be read.");
        }
        return std::nullopt;
    }
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (file.bad()) {
        throw StoreFault("The document '" + std::string(address) + "' cannot be read.");
    }
    return bytes;
}

void FolderDocuments::remove(std::string_view address) {
    if (!is_document_address(address)) {
        return;
    }
    const std::filesystem::path path = path_of(address);
    if (::unlink(path.c_str()) == 0) {
        sync_folder(path.parent_path());
    } else if (errno != ENOENT) {
        throw StoreFault("The document '" + std::string(address) + "' could not be removed.");
    }
}

std::vector<std::string> FolderDocuments::addresses() {
    std::vector<std::string> all;
    for (const auto& file : files()) {
        if (is_document_address(file.path().filename().string())) {
            all.push_back(file.path().filename().string());
        }
    }
    std::ranges::sort(all);
    return all;
}

std::size_t FolderDocuments::sweep(const std::function<bool(std::string_view address)>& is_named) {
    const auto now = new_day();
    std::size_t taken = 0;
    if (!now) {
        return taken;
    }
    for (const auto& file : files()) {
        const std::string name = file.path().filename().string();
        const bool is_document = is_document_address(name);
        const bool is_unfinished = name.size() > document_address_length &&
                                   is_document_address(name.substr(0, document_address_length));
        std::error_code gone;  // Somebody else may take it at the same time.
        const auto put = file.last_write_time(gone);
        if (gone || *now - put < a_day || (!is_document && !is_unfinished) ||
            (is_document && is_named(name))) {
            continue;
        }
        taken += std::filesystem::remove(file.path(), gone) && is_document ? 1 : 0;
    }
    return taken;
}

void FolderDocuments::put_back(std::string_view address, std::string_view bytes) {
    const std::filesystem::path path = path_of(address);
    if (!is_document_address(address)) {
        throw StoreFault("'" + std::string(address) + "' is no address of a document.");
    }
    make_folder(path.parent_path());
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    if (!file.write(bytes.data(), static_cast<std::streamsize>(bytes.size())) || !file.flush()) {
        throw StoreFault("The document '" + std::string(address) +
                         "' could not be written: is the disk full?");
    }
    std::filesystem::permissions(
        path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

std::optional<std::filesystem::file_time_type> FolderDocuments::new_day() const {
    const auto note = folder_ / "swept";
    std::error_code failed;
    const auto before = std::filesystem::last_write_time(note, failed);
    const bool swept_before = !failed;
    std::filesystem::path probe = note;
    probe += ".now";
    std::ofstream(probe).close();
    const auto now = std::filesystem::last_write_time(probe, failed);
    if (failed || (swept_before && now - before < a_day)) {
        std::filesystem::remove(probe, failed);
        return std::nullopt;
    }
    std::filesystem::rename(probe, note, failed);
    return failed ? std::nullopt : std::optional(now);
}

std::vector<std::filesystem::directory_entry> FolderDocuments::files() const {
    std::vector<std::filesystem::directory_entry> all;
    std::error_code absent;  // No document was put yet.
    for (const auto& folder : std::filesystem::directory_iterator(folder_, absent)) {
        if (!folder.is_directory()) {
            continue;
        }
        for (const auto& file : std::filesystem::directory_iterator(folder.path())) {
            all.push_back(file);
        }
    }
    return all;
}

std::filesystem::path FolderDocuments::path_of(std::string_view address) const {
    return folder_ / address.substr(0, 2) / address;
}

}  // namespace moothall::store::files
