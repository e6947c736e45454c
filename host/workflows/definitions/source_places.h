#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace moothall::workflows {

/// Where each key of a workflow's table stands in its Lua source.
///
/// A table that a script returned no longer knows its lines, the order of its keys, or that a key
/// stood there twice. The source does, as long as the workflow is written as one table; what is put
/// together by code has no place here, and is then without a line.
class SourcePlaces {
public:
    /// A key that stands twice in one table: Lua keeps the last and says nothing.
    struct Repeated {
        std::string path;
        int line = 0;
        int first_line = 0;
        std::string file = {};  ///< Empty for the workflow's own.
    };

    struct Mention {
        std::string text;
        int line = 0;
        std::string file = {};  ///< Empty for the workflow's own.
    };

    /// Knows no place at all.
    SourcePlaces() = default;

    /// Reads the first `workflow { … }` of a source. Never refuses: what is no Lua gives few
    /// places.
    explicit SourcePlaces(std::string_view lua_source);

    /// The same for a module: reads its `module { … }`. `file` is what errors call it.
    static SourcePlaces of_module(std::string_view lua_source, std::string file);

    /// Takes in the places of a behaviour that stands at `path` ("behaviours.1") and that a module
    /// calls `name`.
    void take_behaviour(const std::string& path, const SourcePlaces& module,
                        const std::string& name);

    /// From now on `path`, and what is below it, stands where `same` does.
    void stands_at(const std::string& path, const std::string& same);

    /// True if a source was given.
    bool known() const { return known_; }
    /// The line of a path ("states.waiting.timers"), or of what encloses it; 0 if neither is known.
    int line(std::string_view path) const;
    /// The file of that line; empty for the workflow's own.
    std::string file(std::string_view path) const;
    /// A number that rises in the order of the source; places that are not known come last.
    int order(std::string_view path) const;
    /// True if `name "text"`, `name("text")` or `name = "text"` stands anywhere in the source, also
    /// inside functions: a sign that a name is used where it cannot be seen as data.
    bool mentions(std::string_view name, std::string_view text) const;
    /// Every text that the word `name` is applied to (`letter "text"`), with its first line.
    std::vector<Mention> texts_of(std::string_view name) const;
    const std::vector<Repeated>& repeated() const { return repeated_; }

private:
    struct Place {
        int line = 0;
        int order = 0;
        std::string file = {};
    };

    void read(std::string_view lua_source, std::string_view opening);
    /// The place of a path, or of what encloses it; null if neither is known.
    const Place* find(std::string_view path) const;

    bool known_ = false;
    std::string file_;
    std::map<std::string, Place, std::less<>> places_;
    std::map<std::pair<std::string, std::string>, Place> applied_;  ///< By word and text.
    std::set<std::pair<std::string, std::string>> assigned_;
    std::vector<Repeated> repeated_;
};

}  // namespace moothall::workflows
