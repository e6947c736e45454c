// How far a case has come on its way.
#include <algorithm>
#include <ranges>
#include <set>

#include "cases/find_case.h"
#include "journal/folding/taking_back.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "workflows/showing/case_steps.h"

namespace moothall::operations {
namespace {

using journal::Event;
using workflows::Step;

/// The states that a case has entered and that count, the oldest first. What was undone does not.
std::vector<std::string> entered(Council& council, store::Reader& reader,
                                 const cases::CaseRecord& record) {
    constexpr std::size_t page = 500;
    std::vector<std::pair<std::int64_t, std::string>> states;
    std::set<std::int64_t> undone;
    std::int64_t after = 0;
    while (true) {
        const auto events = journal::events_of(reader, council.folds, record.stream(), after, page);
        for (const Event& event : events) {
            const auto numbers = journal::taken_back_by(event);
            undone.insert(numbers.begin(), numbers.end());
            const std::string to = event.facts.text_or_empty("to");
            if (!to.empty() && (states.empty() || states.back().second != to)) {
                states.emplace_back(event.number, to);
            }
        }
        if (events.size() < page) {
            break;
        }
        after = events.back().number;
    }
    std::vector<std::string> counted;
    for (const auto& [number, state] : states) {
        if (!undone.contains(number)) {
            counted.push_back(state);
        }
    }
    if (counted.empty() || counted.back() != record.state) {
        counted.push_back(record.state);  // It was imported, or moved in another way.
    }
    return counted;
}

std::string word_of(Step::Is is) {
    switch (is) {
        case Step::Is::done:
            return "done";
        case Step::Is::current:
            return "current";
        case Step::Is::ahead:
            break;
    }
    return "ahead";
}

Result<Value> list_steps(Council& council, const Caller&, const Table& arguments) {
    Result<Value> answer = Value();
    council.store.show([&](store::Reader& reader) {
        const auto record = cases::find_case(reader, arguments.text("reference"));
        if (!record) {
            answer = record.error();
            return;
        }
        const auto bundle = council.bundles.get(reader, record->workflow);
        List items;
        for (const Step& step : workflows::steps_of(
                 bundle->definition, entered(council, reader, *record), record->fields)) {
            items.emplace_back(Table{}
                                   .set("state", step.state)
                                   .set("title", step.title)
                                   .set("is", word_of(step.is)));
        }
        answer = list_answer(std::move(items), "");
    });
    return answer;
}

}  // namespace

std::vector<Operation> step_operations() {
    return {{"case.steps",
             "case.steps { reference: text } -> { items: [step] }",
             "Tells the way of a case: the states it was in, the one it is in now, and the usual "
             "way from there to its end.",
             access::Deed::read,
             {{"reference"}, "", {"title", "is"}},
             list_steps}};
}

}  // namespace moothall::operations
