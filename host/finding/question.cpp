#include "finding/question.h"

#include "finding/address.h"
#include "finding/folded.h"
#include "finding/name_words.h"
#include "finding/phone_number.h"
#include "finding/written_date.h"

namespace moothall::finding {
namespace {

constexpr std::size_t typed_max = 200;

/// Between blanks and commas, without the full stop behind them.
std::vector<std::string> pieces_of(const std::string& text) {
    std::vector<std::string> pieces;
    std::size_t at = 0;
    while ((at = text.find_first_not_of(" ,;", at)) != std::string::npos) {
        const std::size_t end = text.find_first_of(" ,;", at);
        std::string piece = text.substr(at, end - at);
        while (piece.ends_with('.')) {
            piece.pop_back();
        }
        if (!piece.empty()) {
            pieces.push_back(std::move(piece));
        }
        at = end == std::string::npos ? text.size() : end;
    }
    return pieces;
}

/// Takes pieces out of what was typed, one after another.
class Taking {
public:
    explicit Taking(std::vector<std::string> pieces) : pieces_(std::move(pieces)) {}

    Question all() && {
        while (at_ < pieces_.size()) {
            if (!takes_email() && !takes_date() && !takes_postcode() && !takes_phone()) {
                rest_ += pieces_[at_++] + " ";
            }
        }
        question_.words = typed_words(rest_);
        return std::move(question_);
    }

private:
    bool takes_email() {
        if (pieces_[at_].find('@') == std::string::npos) {
            return false;
        }
        question_.email = pieces_[at_++];
        return true;
    }

    bool takes_date() {
        auto date = date_at(pieces_, at_);
        if (!date) {
            return false;
        }
        question_.born = std::move(date->dates);
        at_ += date->words;
        return true;
    }

    bool takes_postcode() {
        auto found = postcode_at(pieces_, at_);
        if (!found) {
            return false;
        }
        question_.postcode = std::move(found->postcode);
        at_ += found->words;
        return true;
    }

    /// Digits in groups; a number of a house or an account has no 0 or + before it and nine more.
    bool takes_phone() {
        constexpr std::size_t digits_least = 9;
        constexpr std::size_t digits_most = 16;
        if (std::string_view("0+(").find(pieces_[at_].front()) == std::string_view::npos) {
            return false;
        }
        std::string number;
        std::size_t end = at_;
        while (end < pieces_.size() && may_be_dialled(pieces_[end])) {
            number += pieces_[end++];
        }
        const auto digits = dialled(number);
        if (!digits || digits->size() < digits_least || digits->size() > digits_most) {
            return false;
        }
        question_.phone = *digits;
        at_ = end;
        return true;
    }

    std::vector<std::string> pieces_;
    std::size_t at_ = 0;
    std::string rest_;
    Question question_;
};

}  // namespace

Question question_in(std::string_view typed) {
    return Taking(pieces_of(folded(typed.substr(0, typed_max)))).all();
}

}  // namespace moothall::finding
