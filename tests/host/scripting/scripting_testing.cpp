#include "host/scripting/scripting_testing.h"

#include <moothall/service/date.h>

namespace moothall::scripting {

namespace {

Result<Value> add_days(const List& arguments) {
    const auto* const date = arguments.empty() ? nullptr : arguments[0].as_text();
    const auto* const days = arguments.size() < 2 ? nullptr : arguments[1].as_integer();
    if (date == nullptr || days == nullptr || !parse_date(*date)) {
        return Refusal{RefusalKind::invalid_input, "argument 2 must be a whole number."};
    }
    return Value(*parse_date(*date) + std::chrono::days(*days));
}

Library make_library() {
    Library library;
    library.add(Function{"calendar.add_days", add_days}).value();
    library.add(Function{"council.answer", [](const List&) { return Value(42); }}).value();
    library
        .add(Function{"echo", [](const List& all) { return all.empty() ? Value() : all.front(); }})
        .value();
    library.add(Word{"letter", Shape::named_or_fields}).value();
    library.add(Word{"hold", Shape::named}).value();
    library.add(Word{"record", Shape::fields}).value();
    library.add(Word{"working_days", Shape::counted}).value();
    library.add(Word{"any_open", Shape::bare}).value();
    return library;
}

}  // namespace

Limits patient_limits() {
    Limits limits;
    limits.wall = std::chrono::seconds(20);
    return limits;
}

const Library& testing_library() {
    static const Library library = make_library();
    return library;
}

Outcome run_text(std::string_view source) {
    const auto chunk = compile("test.lua", source);
    if (!chunk) {
        Outcome outcome;
        outcome.ending = Ending::source_refused;
        outcome.error = chunk.error().reason;
        return outcome;
    }
    return run(*chunk, testing_library(), patient_limits());
}

std::string failure_of(std::string_view source) {
    return run_text(source).error;
}

Chunk compiled(std::string_view source) {
    return compile("test.lua", source).value();
}

}  // namespace moothall::scripting
