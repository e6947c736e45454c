#include "workflows/definitions/definition_reader.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "workflows/definitions/chosen_state.h"
#include "workflows/definitions/definition_reader_scope.h"
#include "workflows/definitions/markers.h"
#include "workflows/modules/behaviours.h"

namespace moothall::workflows {
namespace {

const std::vector<std::string> complexities = {"straightforward", "less straightforward",
                                               "moderately complex", "complex"};
const std::vector<std::string> calendars = {"england_and_wales", "any_part_of_uk", "election"};

/// The entry's table, or null, noted, if it is something else.
const Table* entry_table(ReadingOfDefinition& reading, const Value& value, const std::string& where,
                         const std::string& subject) {
    if (value.as_table() != nullptr && !word_of(value) && !function_of(value)) {
        return value.as_table();
    }
    // An empty table may come as an empty list: Lua knows no difference.
    static const Table empty;
    if (value.as_list() != nullptr && value.as_list()->empty()) {
        return &empty;
    }
    reading.error(where, subject + " must be a table, but is " + described(value) + ".");
    return nullptr;
}

class DefinitionReader {
    using ReadEntry = void (DefinitionReader::*)(const std::string& name, const Value& value);

public:
    DefinitionReader(const SourcePlaces& source, const ModulePlaces& modules)
        : reading_{source, {}}, modules_(modules) {}

    ReadDefinition read(const Value& returned) {
        const auto word = word_of(returned);
        if (!word || *word != "workflow") {
            refuse(returned);
            return taken();
        }
        const Scope scope(reading_, *returned.as_table(), "", "workflow", *find_word("workflow"));
        read_head(scope);
        read_all(BehaviourList(reading_, modules_).pieces_of(scope));
        for (const SourcePlaces::Repeated& twice : reading_.source.repeated()) {
            reading_.findings.push_back({Severity::error, twice.path, twice.line,
                                         "'" + twice.path.substr(twice.path.rfind('.') + 1) +
                                             "' stands twice in one table (first on line " +
                                             std::to_string(twice.first_line) +
                                             "); only the last would count.",
                                         twice.file});
        }
        return taken();
    }

private:
    ReadDefinition taken() {
        return {std::move(definition_), std::move(reading_.findings), std::move(reading_.source)};
    }

    void refuse(const Value& returned) {
        if (word_of(returned) == std::string_view("module")) {
            reading_.error("",
                           "this is a module, which is checked with the workflows that use it; "
                           "check, test or publish one of those.");
            return;
        }
        const List* list = returned.as_list();
        const bool several = list != nullptr && !list->empty() &&
                             std::all_of(list->begin(), list->end(), [](const Value& one) {
                                 return word_of(one) == std::string_view("workflow");
                             });
        reading_.error("", several ? "several workflows in one file arrive later; return one "
                                     "workflow { … } from each file."
                                   : "the script must return workflow { … }, but returns " +
                                         described(returned) + ".");
    }

    void read_head(const Scope& scope) {
        definition_.name = scope.text("name");
        if (!definition_.name.empty() && !is_dotted_name(definition_.name)) {
            scope.error("name", "the name '" + definition_.name +
                                    "' must be the service, a dot and the case type, in small "
                                    "letters: \"revenues.discount_review\".");
        }
        definition_.title = scope.words("title");
        definition_.complexity = scope.text("complexity");
        if (!definition_.complexity.empty() &&
            std::find(complexities.begin(), complexities.end(), definition_.complexity) ==
                complexities.end()) {
            reading_.error("complexity",
                           unknown_name("complexity", definition_.complexity, complexities));
        }
    }

    /// Section by section, since actions speak of the states of every piece.
    void read_all(const std::vector<Piece>& pieces) {
        constexpr std::pair<std::string_view, ReadEntry> sections[] = {
            {"fields", &DefinitionReader::read_one_field},
            {"reads", &DefinitionReader::read_read},
            {"clocks", &DefinitionReader::read_clock},
            {"holds", &DefinitionReader::read_hold},
            {"states", &DefinitionReader::read_state},
            {"actions", &DefinitionReader::read_action}};
        for (const auto& [section, read] : sections) {
            std::map<std::string, const Piece*> owners;
            for (const Piece& piece : pieces) {
                for (const auto& [name, value] : piece.scope.entries(section)) {
                    const auto [owner, is_new] = owners.try_emplace(name, &piece);
                    if (is_new) {
                        take_over(piece, section, name);
                        (this->*read)(name, *value);
                    } else {
                        note_clash(section, name, *owner->second, piece);
                    }
                }
            }
        }
    }

