#include "doctor/report.h"

#include <algorithm>
#include <cstdlib>

namespace moothall::doctor {
namespace {

/// Where an outcome stands among the others: problems, warnings, what was not done, what is fine.
int rank_of(const Outcome& outcome) {
    if (!outcome.is_done()) {
        return 2;
    }
    switch (outcome.severity()) {
        case Severity::problem:
            return 0;
        case Severity::warning:
            return 1;
        case Severity::ok:
            break;
    }
    return 3;
}

std::string_view status_of(const Outcome& outcome) {
    return outcome.is_done() ? name_of(outcome.severity()) : "not checked";
}

void add_words(std::string& text, std::string_view status, std::string_view title,
               std::string_view sentence) {
    constexpr std::size_t width = 13;
    std::string head(status);
    head.resize(std::max(width, head.size() + 2), ' ');
    text += head + std::string(title) + ": " + std::string(sentence) + "\n";
}

void add_findings(std::string& text, const Outcome& outcome) {
    const std::string indent(13, ' ');
    std::vector<Finding> findings = outcome.findings();
    std::ranges::stable_sort(findings, std::ranges::greater{},
                             [](const Finding& finding) { return finding.trouble.severity; });
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const Finding& finding = findings[i];
        add_words(text, name_of(finding.trouble.severity), outcome.check().title, finding.sentence);
        const bool is_last_of_its_kind =
            i + 1 == findings.size() || findings[i + 1].trouble.name != finding.trouble.name;
        if (is_last_of_its_kind) {
            text += indent + std::string(finding.trouble.remedy) + "\n";
        }
    }
}

std::string in_base_unit(const Measurement& measurement) {
    constexpr std::int64_t micros = 1'000'000;
    if (measurement.figure.unit != Unit::microseconds) {
        return std::to_string(measurement.value);
    }
    std::string decimals = std::to_string(std::abs(measurement.value % micros));
    decimals.insert(0, 6 - decimals.size(), '0');
    return (measurement.value < 0 ? "-" : "") +
           std::to_string(std::abs(measurement.value / micros)) + "." + decimals;
}

void add_head(std::string& text, const std::string& name, std::string_view about) {
    text += "# HELP " + name + " " + std::string(about) + "\n# TYPE " + name + " gauge\n";
}

Table as_table(const Outcome& outcome) {
    List findings;
    for (const Finding& finding : outcome.findings()) {
        findings.emplace_back(Table{}
                                  .set("name", finding.trouble.name)
                                  .set("severity", name_of(finding.trouble.severity))
                                  .set("sentence", finding.sentence)
                                  .set("remedy", finding.trouble.remedy));
    }
    Table figures;
    for (const Measurement& one : outcome.measurements()) {
        figures.set(name_with_unit(one.figure), one.value);
    }
    return Table{}
        .set("name", outcome.check().name)
        .set("title", outcome.check().title)
        .set("status", outcome.is_done() ? name_of(outcome.severity()) : "not_checked")
        .set("sentence", outcome.sentence())
        .set("findings", std::move(findings))
        .set("figures", std::move(figures));
}

}  // namespace

Severity Report::severity() const {
    Severity worst = Severity::ok;
    for (const Outcome& outcome : outcomes) {
        worst = std::max(worst, outcome.severity());
    }
    return worst;
}

std::string in_words(const Report& report) {
    std::vector<const Outcome*> sorted;
    for (const Outcome& outcome : report.outcomes) {
        sorted.push_back(&outcome);
    }
    std::ranges::stable_sort(sorted, {}, [](const Outcome* outcome) { return rank_of(*outcome); });
    std::string text;
    for (const Outcome* outcome : sorted) {
        if (outcome->findings().empty()) {
            add_words(text, status_of(*outcome), outcome->check().title, outcome->sentence());
        }
        add_findings(text, *outcome);
    }
    return text;
}

Value as_value(const Report& report) {
    List checks;
    for (const Outcome& outcome : report.outcomes) {
        checks.emplace_back(as_table(outcome));
    }
    return Table{}
        .set("status", name_of(report.severity()))
        .set("at", report.at)
        .set("checks", std::move(checks));
}

std::string as_metrics(const Report& report) {
    std::string text;
    add_head(text, "moothall_check_severity",
             "What a check of moothall doctor found: 0 ok, 1 warning, 2 problem.");
    for (const Outcome& outcome : report.outcomes) {
        if (outcome.is_done()) {
            text += "moothall_check_severity{check=\"" + std::string(outcome.check().name) +
                    "\"} " + std::to_string(static_cast<int>(outcome.severity())) + "\n";
        }
    }
    add_head(text, "moothall_check_done", "1 for a check that could be made, else 0.");
    for (const Outcome& outcome : report.outcomes) {
        text += "moothall_check_done{check=\"" + std::string(outcome.check().name) + "\"} " +
                (outcome.is_done() ? "1" : "0") + "\n";
    }
    for (const Outcome& outcome : report.outcomes) {
        for (const Measurement& one : outcome.measurements()) {
            const std::string name = metric_name(one.figure);
            add_head(text, name, one.figure.about);
            text += name + " " + in_base_unit(one) + "\n";
        }
    }
    const auto at = std::chrono::duration_cast<std::chrono::seconds>(report.at.time_since_epoch());
    add_head(text, "moothall_doctor_run_timestamp_seconds", "When these checks were made.");
    text += "moothall_doctor_run_timestamp_seconds " + std::to_string(at.count()) + "\n";
    return text;
}

}  // namespace moothall::doctor
