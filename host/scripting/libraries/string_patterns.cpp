#include <cstring>
#include <optional>

#include "scripting/libraries/libraries.h"
#include "scripting/libraries/pattern_matcher.h"
#include "scripting/libraries/text_positions.h"
#include "scripting/lua_api.h"

namespace moothall::scripting {

namespace {

enum class Wanted { place, captures };

class BudgetTicker : public Ticker {
public:
    explicit BudgetTicker(lua_State* lua) : lua_(lua) {}
    void tick(std::int64_t steps) override { Budget::of(lua_).charge(lua_, steps); }

private:
    lua_State* lua_;
};

void push_capture(lua_State* lua, const PatternMatcher& matcher, std::string_view subject,
                  std::size_t index, std::size_t begin, std::size_t end) {
    const PatternMatcher::Capture capture = matcher.capture(index, begin, end);
    if (capture.is_position) {
        lua_pushinteger(lua, static_cast<lua_Integer>(capture.begin) + 1);
    } else {
        push_text(lua, subject.substr(capture.begin, capture.length));
    }
}

int push_captures(lua_State* lua, const PatternMatcher& matcher, std::string_view subject,
                  std::size_t begin, std::size_t end) {
    const std::size_t count = matcher.capture_count();
    luaL_checkstack(lua, static_cast<int>(count), "too many captures");
    for (std::size_t index = 0; index < count; ++index) {
        push_capture(lua, matcher, subject, index, begin, end);
    }
    return static_cast<int>(count);
}

std::optional<std::size_t> find_plain(lua_State* lua, std::string_view subject,
                                      std::string_view wanted, std::size_t from) {
    if (wanted.empty()) {
        return from;
    }
    Budget& budget = Budget::of(lua);
    std::size_t at = from;
    while (at + wanted.size() <= subject.size()) {
        const void* const found =
            std::memchr(subject.data() + at, wanted.front(), subject.size() - at);
        if (found == nullptr) {
            return std::nullopt;
        }
        const auto begin =
            static_cast<std::size_t>(static_cast<const char*>(found) - subject.data());
        budget.charge(lua, 1 + static_cast<lua_Integer>((begin - at) / 64 + wanted.size() / 64));
        if (subject.compare(begin, wanted.size(), wanted) == 0) {
            return begin;
        }
        at = begin + 1;
    }
    return std::nullopt;
}

int push_place(lua_State* lua, std::size_t begin, std::size_t end) {
    lua_pushinteger(lua, static_cast<lua_Integer>(begin) + 1);
    lua_pushinteger(lua, static_cast<lua_Integer>(end));
    return 2;
}

int push_nothing(lua_State* lua) {
    lua_pushnil(lua);
    return 1;
}

int find_or_match(lua_State* lua, Wanted wanted) {
    const std::string_view subject = text_argument(lua, 1);
    std::string_view pattern = text_argument(lua, 2);
    const std::size_t start = first_position(integer_argument_or(lua, 3, 1), subject.size()) - 1;
    if (start > subject.size()) {
        return push_nothing(lua);
    }
    if (wanted == Wanted::place && (lua_toboolean(lua, 4) != 0 || is_plain_pattern(pattern))) {
        const auto found = find_plain(lua, subject, pattern, start);
        return found ? push_place(lua, *found, *found + pattern.size()) : push_nothing(lua);
    }
    const bool anchored = pattern.substr(0, 1) == "^";
    pattern.remove_prefix(anchored ? 1 : 0);
    BudgetTicker ticker(lua);
    PatternMatcher matcher(subject, pattern, ticker);
    for (std::size_t begin = start; begin <= subject.size(); ++begin) {
        if (const auto end = matcher.match(begin)) {
            if (wanted == Wanted::captures) {
                return push_captures(lua, matcher, subject, begin, *end);
            }
            push_place(lua, begin, *end);
            return 2 +
                   (matcher.has_captures() ? push_captures(lua, matcher, subject, begin, *end) : 0);
        }
        if (anchored) {
            break;
        }
    }
    return push_nothing(lua);
}

/// Upvalues: subject, pattern, where to go on, and one more than where the last match ended.
int next_match(lua_State* lua) {
    const std::string_view subject = text_argument(lua, lua_upvalueindex(1));
    const std::string_view pattern = text_argument(lua, lua_upvalueindex(2));
    const auto from = static_cast<std::size_t>(lua_tointeger(lua, lua_upvalueindex(3)));
    const auto last_end = static_cast<std::size_t>(lua_tointeger(lua, lua_upvalueindex(4)));
    BudgetTicker ticker(lua);
    PatternMatcher matcher(subject, pattern, ticker);
    for (std::size_t begin = from; begin <= subject.size(); ++begin) {
        const auto end = matcher.match(begin);
        if (end && *end + 1 != last_end) {
            lua_pushinteger(lua, static_cast<lua_Integer>(*end));
            lua_replace(lua, lua_upvalueindex(3));
            lua_pushinteger(lua, static_cast<lua_Integer>(*end) + 1);
            lua_replace(lua, lua_upvalueindex(4));
            return push_captures(lua, matcher, subject, begin, *end);
        }
    }
    return 0;
}

/// One run of gsub over a subject.
class Replacer {
public:
    Replacer(lua_State* lua, std::string_view subject, const PatternMatcher& matcher)
        : lua_(lua), subject_(subject), matcher_(matcher), type_(lua_type(lua, 3)) {}

