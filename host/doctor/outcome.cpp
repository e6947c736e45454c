#include "doctor/outcome.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace moothall::doctor {

Outcome Outcome::not_done(const Check& check, std::string reason) {
    Outcome outcome(check, std::move(reason));
    outcome.is_done_ = false;
    return outcome;
}

void Outcome::found(std::string_view trouble, std::string sentence) {
    const auto declared = std::ranges::find(check_->troubles, trouble, &Trouble::name);
    assert(declared != check_->troubles.end());
    findings_.push_back({*declared, std::move(sentence)});
}

void Outcome::measured(std::string_view figure, std::int64_t value) {
    const auto declared = std::ranges::find(check_->figures, figure, &Figure::name);
    assert(declared != check_->figures.end());
    measurements_.push_back({*declared, value});
}

Severity Outcome::severity() const {
    Severity worst = Severity::ok;
    for (const Finding& finding : findings_) {
        worst = std::max(worst, finding.trouble.severity);
    }
    return worst;
}

}  // namespace moothall::doctor
