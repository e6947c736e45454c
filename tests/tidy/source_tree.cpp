#include "tidy/source_tree.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>

namespace moothall::tidy {

namespace {

constexpr std::array<std::string_view, 8> folders{"sdk",   "host", "plugins",   "scripts",
                                                  "tests", "docs", "packaging", ".ci"};

bool is_source(const std::filesystem::path& path) {
    const auto ending = path.extension();
    return ending == ".h" || ending == ".cpp" || ending == ".lua" || ending == ".cmake" ||
           ending == ".sh" || path.filename() == "CMakeLists.txt" || path.filename() == "run";
}

SourceFile read(const std::filesystem::path& path) {
    SourceFile file{.path = std::filesystem::relative(path, root()).generic_string(), .lines = {}};
    std::ifstream stream(path);
    for (std::string line; std::getline(stream, line);) {
        file.lines.push_back(line);
    }
    return file;
}

std::vector<SourceFile> read_all() {
    std::vector<SourceFile> files{read(root() / "CMakeLists.txt"), read(root() / "dev")};
    for (const auto folder : folders) {
        if (!std::filesystem::is_directory(root() / folder)) {
            continue;
        }
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root() / folder)) {
            if (entry.is_regular_file() && is_source(entry.path())) {
                files.push_back(read(entry.path()));
            }
        }
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

/// Blanks out one stretch of a text at a time.
class Blanking {
public:
    explicit Blanking(std::string_view text) : text_(text) {}

    std::string finish() && {
        while (at_ < text_.size()) {
            step();
        }
        return std::move(text_);
    }

private:
    void step() {
        if (starts("//")) {
            blank(text_.find('\n', at_));
        } else if (starts("/*")) {
            blank(end_after("*/", at_ + 2));
        } else if (starts("R\"") && !follows_a_word()) {
            const auto open = text_.find('(', at_);
            const std::string close = ")" + text_.substr(at_ + 2, open - at_ - 2) + "\"";
            blank(end_after(close, open));
        } else if (text_[at_] == '"' || (text_[at_] == '\'' && !follows_a_word())) {
            blank(end_of_quoted(text_[at_]));
        } else {
            ++at_;
        }
    }

    bool starts(std::string_view with) const {
        return std::string_view(text_).substr(at_).starts_with(with);
    }

    /// A quote within a number separates its thousands.
    bool follows_a_word() const {
        return at_ > 0 && std::isalnum(static_cast<unsigned char>(text_[at_ - 1])) != 0;
    }

    std::size_t end_after(const std::string& close, std::size_t from) const {
        const auto found = text_.find(close, from);
        return found == std::string::npos ? found : found + close.size();
    }

    std::size_t end_of_quoted(char quote) const {
        for (std::size_t at = at_ + 1; at < text_.size(); ++at) {
            if (text_[at] == '\\') {
                ++at;
            } else if (text_[at] == quote || text_[at] == '\n') {
                return at + 1;
            }
        }
        return std::string::npos;
    }

    void blank(std::size_t end) {
        for (end = std::min(end, text_.size()); at_ < end; ++at_) {
            if (text_[at_] != '\n') {
                text_[at_] = ' ';
            }
        }
    }

    std::string text_;
    std::size_t at_ = 0;
};

}  // namespace

bool SourceFile::is_cmake() const {
    return path.ends_with(".cmake") || path.ends_with("CMakeLists.txt");
}

std::string SourceFile::text() const {
    std::string joined;
    for (const std::string& line : lines) {
        joined += line + '\n';
    }
    return joined;
}

const std::vector<SourceFile>& all_files() {
    static const std::vector<SourceFile> files = read_all();
    return files;
}

std::vector<Include> includes_of(const SourceFile& file) {
    std::vector<Include> includes;
    for (std::size_t line = 0; line < file.lines.size(); ++line) {
        std::string_view text = file.lines[line];
        if (!text.starts_with("#include ")) {
            continue;
        }
        text.remove_prefix(std::string_view("#include ").size());
        const bool in_angles = text.starts_with('<');
        const auto end = text.find(in_angles ? '>' : '"', 1);
        if (end != std::string_view::npos) {
            includes.push_back({line + 1, std::string(text.substr(1, end - 1)), in_angles});
        }
    }
    return includes;
}

std::filesystem::path root() {
    return MOOTHALL_SOURCE_FOLDER;
}

std::string place(const SourceFile& file, std::size_t line) {
    return file.path + ":" + std::to_string(line);
}

std::string without_comments_and_texts(std::string_view text) {
    return Blanking(text).finish();
}

}  // namespace moothall::tidy
