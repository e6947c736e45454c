#include "scripting/libraries/pattern_matcher.h"

#include <string>

namespace moothall::scripting {

namespace {

constexpr char escape = '%';

// As in the "C" locale, whatever the locale of the process.
bool is_lower(unsigned char c) {
    return c >= 'a' && c <= 'z';
}
bool is_upper(unsigned char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_digit(unsigned char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(unsigned char c) {
    return is_lower(c) || is_upper(c);
}
bool is_visible(unsigned char c) {
    return c > 0x20 && c < 0x7F;
}
bool is_hexadecimal(unsigned char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool in_class(unsigned char c, unsigned char name) {
    const bool negated = is_upper(name);
    bool in = false;
    switch (negated ? name + ('a' - 'A') : name) {
        case 'a':
            in = is_letter(c);
            break;
        case 'c':
            in = c < 0x20 || c == 0x7F;
            break;
        case 'd':
            in = is_digit(c);
            break;
        case 'g':
            in = is_visible(c);
            break;
        case 'l':
            in = is_lower(c);
            break;
        case 'p':
            in = is_visible(c) && !is_letter(c) && !is_digit(c);
            break;
        case 's':
            in = c == ' ' || (c >= '\t' && c <= '\r');
            break;
        case 'u':
            in = is_upper(c);
            break;
        case 'w':
            in = is_letter(c) || is_digit(c);
            break;
        case 'x':
            in = is_hexadecimal(c);
            break;
        case 'z':  // Undocumented, and still there in Lua 5.4.
            in = c == 0;
            break;
        default:
            return name == c;
    }
    return in != negated;
}

[[noreturn]] void refuse_capture_index(int index) {
    throw PatternError("invalid capture index %" + std::to_string(index));
}

}  // namespace

std::optional<std::size_t> PatternMatcher::match(std::size_t start) {
    level_ = 0;
    depth_left_ = depth_max;
    const Position end = run(start, 0);
    flush();
    return end;
}

PatternMatcher::Capture PatternMatcher::capture(std::size_t index, std::size_t begin,
                                                std::size_t end) const {
    if (index >= level_) {
        if (index != 0) {
            refuse_capture_index(static_cast<int>(index) + 1);
        }
        return {begin, end - begin, false};
    }
    const Slot& slot = slots_[index];
    if (slot.state == State::open) {
        throw PatternError("unfinished capture");
    }
    return {slot.begin, slot.length, slot.state == State::position};
}

PatternMatcher::Position PatternMatcher::run(std::size_t s, std::size_t p) {
    if (depth_left_-- == 0) {
        throw PatternError("pattern too complex");
    }
    const Position end = run_steps(s, p);
    ++depth_left_;
    return end;
}

PatternMatcher::Position PatternMatcher::run_steps(std::size_t s, std::size_t p) {
    while (p < pattern_.size()) {
        step();
        const unsigned char code = pattern_at(p);
        const unsigned char next = pattern_at(p + 1);
        if (code == '(') {
            return next == ')' ? start_capture(s, p + 2, State::position)
                               : start_capture(s, p + 1, State::open);
        }
        if (code == ')') {
            return end_capture(s, p + 1);
        }
        if (code == '$' && p + 1 == pattern_.size()) {
            return s == subject_.size() ? Position(s) : std::nullopt;
        }
        const bool special = code == escape && (next == 'b' || next == 'f' || is_digit(next));
        const Outcome outcome = special ? match_special(s, p) : match_item(s, p);
        if (outcome.ends) {
            return outcome.end;
        }
        s = outcome.s;
        p = outcome.p;
    }
    return s;
}

/// "%b()", "%f[set]" or "%1".
PatternMatcher::Outcome PatternMatcher::match_special(std::size_t s, std::size_t p) {
    const unsigned char code = pattern_at(p + 1);
    if (code != 'f') {
        const Position end = code == 'b' ? match_balance(s, p + 2)
                                         : match_back_reference(s, static_cast<char>(code));
        return end ? go_on(*end, p + (code == 'b' ? 4 : 2)) : ended(std::nullopt);
    }
    p += 2;
    if (pattern_at(p) != '[') {
        throw PatternError("missing '[' after '%f' in pattern");
    }
    const std::size_t after = end_of_class(p);
    charge_for_set(p, after);
    return at_frontier(s, p, after) ? go_on(s, after) : ended(std::nullopt);
}

/// One character, class or set, and what may stand behind it: '?', '+', '*' or '-'.
PatternMatcher::Outcome PatternMatcher::match_item(std::size_t s, std::size_t p) {
    const std::size_t after = end_of_class(p);
    charge_for_set(p, after);
    const unsigned char suffix = pattern_at(after);
    if (!matches_one(s, p, after)) {
        const bool may_be_absent = suffix == '*' || suffix == '?' || suffix == '-';
        return may_be_absent ? go_on(s, after + 1) : ended(std::nullopt);
    }
    switch (suffix) {
        case '?': {
            const Position end = run(s + 1, after + 1);
            return end ? ended(end) : go_on(s, after + 1);
        }
        case '+':
            return ended(match_most(s + 1, p, after));
        case '*':
            return ended(match_most(s, p, after));
        case '-':
            return ended(match_least(s, p, after));
        default:
            return go_on(s + 1, after);
    }
}

PatternMatcher::Position PatternMatcher::start_capture(std::size_t s, std::size_t p, State state) {
    if (level_ >= captures_max) {
        throw PatternError("too many captures");
    }
    slots_[level_++] = {s, 0, state};
    const Position end = run(s, p);
    if (!end) {
        --level_;
    }
    return end;
}

PatternMatcher::Position PatternMatcher::end_capture(std::size_t s, std::size_t p) {
    std::size_t open = level_;
    while (open > 0 && slots_[open - 1].state != State::open) {
        --open;
    }
    if (open == 0) {
        throw PatternError("invalid pattern capture");
    }
    Slot& slot = slots_[open - 1];
    slot.length = s - slot.begin;
    slot.state = State::closed;
    const Position end = run(s, p);
    if (!end) {
        slot.state = State::open;
    }
    return end;
}

PatternMatcher::Position PatternMatcher::match_back_reference(std::size_t s, char digit) {
    const int index = digit - '1';
    if (index < 0 || static_cast<std::size_t>(index) >= level_ ||
        slots_[static_cast<std::size_t>(index)].state == State::open) {
        refuse_capture_index(index + 1);
    }
    const Slot& slot = slots_[static_cast<std::size_t>(index)];
    if (slot.state == State::position || subject_.size() - s < slot.length) {
        return std::nullopt;
    }
    steps_ += static_cast<std::int64_t>(slot.length / 16);
    flush();
    const bool same = subject_.substr(slot.begin, slot.length) == subject_.substr(s, slot.length);
    return same ? Position(s + slot.length) : std::nullopt;
}

PatternMatcher::Position PatternMatcher::match_balance(std::size_t s, std::size_t p) {
    if (p + 1 >= pattern_.size()) {
        throw PatternError("malformed pattern (missing arguments to '%b')");
    }
    const unsigned char opening = pattern_at(p);
    const unsigned char closing = pattern_at(p + 1);
    if (subject_at(s) != opening) {
        return std::nullopt;
    }
    int open = 1;
    for (++s; s < subject_.size(); ++s) {
        step();
        const unsigned char c = subject_at(s);
        if (c == closing) {
            if (--open == 0) {
                return s + 1;
            }
        } else if (c == opening) {
            ++open;
        }
    }
    return std::nullopt;
}

PatternMatcher::Position PatternMatcher::match_most(std::size_t s, std::size_t p,
                                                    std::size_t after) {
    std::size_t count = 0;
    while (matches_one(s + count, p, after)) {
        ++count;
    }
    for (;; --count) {
        if (const Position end = run(s + count, after + 1)) {
            return end;
        }
        step();
        if (count == 0) {
            return std::nullopt;
        }
    }
}

PatternMatcher::Position PatternMatcher::match_least(std::size_t s, std::size_t p,
                                                     std::size_t after) {
    for (;; ++s) {
        if (const Position end = run(s, after + 1)) {
            return end;
        }
        if (!matches_one(s, p, after)) {
            return std::nullopt;
        }
    }
}

bool PatternMatcher::at_frontier(std::size_t s, std::size_t p, std::size_t after) const {
    const unsigned char before = s == 0 ? 0 : subject_at(s - 1);
    return !in_set(before, p, after - 1) && in_set(subject_at(s), p, after - 1);
}

bool PatternMatcher::matches_one(std::size_t s, std::size_t p, std::size_t after) {
    step();
    if (s >= subject_.size()) {
        return false;
    }
    const unsigned char c = subject_at(s);
    switch (pattern_at(p)) {
        case '.':
            return true;
        case escape:
            return in_class(c, pattern_at(p + 1));
        case '[':
            charge_for_set(p, after);
            return in_set(c, p, after - 1);
        default:
            return pattern_at(p) == c;
    }
}

/// `p` is at the '[' and `last` at the ']'.
bool PatternMatcher::in_set(unsigned char c, std::size_t p, std::size_t last) const {
    bool in = true;
    if (pattern_at(p + 1) == '^') {
        in = false;
        ++p;
    }
    while (++p < last) {
        if (pattern_at(p) == escape) {
            ++p;
            if (in_class(c, pattern_at(p))) {
                return in;
            }
        } else if (pattern_at(p + 1) == '-' && p + 2 < last) {
            p += 2;
            if (pattern_at(p - 2) <= c && c <= pattern_at(p)) {
                return in;
            }
        } else if (pattern_at(p) == c) {
            return in;
        }
    }
    return !in;
}

std::size_t PatternMatcher::end_of_class(std::size_t p) const {
    const unsigned char code = pattern_at(p++);
    if (code == escape) {
        if (p == pattern_.size()) {
            throw PatternError("malformed pattern (ends with '%')");
        }
        return p + 1;
    }
    if (code == '[') {
        if (pattern_at(p) == '^') {
            ++p;
        }
        do {
            if (p >= pattern_.size()) {
                throw PatternError("malformed pattern (missing ']')");
            }
            if (pattern_at(p++) == escape && p < pattern_.size()) {
                ++p;
            }
        } while (pattern_at(p) != ']');
        return p + 1;
    }
    return p;
}

bool is_plain_pattern(std::string_view pattern) {
    return pattern.find_first_of("^$*+?.([%-") == std::string_view::npos;
}

}  // namespace moothall::scripting
