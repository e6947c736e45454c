#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string_view>

namespace moothall::scripting {

/// What a pattern is refused for, in the words that Lua's own library uses.
class PatternError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Counts the steps of a match, and may end it by throwing.
class Ticker {
public:
    virtual ~Ticker() = default;
    virtual void tick(std::int64_t steps) = 0;
};

/// Matches Lua patterns with exactly the results of Lua 5.4's own library in the "C" locale, but
/// counts each step, so that a match which takes too long can be stopped.
///
/// `subject` and `pattern` are borrowed. The pattern is without the anchor '^' at its front.
/// Every call throws PatternError for a malformed pattern once it meets the fault.
class PatternMatcher {
public:
    /// What was captured: a piece of the subject, or only a position (from 0).
    struct Capture {
        std::size_t begin = 0;
        std::size_t length = 0;
        bool is_position = false;
    };

    PatternMatcher(std::string_view subject, std::string_view pattern, Ticker& ticker)
        : subject_(subject), pattern_(pattern), ticker_(ticker) {}

    /// Where a match that begins at `start` ends; nothing if there is none.
    std::optional<std::size_t> match(std::size_t start);

    /// Of the last match, which went from `begin` to `end`: how many captures there are, the whole
    /// match counting as one where the pattern has none, and each of them from 0.
    bool has_captures() const { return level_ != 0; }
    std::size_t capture_count() const { return level_ == 0 ? 1 : level_; }
    Capture capture(std::size_t index, std::size_t begin, std::size_t end) const;

private:
    static constexpr std::size_t captures_max = 32;
    static constexpr int depth_max = 200;

    enum class State { open, closed, position };

    struct Slot {
        std::size_t begin = 0;
        std::size_t length = 0;
        State state = State::open;
    };

    using Position = std::optional<std::size_t>;

    /// What came of one item of the pattern: the end of the whole match, or where to go on.
    struct Outcome {
        bool ends = false;
        Position end;
        std::size_t s = 0;
        std::size_t p = 0;
    };
    static Outcome ended(Position end) { return {true, end, 0, 0}; }
    static Outcome go_on(std::size_t s, std::size_t p) { return {false, {}, s, p}; }

    // `s` is a place in the subject, `p` one in the pattern.
    Position run(std::size_t s, std::size_t p);
    Position run_steps(std::size_t s, std::size_t p);
    Outcome match_special(std::size_t s, std::size_t p);
    Outcome match_item(std::size_t s, std::size_t p);
    Position start_capture(std::size_t s, std::size_t p, State state);
    Position end_capture(std::size_t s, std::size_t p);
    Position match_back_reference(std::size_t s, char digit);
    Position match_balance(std::size_t s, std::size_t p);
    Position match_most(std::size_t s, std::size_t p, std::size_t after);
    Position match_least(std::size_t s, std::size_t p, std::size_t after);
    bool at_frontier(std::size_t s, std::size_t p, std::size_t after) const;
    bool matches_one(std::size_t s, std::size_t p, std::size_t after);
    bool in_set(unsigned char c, std::size_t p, std::size_t last) const;
    std::size_t end_of_class(std::size_t p) const;

    unsigned char pattern_at(std::size_t p) const {
        return p < pattern_.size() ? static_cast<unsigned char>(pattern_[p]) : 0;
    }
    unsigned char subject_at(std::size_t s) const {
        return s < subject_.size() ? static_cast<unsigned char>(subject_[s]) : 0;
    }
    void step() {
        if (++steps_ >= 64) {
            flush();
        }
    }
    /// A set may be as long as the pattern.
    void charge_for_set(std::size_t p, std::size_t after) {
        steps_ += static_cast<std::int64_t>((after - p) / 8);
    }
    void flush() {
        const std::int64_t steps = steps_;
        steps_ = 0;
        ticker_.tick(steps);
    }

    std::string_view subject_;
    std::string_view pattern_;
    Ticker& ticker_;
    std::int64_t steps_ = 0;
    int depth_left_ = depth_max;
    std::size_t level_ = 0;
    std::array<Slot, captures_max> slots_;
};

/// True if the pattern has no character that is special in patterns.
bool is_plain_pattern(std::string_view pattern);

}  // namespace moothall::scripting
