#include <gmock/gmock.h>

#include <cctype>
#include <map>
#include <set>

#include "doctor/page.h"
#include "host/doctor/every_trouble.h"

// What the checks say of themselves: the page of docs/operating/doctor.md is made of it, and a test
// of docs/ compares the two.
namespace moothall::doctor {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Names = std::set<std::string, std::less<>>;

Names declared_troubles() {
    Names names;
    for (const Check* check : all_checks()) {
        for (const Trouble& trouble : check->troubles) {
            EXPECT_TRUE(names.emplace(trouble.name).second) << trouble.name << " is there twice";
        }
    }
    return names;
}

/// A metric's name as Prometheus takes it, in the snake case of its own conventions.
bool is_metric_name(std::string_view name) {
    return std::ranges::all_of(name, [](char letter) {
        return std::islower(static_cast<unsigned char>(letter)) != 0 || letter == '_' ||
               std::isdigit(static_cast<unsigned char>(letter)) != 0;
    });
}

TEST(Checks, FindEveryTroubleThatTheyDeclareAndNoOther) {
    Names found;
    for (const Outcome& outcome : every_trouble()) {
        for (const Finding& finding : outcome.findings()) {
            found.emplace(finding.trouble.name);
        }
    }
    EXPECT_EQ(found, declared_troubles());
}

TEST(Checks, AreAllOnThePageWithWhatToDo) {
    const std::string page = reference_page();
    for (const Outcome& outcome : every_trouble()) {
        const Check& check = outcome.check();
        EXPECT_THAT(page, HasSubstr("(`" + std::string(check.name) + "`)"));
        for (const Trouble& trouble : check.troubles) {
            EXPECT_THAT(page, HasSubstr("`" + std::string(trouble.name) + "`"));
            EXPECT_THAT(page, HasSubstr(std::string(trouble.remedy)));
            EXPECT_TRUE(trouble.remedy.ends_with('.')) << trouble.name;
            EXPECT_TRUE(trouble.meaning.ends_with('.')) << trouble.name;
            EXPECT_NE(trouble.severity, Severity::ok) << trouble.name;
        }
    }
}

TEST(Checks, MeasureWhatPrometheusCanTake) {
    Names metrics;
    for (const Check* check : all_checks()) {
        EXPECT_TRUE(is_metric_name(check->name)) << check->name;
        for (const Figure& figure : check->figures) {
            const std::string name = metric_name(figure);
            EXPECT_TRUE(is_metric_name(name)) << name;
            EXPECT_TRUE(metrics.insert(name).second) << name << " is there twice";
            EXPECT_TRUE(figure.about.ends_with('.')) << name;
        }
    }
}

TEST(Checks, EachEndInASentence) {
    for (const Outcome& outcome : every_trouble()) {
        ASSERT_FALSE(outcome.findings().empty()) << outcome.sentence();
        for (const Finding& finding : outcome.findings()) {
            EXPECT_TRUE(finding.sentence.ends_with('.')) << finding.sentence;
        }
    }
}

TEST(Checks, FindNothingWhereAllIsWell) {
    for (const Outcome& outcome : all_fine()) {
        EXPECT_EQ(outcome.severity(), Severity::ok);
        for (const Finding& finding : outcome.findings()) {
            ADD_FAILURE() << finding.sentence;
        }
        EXPECT_TRUE(outcome.sentence().ends_with('.')) << outcome.sentence();
    }
}

}  // namespace
}  // namespace moothall::doctor