    void take_over(const Piece& piece, std::string_view section, const std::string& name) {
        if (!piece.origin.empty()) {
            const std::string path = std::string(section) + "." + name;
            reading_.source.stands_at(path, piece.scope.path(path));
            definition_.origins.emplace(path, piece.origin);
        }
    }

    /// "behaviour 'on_hold' of lib.common@1 (lib/common@1.lua:5)".
    std::string place_in(const Piece& piece, const std::string& path) const {
        const std::string whole = piece.scope.path(path);
        const std::string file = reading_.source.file(whole);
        const std::string line = std::to_string(reading_.source.line(whole));
        return (piece.origin.empty() ? "the workflow itself" : piece.scope.subject()) + " (" +
               (file.empty() ? "line " : file + ":") + line + ")";
    }

    void note_clash(std::string_view section, const std::string& name, const Piece& first,
                    const Piece& second) {
        const std::string path = std::string(section) + "." + name;
        const std::string what(section.substr(0, section.size() - 1));
        reading_.error(second.scope.path(path),
                       what + " '" + name + "' stands both in " + place_in(first, path) +
                           " and in " + place_in(second, path) +
                           "; give one of them another name, or leave the behaviour out.");
    }

    void read_one_field(const std::string& name, const Value& value) {
        definition_.fields.push_back(read_field(reading_, name, value, "fields." + name));
    }

    void read_read(const std::string& name, const Value& value) {
        const std::string where = "reads." + name;
        check_plain_name(reading_, "read", name, where);
        const auto word = word_of(value);
        if (word && arrives_later(*word)) {
            reading_.error(where,
                           "read '" + name + "': '" + std::string(*word) + "' arrives later.");
            return;
        }
        if (word != std::string_view("one_of")) {
            reading_.error(where, "read '" + name +
                                      "' must be one_of { register = \"…\", key = \"…\" }, but "
                                      "is " +
                                      described(value) + ".");
            return;
        }
        const Scope scope(reading_, *value.as_table(), where, "read '" + name + "'",
                          *find_word("one_of"));
        definition_.reads.push_back({name, scope.text("register"), scope.text("key")});
    }

    void read_clock(const std::string& name, const Value& value) {
        const std::string where = "clocks." + name;
        const std::string subject = "clock '" + name + "'";
        check_plain_name(reading_, "clock", name, where);
        const Table* table = entry_table(reading_, value, where, subject);
        if (table == nullptr) {
            return;
        }
        const Scope scope(reading_, *table, where, subject, *find_word("clock"));
        Clock clock;
        clock.rule.name = name;
        clock.rule.lasts = scope.duration("lasts").value_or(clocks::Duration{});
        clock.rule.warns = scope.durations("warns");
        clock.title = scope.words("title");
        clock.starts = clock_names(scope, "starts");
        clock.stops = clock_names(scope, "stops");
        read_counting(scope, clock);
        definition_.clocks.push_back(std::move(clock));
    }

    static std::vector<std::string> clock_names(const Scope& scope, std::string_view key) {
        const Value* value = scope.find(key);
        const Table* table = value == nullptr ? nullptr : value->as_table();
        if (table != nullptr && table->has("end_of")) {
            scope.error(key,
                        "a clock that starts or stops at the end of another ('end_of') "
                        "arrives later.");
            return {};
        }
        return scope.names(key);
    }

    static void read_counting(const Scope& scope, Clock& clock) {
        if (is_second(scope, "counting", {"after_that_day", "from_that_day"})) {
            clock.rule.counting = Counting::from_that_day;
        }
        if (is_second(scope, "last_day", {"as_counted", "next_working_day"})) {
            clock.rule.last_day = clocks::LastDay::next_working_day;
        }
        if (is_second(scope, "restart", {"afresh", "adds_up"})) {
            clock.rule.restart = clocks::Restart::adds_up;
        }
        const std::string name = scope.text("calendar");
        const auto calendar = calendar::calendar_named(name);
        if (calendar) {
            clock.rule.calendar = *calendar;
        } else if (!name.empty()) {
            scope.reading().error(scope.path("calendar"),
                                  unknown_name("calendar", name, calendars));
        }
    }

    /// True for the second of two words; any third is noted. Absent means the first.
    static bool is_second(const Scope& scope, std::string_view key,
                          const std::vector<std::string>& two) {
        const std::string word = scope.text(key);
        if (!word.empty() && word != two[0] && word != two[1]) {
            scope.reading().error(scope.path(key), unknown_name(key, word, two));
        }
        return word == two[1];
    }

