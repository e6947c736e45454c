#include "plugin_loading/manifest.h"

#include <moothall/service/value.h>

#include <fstream>
#include <iterator>

#include "json/json.h"

namespace moothall::plugin_loading {

namespace {

constexpr std::string_view manifest_ending = ".plugin.json";

std::vector<std::string> texts_of(const Table& manifest, std::string_view name) {
    std::vector<std::string> texts;
    for (const Value& item : manifest.list(name)) {
        if (item.as_text() == nullptr) {
            throw ValueError("\"" + std::string(name) + "\" is no list of texts");
        }
        texts.push_back(*item.as_text());
    }
    return texts;
}

/// The files that a plugin ships stand in its own folder; a path that leads out of it is no mistake
/// of the build.
std::vector<std::filesystem::path> shipped_files(const Table& manifest, std::string_view name,
                                                 const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const std::string& text : texts_of(manifest, name)) {
        const auto path = std::filesystem::path(text).lexically_normal();
        if (path.is_absolute() || path.empty() || *path.begin() == "..") {
            throw ValueError("\"" + std::string(name) + "\" names a file outside its folder");
        }
        files.push_back(folder / path);
    }
    return files;
}

Abi abi_in(const Table& abi) {
    return Abi{.compiler = abi.text("compiler"),
               .cxx_standard = static_cast<int>(abi.integer("cxx_standard")),
               .cxx11_abi = static_cast<int>(abi.integer("cxx11_abi")),
               .sanitizer = abi.text("sanitizer")};
}

Manifest manifest_in(const Table& read, const std::filesystem::path& file) {
    Manifest manifest;
    manifest.name = read.text("name");
    manifest.title = read.text("title");
    manifest.version = read.text("version");
    manifest.sdk_version = read.text("sdk_version");
    manifest.build_id = read.text("build_id");
    manifest.letters = read.text("letters");
    manifest.abi = abi_in(read.table("abi"));
    manifest.requires_ = texts_of(read, "requires");
    manifest.provides = texts_of(read, "provides");
    const auto folder = file.parent_path() / name_in(file);
    manifest.workflows = shipped_files(read, "workflows", folder);
    manifest.rules = shipped_files(read, "rules", folder);
    manifest.file = file;
    manifest.library = file.parent_path() / (name_in(file) + ".so");
    return manifest;
}

Refusal unreadable(const std::filesystem::path& file, const std::string& why) {
    return Refusal{RefusalKind::invalid_input,
                   "The manifest " + file.string() + " cannot be read (" + why +
                       "): build the plugin again with moothall_add_plugin()."};
}

}  // namespace

std::string name_in(const std::filesystem::path& manifest_or_library) {
    const std::string leaf = manifest_or_library.filename().string();
    if (leaf.ends_with(manifest_ending)) {
        return leaf.substr(0, leaf.size() - manifest_ending.size());
    }
    return manifest_or_library.stem().string();
}

Result<Manifest> read_manifest(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        return Refusal{RefusalKind::not_found,
                       name_in(file) + " has no manifest " + file.filename().string() +
                           " beside it: build it with moothall_add_plugin(), which writes one."};
    }
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    const auto read = json::parse(text);
    if (!read) {
        return unreadable(file, read.error().reason);
    }
    if (read->as_table() == nullptr) {
        return unreadable(file, "it is no JSON object");
    }
    try {
        return manifest_in(*read->as_table(), file);
    } catch (const ValueError& wrong) {
        return unreadable(file, wrong.what());
    }
}

}  // namespace moothall::plugin_loading
