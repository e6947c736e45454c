#include "workflows/definitions/source_places.h"

#include <functional>
#include <limits>

#include "workflows/definitions/lua_tokens.h"

namespace moothall::workflows {
namespace {

/// Deeper tables have no places: no workflow needs them, and paths grow with the depth.
constexpr std::size_t depth_max = 16;

/// A table that is open while the source is read.
struct Frame {
    std::string path;
    bool counts = false;  ///< False for tables outside the workflow or inside a function.
    int positions = 0;
    std::string key;      ///< Of the item that is being read, or empty.
    bool at_item = true;  ///< Nothing of the item was read yet.
    int parentheses = 0;
    int blocks = 0;  ///< Functions and blocks of theirs that are open.
};

bool is_symbol(const std::vector<Token>& tokens, std::size_t at, std::string_view text) {
    return at < tokens.size() && tokens[at].kind == TokenKind::symbol && tokens[at].text == text;
}

/// Follows the tables of a source and tells of each item that begins, with its path and line.
class Walk {
public:
    using Begins = std::function<void(const std::string& path, int line)>;

    /// Of the first table that the word `opening` opens.
    Walk(const std::vector<Token>& tokens, std::string_view opening, Begins begins)
        : tokens_(tokens), opening_(opening), begins_(std::move(begins)) {
        frames_.emplace_back();
    }

    void run() {
        for (at_ = 0; at_ < tokens_.size(); ++at_) {
            const Token& token = tokens_[at_];
            if (token.kind == TokenKind::symbol) {
                symbol(token);
            } else if (token.kind == TokenKind::name && block_word(token.text)) {
                continue;
            } else {
                item_begins(token);
            }
        }
    }

private:
    Frame& frame() { return frames_.back(); }

    bool block_word(std::string_view word) {
        if (word == "function" || word == "if" || word == "do" || word == "repeat") {
            if (frame().at_item) {
                item_begins(tokens_[at_]);
            }
            ++frame().blocks;
            return true;
        }
        if (word == "end" || word == "until") {
            frame().blocks -= frame().blocks > 0 ? 1 : 0;
            return true;
        }
        return false;
    }

    void symbol(const Token& token) {
        if (token.text == "{") {
            open(token);
        } else if (token.text == "}") {
            if (frames_.size() > 1) {
                frames_.pop_back();
            }
        } else if (token.text == "(") {
            ++frame().parentheses;
        } else if (token.text == ")") {
            frame().parentheses -= frame().parentheses > 0 ? 1 : 0;
        } else if (token.text == "," || token.text == ";") {
            if (frame().parentheses == 0 && frame().blocks == 0) {
                frame().at_item = true;
                frame().key.clear();
            }
        } else if (token.text == "[" && is_symbol(tokens_, at_ + 2, "]") &&
                   is_symbol(tokens_, at_ + 3, "=")) {
            ++at_;
            item_begins(tokens_[at_]);
        }
    }

    void open(const Token& token) {
        if (frame().at_item) {
            item_begins(token);
        }
        Frame inner;
        if (frame().counts) {
            inner.counts = frame().blocks == 0 && frames_.size() < depth_max;
            inner.path = inner.counts ? frame().key : std::string();
        } else if (!found_ && opens_all()) {
            inner.counts = true;
            found_ = true;
        }
        frames_.push_back(std::move(inner));
    }

    bool opens_all() const {
        const std::size_t before = is_symbol(tokens_, at_ - 1, "(") ? 2 : 1;
        return at_ >= before && tokens_[at_ - before].kind == TokenKind::name &&
               tokens_[at_ - before].text == opening_;
    }

    void item_begins(const Token& token) {
        Frame& here = frame();
        if (!here.at_item || !here.counts || here.blocks > 0) {
            return;
        }
        here.at_item = false;
        const bool keyed = token.kind != TokenKind::symbol &&
                           (is_symbol(tokens_, at_ + 1, "=") || is_symbol(tokens_, at_ + 1, "]"));
        const std::string key = keyed ? std::string(token.text) : std::to_string(++here.positions);
        here.key = here.path.empty() ? key : here.path + "." + key;
        begins_(here.key, token.line);
    }

