#include "words/nearest_name.h"

#include <algorithm>
#include <cctype>
#include <cstddef>

namespace moothall::words {
namespace {

/// No name in a workflow is longer; what is would only cost time.
constexpr std::size_t length_max = 100;

char small(char letter) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
}

/// Letters to change, add, leave out or swap with their neighbour; small and capital are the same.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> least(a.size() + 1,
                                                std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                least[i][j] = i + j;
                continue;
            }
            const std::size_t change = small(a[i - 1]) == small(b[j - 1]) ? 0 : 1;
            std::size_t best =
                std::min({least[i - 1][j] + 1, least[i][j - 1] + 1, least[i - 1][j - 1] + change});
            if (i > 1 && j > 1 && small(a[i - 1]) == small(b[j - 2]) &&
                small(a[i - 2]) == small(b[j - 1])) {
                best = std::min(best, least[i - 2][j - 2] + 1);
            }
            least[i][j] = best;
        }
    }
    return least[a.size()][b.size()];
}

}  // namespace

std::optional<std::string> nearest_name(std::string_view wrong,
                                        const std::vector<std::string>& names) {
    if (wrong.empty() || wrong.size() > length_max) {
        return std::nullopt;
    }
    std::optional<std::string> nearest;
    std::size_t least = std::max<std::size_t>(1, wrong.size() / 3) + 1;
    for (const std::string& name : names) {
        if (name.size() > length_max || name.size() > wrong.size() + least ||
            wrong.size() > name.size() + least) {
            continue;
        }
        const std::size_t changes = distance(wrong, name);
        if (changes < least) {
            least = changes;
            nearest = name;
        }
    }
    return nearest;
}

std::string did_you_mean(std::string_view wrong, const std::vector<std::string>& names) {
    const auto nearest = nearest_name(wrong, names);
    return nearest ? " Did you mean \"" + *nearest + "\"?" : std::string();
}

}  // namespace moothall::words
