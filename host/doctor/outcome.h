#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "doctor/check.h"

namespace moothall::doctor {

/// One trouble that was found.
struct Finding {
    Trouble trouble;
    std::string sentence;  ///< What is the case here, in words.
};

/// One thing that was measured, in its figure's unit.
struct Measurement {
    Figure figure;
    std::int64_t value;
};

/// What one check came to.
class Outcome {
public:
    /// Nothing found. `sentence` says what was seen.
    Outcome(const Check& check, std::string sentence)
        : check_(&check), sentence_(std::move(sentence)) {}

    /// A check that could not be done.
    static Outcome not_done(const Check& check, std::string reason);

    /// Requires a trouble that the check declares.
    void found(std::string_view trouble, std::string sentence);
    /// Requires a figure that the check declares.
    void measured(std::string_view figure, std::int64_t value);

    const Check& check() const { return *check_; }
    bool is_done() const { return is_done_; }
    Severity severity() const;  ///< The worst of what was found.
    /// What was seen where nothing was found; the reason where the check was not done.
    const std::string& sentence() const { return sentence_; }
    const std::vector<Finding>& findings() const { return findings_; }
    const std::vector<Measurement>& measurements() const { return measurements_; }

private:
    const Check* check_;
    std::string sentence_;
    bool is_done_ = true;
    std::vector<Finding> findings_;
    std::vector<Measurement> measurements_;
};

}  // namespace moothall::doctor