    /// Adds what stands in place of the match.
    void replace(TextBuilder& out, std::size_t begin, std::size_t end) {
        if (type_ == LUA_TSTRING || type_ == LUA_TNUMBER) {
            expand(out, begin, end);
            return;
        }
        if (type_ == LUA_TFUNCTION) {
            lua_pushvalue(lua_, 3);
            const int count = push_captures(lua_, matcher_, subject_, begin, end);
            lua_call(lua_, count, 1);
        } else {
            push_capture(lua_, matcher_, subject_, 0, begin, end);
            lua_gettable(lua_, 3);
        }
        if (lua_toboolean(lua_, -1) == 0) {
            out.add(subject_.substr(begin, end - begin));
        } else if (lua_type(lua_, -1) == LUA_TSTRING || lua_type(lua_, -1) == LUA_TNUMBER) {
            push_as_text(lua_, -1);
            out.add(text_argument(lua_, -1));
            lua_pop(lua_, 1);
        } else {
            raise(lua_, std::string("invalid replacement value (a ") + type_name(lua_, -1) + ")");
        }
        lua_pop(lua_, 1);
    }

private:
    void expand(TextBuilder& out, std::size_t begin, std::size_t end) {
        std::string_view rest = text_argument(lua_, 3);
        for (;;) {
            const std::size_t mark = rest.find('%');
            out.add(rest.substr(0, mark));
            if (mark == std::string_view::npos) {
                return;
            }
            const char code = mark + 1 < rest.size() ? rest[mark + 1] : '\0';
            rest.remove_prefix(mark + 2 < rest.size() ? mark + 2 : rest.size());
            if (code == '%') {
                out.add('%');
            } else if (code == '0') {
                out.add(subject_.substr(begin, end - begin));
            } else if (code >= '1' && code <= '9') {
                push_capture(lua_, matcher_, subject_, static_cast<std::size_t>(code - '1'), begin,
                             end);
                out.add(text_argument(lua_, -1));
                lua_pop(lua_, 1);
            } else {
                raise(lua_, "invalid use of '%' in replacement string");
            }
        }
    }

    lua_State* lua_;
    std::string_view subject_;
    const PatternMatcher& matcher_;
    int type_;
};

void check_replacement(lua_State* lua) {
    const int type = lua_type(lua, 3);
    if (type == LUA_TNUMBER) {
        text_argument(lua, 3);  // Makes it a text, or says why not.
    } else if (type != LUA_TSTRING && type != LUA_TFUNCTION && type != LUA_TTABLE) {
        raise_argument(
            lua, 3, std::string("a text, table or function is needed, not ") + type_name(lua, 3));
    }
}

}  // namespace

int string_find(lua_State* lua) {
    return find_or_match(lua, Wanted::place);
}

int string_match(lua_State* lua) {
    return find_or_match(lua, Wanted::captures);
}

int string_gmatch(lua_State* lua) {
    const std::string_view subject = text_argument(lua, 1);
    text_argument(lua, 2);
    std::size_t start = first_position(integer_argument_or(lua, 3, 1), subject.size()) - 1;
    start = start > subject.size() ? subject.size() + 1 : start;
    lua_settop(lua, 2);
    lua_pushinteger(lua, static_cast<lua_Integer>(start));
    lua_pushinteger(lua, 0);
    lua_pushcclosure(lua, binding<next_match>, 4);
    return 1;
}

int string_gsub(lua_State* lua) {
    const std::string_view subject = text_argument(lua, 1);
    std::string_view pattern = text_argument(lua, 2);
    check_replacement(lua);
    const lua_Integer most =
        integer_argument_or(lua, 4, static_cast<lua_Integer>(subject.size()) + 1);
    const bool anchored = pattern.substr(0, 1) == "^";
    pattern.remove_prefix(anchored ? 1 : 0);
    BudgetTicker ticker(lua);
    PatternMatcher matcher(subject, pattern, ticker);
    Replacer replacer(lua, subject, matcher);
    TextBuilder out(lua);
    std::size_t at = 0;
    std::optional<std::size_t> last_end;
    lua_Integer count = 0;
    while (count < most) {
        const auto end = matcher.match(at);
        if (end && end != last_end) {
            ++count;
            replacer.replace(out, at, *end);
            at = *end;
            last_end = end;
        } else if (at < subject.size()) {
            out.add(subject[at++]);
        } else {
            break;
        }
        if (anchored) {
            break;
        }
    }
    out.add(subject.substr(at));
    out.push();
    lua_pushinteger(lua, count);
    return 2;
}

}  // namespace moothall::scripting
