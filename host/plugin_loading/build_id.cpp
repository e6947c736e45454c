#include "plugin_loading/build_id.h"

#include <elf.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <optional>
#include <string_view>
#include <vector>

namespace moothall::plugin_loading {

namespace {

constexpr std::size_t notes_max = std::size_t{64} * 1024;

std::size_t padded(std::size_t size) {
    return (size + 3) & ~std::size_t{3};
}

std::string in_hexadecimal(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        text += digits[value >> 4U];
        text += digits[value & 0xfU];
    }
    return text;
}

/// Walks the notes of one segment; every length in it is distrusted.
std::optional<std::string> build_id_among(std::string_view notes) {
    while (notes.size() >= sizeof(Elf64_Nhdr)) {
        Elf64_Nhdr note{};
        std::memcpy(&note, notes.data(), sizeof note);
        notes.remove_prefix(sizeof note);
        const std::size_t name_size = padded(note.n_namesz);
        const std::size_t size = padded(note.n_descsz);
        if (name_size > notes.size() || size > notes.size() - name_size) {
            return std::nullopt;
        }
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 && notes.starts_with("GNU")) {
            return in_hexadecimal(notes.substr(name_size, note.n_descsz));
        }
        notes.remove_prefix(name_size + size);
    }
    return std::nullopt;
}

template <class T>
bool read_at(std::ifstream& file, std::uint64_t place, T& into) {
    file.seekg(static_cast<std::streamoff>(place));
    return static_cast<bool>(file.read(reinterpret_cast<char*>(&into), sizeof into));
}

bool is_elf(const Elf64_Ehdr& header) {
    return std::memcmp(header.e_ident, ELFMAG, SELFMAG) == 0 &&
           header.e_ident[EI_CLASS] == ELFCLASS64 && header.e_phentsize == sizeof(Elf64_Phdr);
}

}  // namespace

Result<std::string> build_id_of(const std::filesystem::path& library) {
    std::ifstream file(library, std::ios::binary);
    if (!file) {
        return Refusal{RefusalKind::not_found,
                       "There is no readable library " + library.string() +
                           ": build the plugin, or put its library beside its manifest."};
    }
    Elf64_Ehdr header{};
    if (!read_at(file, 0, header) || !is_elf(header)) {
        return Refusal{RefusalKind::invalid_input, library.string() +
                                                       " is no shared library of this machine: "
                                                       "build the plugin again."};
    }
    for (unsigned segment = 0; segment < header.e_phnum; ++segment) {
        Elf64_Phdr part{};
        if (!read_at(file, header.e_phoff + segment * sizeof part, part)) {
            break;
        }
        if (part.p_type != PT_NOTE) {
            continue;
        }
        std::string notes(std::min<std::size_t>(part.p_filesz, notes_max), '\0');
        file.seekg(static_cast<std::streamoff>(part.p_offset));
        if (!file.read(notes.data(), static_cast<std::streamsize>(notes.size()))) {
            break;
        }
        if (auto found = build_id_among(notes)) {
            return *std::move(found);
        }
    }
    return Refusal{RefusalKind::invalid_input,
                   library.string() + " has no build-id: build it with moothall_add_plugin()."};
}

}  // namespace moothall::plugin_loading
