// Taking words away for good.
#include <algorithm>
#include <charconv>
#include <set>

#include "cases/find_case.h"
#include "documents/document_fold.h"
#include "journal/chains/proof.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "registers/registers.h"
#include "words/blank.h"

namespace moothall::operations {
namespace {

constexpr std::size_t page = 200;
constexpr std::size_t reason_max = 1000;

/// A stream by its own name, or that of a case by its reference.
Result<std::string> stream_named(store::Reader& reader, const std::string& typed) {
    if (typed.find('/') != std::string::npos && reader.head(typed)) {
        return typed;
    }
    const auto record = cases::find_case(reader, typed);
    if (!record) {
        return Refusal{RefusalKind::not_found,
                       "There is no case and no stream '" + typed.substr(0, 60) +
                           "'. Give a reference, or a stream such as customer/ID."};
    }
    return record->stream();
}

/// "3,4" as numbers.
Result<std::vector<std::int64_t>> numbers_in(const std::string& text) {
    std::vector<std::int64_t> numbers;
    for (const std::string& word : names_of(text)) {
        std::int64_t number = 0;
        const char* const end = word.data() + word.size();
        const auto read = std::from_chars(word.data(), end, number);
        if (read.ec != std::errc{} || read.ptr != end) {
            return Refusal{RefusalKind::invalid_input,
                           "'" + word.substr(0, 60) +
                               "' is no number of an event. Give numbers with commas between, "
                               "such as 3,4."};
        }
        numbers.push_back(number);
    }
    if (numbers.empty()) {
        return Refusal{RefusalKind::invalid_input,
                       "Give the numbers of the events to be erased, such as 3,4."};
    }
    return numbers;
}

/// The texts in a value that are long enough to say something.
void gather_words(const Value& value, std::set<std::string>& words) {
    constexpr std::size_t word_min = 4;
    if (const std::string* text = value.as_text(); text != nullptr && text->size() >= word_min) {
        words.insert(*text);
    } else if (const List* list = value.as_list()) {
        for (const Value& one : *list) {
            gather_words(one, words);
        }
    } else if (const Table* table = value.as_table()) {
        for (const auto& [name, one] : table->entries()) {
            if (name != "decision") {  // It repeats what the case held before.
                gather_words(one, words);
            }
        }
    }
}

bool has_one_of(const Value& value, const std::set<std::string>& words) {
    const auto within = [&](const auto& one) { return has_one_of(one, words); };
    if (const std::string* text = value.as_text()) {
        return std::ranges::any_of(
            words, [&](const std::string& word) { return text->find(word) != std::string::npos; });
    }
    if (const List* list = value.as_list()) {
        return std::ranges::any_of(*list, within);
    }
    const Table* table = value.as_table();
    return table != nullptr && std::ranges::any_of(table->entries(), [&](const auto& entry) {
               return within(entry.second);
           });
}

void for_each_event(Council& council, const std::string& stream,
                    const std::function<void(const journal::Event&)>& visit) {
    const auto reader = council.store.read();
    std::int64_t after = 0;
    while (true) {
        const auto events = journal::events_of(*reader, council.folds, stream, after, page);
        std::ranges::for_each(events, visit);
        if (events.size() < page) {
            return;
        }
        after = events.back().number;
    }
}

/// The events of the stream that hold some of the words that are to be erased.
struct SameWords {
    List bodies;  ///< Of others: a decision, for instance, holds what the case held at that time.
    List facts;   ///< Where they stay, for facts are never erased.
};

SameWords events_with_the_same_words(Council& council, const journal::Erasure& erasure) {
    const auto is_erased_now = [&](const journal::Event& event) {
        return std::ranges::find(erasure.numbers, event.number) != erasure.numbers.end();
    };
    std::set<std::string> words;
    for_each_event(council, erasure.stream, [&](const journal::Event& event) {
        if (is_erased_now(event)) {
            gather_words(event.body, words);
        }
    });
    SameWords found;
    for_each_event(council, erasure.stream, [&](const journal::Event& event) {
        if (!is_erased_now(event) && has_one_of(event.body, words)) {
            found.bodies.emplace_back(event.number);
        }
        if (has_one_of(event.facts, words)) {
            found.facts.emplace_back(event.number);
        }
    });
    return found;
}

/// Rows of a register that is not about people last: cases were decided by them.
Result<Done> may_go(const registers::Registers& registers, std::string_view stream) {
    constexpr std::string_view prefix = "register/";
    if (!stream.starts_with(prefix)) {
        return Done{};
    }
    stream.remove_prefix(prefix.size());
    const auto declaration = registers.named(stream.substr(0, stream.find('/')));
    if (!declaration) {
        return declaration.error();
    }
    if (!(*declaration)->personal) {
        return Refusal{RefusalKind::not_available,
                       "Nothing of the register " + (*declaration)->name +
                           " can be erased: it is not about people, and cases were decided by it."};
    }
    return Done{};
}

/// Without their words an officer can do nothing more: that is for administrators to decide, each
/// for others only.
Result<Done> may_erase(const identity::Actor& actor, std::string_view stream) {
    if (!stream.starts_with("officer/")) {
        return Done{};
    }
    if (stream == actor.id) {
        return Refusal{RefusalKind::not_permitted,
                       "Nobody erases the record of themselves: ask another administrator."};
    }
    return access::may(actor, access::Deed::administer);
}

Result<journal::Erasure> erasure_asked(Council& council, const Table& arguments) {
    auto numbers = numbers_in(arguments.text("events"));
    if (!numbers) {
        return numbers.error();
    }
    const std::string& reason = arguments.text("reason");
    if (words::is_blank(reason) || reason.size() > reason_max) {
        return Refusal{RefusalKind::invalid_input,
                       "Erasing needs a reason of at most 1,000 letters: who asked for it, and "
                       "when."};
    }
    auto stream = stream_named(*council.store.read(), arguments.text("stream"));
    if (!stream) {
        return stream.error();
    }
    return journal::Erasure{*std::move(stream), *std::move(numbers), reason};
}

/// Whether all that an erasure asks for has been erased, now or before.
bool is_all_erased(Council& council, const journal::Erasure& erasure) {
    const auto reader = council.store.read();
    return std::ranges::all_of(erasure.numbers, [&](std::int64_t number) {
        const auto rows = number < 1 ? std::vector<store::EventRow>()
                                     : reader->events(erasure.stream, number - 1, 1);
        return !rows.empty() && !rows.front().body;
    });
}

Result<Value> erase(Council& council, const Caller& caller, const Table& arguments) {
    const auto erasure = erasure_asked(council, arguments);
    if (!erasure) {
        return erasure.error();
    }
    if (const auto checked = may_erase(caller.actor, erasure->stream); !checked) {
        return checked.error();
    }
    if (const auto checked = may_go(council.registers, erasure->stream); !checked) {
        return checked.error();
    }
    const auto papers =
        documents::named_by(*council.store.read(), erasure->stream, erasure->numbers);
    SameWords same_words = events_with_the_same_words(council, *erasure);
    const auto erased =
        council.journal.erase(*erasure, cause_of(council, caller, council.clock.now()));
    for (const std::string& address : erased ? papers : std::vector<std::string>()) {
        council.documents.remove(address);
    }
    if (erased || is_all_erased(council, *erasure)) {  // The files may not have been cleared then.
        council.store.purge();
    }
    if (!erased) {
        return erased.error();
    }
    const auto after = council.store.read();
    const std::int64_t number = erased->events.front().number;
    const auto noted = journal::events_of(*after, council.folds, erasure->stream, number - 1, 1);
    const auto proof = journal::prove(*after, erasure->stream);
    if (!proof) {
        return proof.error();
    }
    return Value(Table{}
                     .set("event", event_answer(noted.front()))
                     .set("documents", static_cast<std::int64_t>(papers.size()))
                     .set("same_words_in", std::move(same_words.bodies))
                     .set("same_words_stay_in", std::move(same_words.facts))
                     .set("proof", *proof));
}

}  // namespace

std::vector<Operation> erasing_operations() {
    return {
        {"journal.erase",
         "journal.erase { stream: text, events: text, reason: text } -> { event: event, documents: "
         "integer, same_words_in: [integer] (Other events that hold some of the words.), "
         "same_words_stay_in: [integer] (Those that hold them for good.), proof: proof }",
         "Takes the words of some events of a stream or a case away for good; their numbers are "
         "given with commas between.",
         access::Deed::erase,
         {{"stream"}},
         erase},
    };
}

}  // namespace moothall::operations
