#include "workflows/showing/source_lines.h"

#include <algorithm>
#include <cstdint>

namespace moothall::workflows {
namespace {

using Lines = std::vector<std::string_view>;

/// Above this many pairs of lines the middle is told as all old, then all new.
constexpr std::size_t pairs_max = 16'000'000;

Lines lines_of(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// The longest common subsequence of what is left, from each pair of places on.
class Common {
public:
    Common(const Lines& before, const Lines& after)
        : width_(after.size() + 1), longest_((before.size() + 1) * width_) {
        for (std::size_t i = before.size(); i-- > 0;) {
            for (std::size_t j = after.size(); j-- > 0;) {
                longest_[i * width_ + j] = before[i] == after[j]
                                               ? at(i + 1, j + 1) + 1
                                               : std::max(at(i + 1, j), at(i, j + 1));
            }
        }
    }

    std::uint32_t at(std::size_t i, std::size_t j) const { return longest_[i * width_ + j]; }

private:
    std::size_t width_;
    std::vector<std::uint32_t> longest_;
};

void tell(std::vector<std::string>& told, char sign, std::size_t line, std::string_view text) {
    told.push_back(std::string(1, sign) + " " + std::to_string(line) + ": " + std::string(text));
}

/// What differs between two lists of lines that begin at line `first` of their texts.
std::vector<std::string> tell_middle(const Lines& before, const Lines& after, std::size_t first) {
    std::vector<std::string> told;
    const bool small = before.size() <= pairs_max / (after.size() + 1);
    const Common common(small ? before : Lines{}, small ? after : Lines{});
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < before.size() || j < after.size()) {
        if (small && i < before.size() && j < after.size() && before[i] == after[j]) {
            ++i;
            ++j;
            continue;
        }
        const bool take_old =
            j == after.size() ||
            (i < before.size() && (!small || common.at(i + 1, j) >= common.at(i, j + 1)));
        if (take_old) {
            tell(told, '-', first + i, before[i]);
            ++i;
        } else {
            tell(told, '+', first + j, after[j]);
            ++j;
        }
    }
    return told;
}

}  // namespace

std::vector<std::string> differing_lines(std::string_view before, std::string_view after) {
    Lines old_lines = lines_of(before);
    Lines new_lines = lines_of(after);
    while (!old_lines.empty() && !new_lines.empty() && old_lines.back() == new_lines.back()) {
        old_lines.pop_back();
        new_lines.pop_back();
    }
    const auto [old_first, new_first] = std::ranges::mismatch(old_lines, new_lines);
    const auto same = old_first - old_lines.begin();
    return tell_middle(Lines(old_first, old_lines.end()), Lines(new_first, new_lines.end()),
                       static_cast<std::size_t>(same) + 1);
}

}  // namespace moothall::workflows