    void read_hold(const std::string& name, const Value& value) {
        const std::string where = "holds." + name;
        const std::string subject = "hold '" + name + "'";
        check_plain_name(reading_, "hold", name, where);
        const Table* table = entry_table(reading_, value, where, subject);
        if (table == nullptr) {
            return;
        }
        const Scope scope(reading_, *table, where, subject, *find_word("hold_kind"));
        definition_.holds.push_back({name, scope.words("title"), scope.names("pauses"),
                                     scope.names("silences"), scope.names("blocks"),
                                     scope.duration("lasts")});
    }

    void read_state(const std::string& name, const Value& value) {
        const std::string where = "states." + name;
        const std::string subject = "state '" + name + "'";
        check_plain_name(reading_, "state", name, where);
        const Table* table = entry_table(reading_, value, where, subject);
        if (table == nullptr) {
            return;
        }
        const Scope scope(reading_, *table, where, subject, *find_word("state"));
        State state;
        state.name = name;
        state.line = reading_.source.line(where);
        state.title = scope.words("title");
        state.initial = scope.flag("initial");
        state.final = scope.flag("final");
        state.keep = scope.text("keep");
        state.pauses = scope.names("pauses");
        state.enter = scope.act("enter");
        for (const auto& [timer_name, timer] : scope.entries("timers")) {
            read_timer(state, timer_name, *timer);
        }
        definition_.states.push_back(std::move(state));
    }

    void read_timer(State& state, const std::string& name, const Value& value) {
        const std::string where = "states." + state.name + ".timers." + name;
        const std::string subject = "timer '" + name + "' of state '" + state.name + "'";
        check_plain_name(reading_, "timer", name, where);
        const Table* table = entry_table(reading_, value, where, subject);
        if (table == nullptr) {
            return;
        }
        const Scope scope(reading_, *table, where, subject, *find_word("timer"));
        Timer timer;
        timer.name = name;
        timer.after = scope.duration("after");
        timer.at_end_of = scope.text("at_end_of");
        timer.take = scope.text("take");
        timer.act = scope.act("act");
        timer.reason = scope.text("reason");
        state.timers.push_back(std::move(timer));
    }

    void read_action(const std::string& name, const Value& value) {
        const std::string where = "actions." + name;
        const std::string subject = "action '" + name + "'";
        check_plain_name(reading_, "action", name, where);
        const Table* table = entry_table(reading_, value, where, subject);
        if (table == nullptr) {
            return;
        }
        const Scope scope(reading_, *table, where, subject, *find_word("action"));
        Action action;
        action.name = name;
        action.line = reading_.source.line(where);
        action.title = scope.words("title");
        action.from = from_of(scope);
        read_target(scope, action);
        action.by = scope.has("by") ? scope.names("by") : std::vector<std::string>{"caseworker"};
        action.needs = scope.names("needs");
        if (action.chosen && !action.chosen->field.empty() &&
            std::ranges::find(action.needs, action.chosen->field) == action.needs.end()) {
            action.needs.push_back(action.chosen->field);
        }
        action.guards = scope.functions("when");
        action.act = scope.act("act");
        action.once = scope.flag("once");
        const std::string reason = scope.text("reason");
        action.reason_required = reason == "required";
        if (!reason.empty() && !action.reason_required) {
            reading_.error(scope.path("reason"), unknown_name("reason", reason, {"required"}));
        }
        definition_.actions.push_back(std::move(action));
    }

    std::vector<std::string> from_of(const Scope& scope) const {
        const Value* from = scope.find("from");
        if (from == nullptr || word_of(*from) != std::string_view("any_open")) {
            return scope.names("from");
        }
        std::vector<std::string> open;
        for (const State& state : definition_.states) {
            if (!state.final) {
                open.push_back(state.name);
            }
        }
        return open;
    }

    static void read_target(const Scope& scope, Action& action) {
        const bool stays = scope.flag("stay");
        if (scope.has("to") && scope.find("to")->as_table() != nullptr) {
            action.chosen = read_chosen_state(scope);
        } else {
            action.to = scope.text("to");
        }
        if (stays && scope.has("to")) {
            scope.error("stay", "it has both 'to' and 'stay'; leave one out.");
        } else if (!stays && !scope.has("to")) {
            scope.reading().error(scope.where(), scope.subject() +
                                                     ": say where it leads with to = \"state\", or "
                                                     "stay = true if it moves nothing.");
        }
    }

    ReadingOfDefinition reading_;
    const ModulePlaces& modules_;
    Definition definition_;
};

}  // namespace

ReadDefinition read_definition(const Value& returned, const SourcePlaces& source,
                               const ModulePlaces& modules) {
    return DefinitionReader(source, modules).read(returned);
}

}  // namespace moothall::workflows