    const std::vector<Token>& tokens_;
    std::string_view opening_;
    Begins begins_;
    std::size_t at_ = 0;
    bool found_ = false;
    std::vector<Frame> frames_;
};

}  // namespace

SourcePlaces::SourcePlaces(std::string_view lua_source) {
    read(lua_source, "workflow");
}

SourcePlaces SourcePlaces::of_module(std::string_view lua_source, std::string file) {
    SourcePlaces places;
    places.file_ = std::move(file);
    places.read(lua_source, "module");
    return places;
}

void SourcePlaces::read(std::string_view lua_source, std::string_view opening) {
    known_ = true;
    const std::vector<Token> tokens = lua_tokens(lua_source);
    Walk(tokens, opening, [this](const std::string& path, int line) {
        const auto [place, is_new] =
            places_.try_emplace(path, Place{line, static_cast<int>(places_.size()), file_});
        if (!is_new) {
            repeated_.push_back({path, line, place->second.line, file_});
        }
    }).run();
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const bool assigned = is_symbol(tokens, at + 1, "=");
        const std::size_t text = at + (assigned || is_symbol(tokens, at + 1, "(") ? 2 : 1);
        if (tokens[at].kind != TokenKind::name || text >= tokens.size() ||
            tokens[text].kind != TokenKind::text) {
            continue;
        }
        std::pair said{std::string(tokens[at].text), std::string(tokens[text].text)};
        if (assigned) {
            assigned_.insert(std::move(said));
        } else {
            applied_.try_emplace(std::move(said), Place{tokens[text].line, 0, file_});
        }
    }
}

void SourcePlaces::take_behaviour(const std::string& path, const SourcePlaces& module,
                                  const std::string& name) {
    const Place* begins = module.find(name);
    if (begins == nullptr) {
        return;
    }
    int ends = std::numeric_limits<int>::max();
    const int after = static_cast<int>(places_.size());
    for (const auto& [its_path, place] : module.places_) {
        if (its_path.find('.') == std::string::npos && place.line > begins->line) {
            ends = std::min(ends, place.line);
        }
        if (its_path.starts_with(name + ".")) {
            Place here = place;
            here.order += after;
            places_.insert_or_assign(path + its_path.substr(name.size()), here);
        }
    }
    for (const Repeated& twice : module.repeated_) {
        if (twice.path.starts_with(name + ".")) {
            repeated_.push_back(twice);
        }
    }
    for (const auto& [said, place] : module.applied_) {
        // What helpers above the behaviours mention may be for others that were not taken.
        if (place.line >= begins->line && place.line < ends) {
            applied_.try_emplace(said, place);
        }
    }
    assigned_.insert(module.assigned_.begin(), module.assigned_.end());
    places_.insert_or_assign(path, *begins);
}

void SourcePlaces::stands_at(const std::string& path, const std::string& same) {
    std::map<std::string, Place, std::less<>> more;
    for (const auto& [below, place] : places_) {
        if (below.starts_with(same + ".")) {
            more.emplace(path + below.substr(same.size()), place);
        }
    }
    if (const Place* place = find(same)) {
        more.emplace(path, *place);
    }
    places_.merge(more);
}

const SourcePlaces::Place* SourcePlaces::find(std::string_view path) const {
    while (true) {
        const auto found = places_.find(path);
        if (found != places_.end()) {
            return &found->second;
        }
        const std::size_t dot = path.rfind('.');
        if (dot == std::string_view::npos) {
            return nullptr;
        }
        path = path.substr(0, dot);
    }
}

int SourcePlaces::line(std::string_view path) const {
    const Place* place = find(path);
    return place == nullptr ? 0 : place->line;
}

std::string SourcePlaces::file(std::string_view path) const {
    const Place* place = find(path);
    return place == nullptr ? std::string() : place->file;
}

int SourcePlaces::order(std::string_view path) const {
    const auto found = places_.find(path);
    return found == places_.end() ? std::numeric_limits<int>::max() : found->second.order;
}

bool SourcePlaces::mentions(std::string_view name, std::string_view text) const {
    const std::pair said{std::string(name), std::string(text)};
    return applied_.contains(said) || assigned_.contains(said);
}

std::vector<SourcePlaces::Mention> SourcePlaces::texts_of(std::string_view name) const {
    std::vector<Mention> texts;
    for (const auto& [said, place] : applied_) {
        if (said.first == name) {
            texts.push_back({said.second, place.line, place.file});
        }
    }
    return texts;
}

}  // namespace moothall::workflows
