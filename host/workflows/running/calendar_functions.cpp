#include "workflows/running/calendar_functions.h"

#include <limits>
#include <string>

#include "calendar/counting.h"

namespace moothall::workflows {
namespace {

using calendar::Calendars;

Refusal wrong(std::string_view name, std::string_view wanted) {
    return {RefusalKind::invalid_input,
            std::string(name) + " must be " + std::string(wanted) + "."};
}

/// The arguments of one call, taken out one by one. The first that is wrong is remembered.
class Arguments {
public:
    explicit Arguments(const List& list) : list_(list) {}

    Date date(std::size_t place, std::string_view name) {
        const std::string* text = at(place).as_text();
        const auto parsed = text == nullptr ? std::nullopt : parse_date(*text);
        return take(parsed, name, "a date such as \"2026-05-04\"");
    }

    Instant instant(std::size_t place, std::string_view name) {
        const std::string* text = at(place).as_text();
        const auto parsed = text == nullptr ? std::nullopt : parse_instant(*text);
        return take(parsed, name, "a moment such as \"2026-05-04T09:00:00Z\"");
    }

    std::int64_t integer(std::size_t place, std::string_view name) {
        const std::int64_t* number = at(place).as_integer();
        return take(number == nullptr ? std::nullopt : std::optional(*number), name,
                    "a whole number");
    }

    int count_of_days(std::size_t place, std::string_view name) {
        constexpr std::int64_t days_max = 100'000;
        const std::int64_t days = integer(place, name);
        if (days < -days_max || days > days_max) {
            refuse(wrong(name, "between -100000 and 100000"));
            return 0;
        }
        return static_cast<int>(days);
    }

    calendar::Calendar calendar(std::size_t place) {
        if (at(place).is_nil()) {
            return calendar::Calendar::england_and_wales;
        }
        const std::string* text = at(place).as_text();
        const auto named = calendar::calendar_named(text == nullptr ? "" : *text);
        if (!named) {
            refuse(named.error());
            return calendar::Calendar::england_and_wales;
        }
        return *named;
    }

    const Table* table(std::size_t place) const { return at(place).as_table(); }

    void no_more_than(std::size_t count) {
        if (list_.size() > count) {
            refuse({RefusalKind::invalid_input,
                    "This takes at most " + std::to_string(count) + " arguments."});
        }
    }

    void refuse(Refusal refusal) {
        if (!refused_) {
            refused_ = std::move(refusal);
        }
    }

    const std::optional<Refusal>& refused() const { return refused_; }

private:
    const Value& at(std::size_t place) const {
        static const Value nothing;
        return place < list_.size() ? list_[place] : nothing;
    }

    template <class T>
    T take(const std::optional<T>& value, std::string_view name, std::string_view wanted) {
        if (!value) {
            refuse(wrong(name, wanted));
            return T{};
        }
        return *value;
    }

    const List& list_;
    std::optional<Refusal> refused_;
};

template <class T>
Result<Value> value_of(const Result<T>& result) {
    if (!result) {
        return result.error();
    }
    return Value(*result);
}

Result<Value> add_working_days(const Calendars& calendars, const List& list, int sign) {
    Arguments arguments(list);
    const Date from = arguments.date(0, "date");
    const int days = arguments.count_of_days(1, "n");
    const auto calendar = arguments.calendar(2);
    arguments.no_more_than(3);
    if (arguments.refused()) {
        return *arguments.refused();
    }
    return value_of(calendars.add_working_days(from, sign * days, calendar));
}

Result<Value> is_working_day(const Calendars& calendars, const List& list) {
    Arguments arguments(list);
    const Date day = arguments.date(0, "date");
    const auto calendar = arguments.calendar(1);
    arguments.no_more_than(2);
    if (arguments.refused()) {
        return *arguments.refused();
    }
    return value_of(calendars.is_working_day(day, calendar));
}

Result<Value> working_days_between(const Calendars& calendars, const List& list) {
    Arguments arguments(list);
    const Date from = arguments.date(0, "from");
    const Date to = arguments.date(1, "to");
    const auto calendar = arguments.calendar(2);
    arguments.no_more_than(3);
    if (arguments.refused()) {
        return *arguments.refused();
    }
    return value_of(calendars.working_days_between(from, to, calendar));
}

template <class From, class Add>
Result<Value> add(const List& list, From from, std::string_view unit, Add add_to) {
    Arguments arguments(list);
    const auto start = from(arguments);
    const std::int64_t count = arguments.integer(1, unit);
    arguments.no_more_than(2);
    if (arguments.refused()) {
        return *arguments.refused();
    }
    return value_of(add_to(start, count));
}

/// `calendar.last_day { from = date, days = n, counting = "from_that_day" }`.
Result<Value> last_day(const List& list) {
    Arguments arguments(list);
    const Table* asked = arguments.table(0);
    if (asked == nullptr || list.size() != 1) {
        return Refusal{RefusalKind::invalid_input,
                       "calendar.last_day takes one table: { from = date, days = n, counting = "
                       "\"after_that_day\" or \"from_that_day\" }."};
    }
    for (const auto& [name, value] : asked->entries()) {
        if (name != "from" && name != "days" && name != "counting") {
            return Refusal{RefusalKind::invalid_input,
                           "calendar.last_day knows from, days and counting, not '" + name + "'."};
        }
    }
    const auto field = [&](std::string_view name) {
        const Value* value = asked->find(name);
        return value == nullptr ? Value() : *value;
    };
    const List named{field("from"), field("days")};
    Arguments values(named);
    const Date from = values.date(0, "from");
    const std::int64_t days = values.integer(1, "days");
    if (values.refused()) {
        return *values.refused();
    }
    const Value counting_name = field("counting");
    auto counting = Result<Counting>(Counting::after_that_day);
    if (!counting_name.is_nil()) {
        counting = calendar::counting_named(
            counting_name.as_text() == nullptr ? "" : *counting_name.as_text());
    }
    if (!counting) {
        return counting.error();
    }
    return value_of(calendar::last_day(from, days, *counting));
}

}  // namespace

std::vector<scripting::Function> calendar_functions(const Calendars& calendars) {
    const auto date = [](Arguments& arguments) { return arguments.date(0, "date"); };
    const auto instant = [](Arguments& arguments) { return arguments.instant(0, "instant"); };
    return {
        {"calendar.add_working_days",
         [&calendars](const List& list) { return add_working_days(calendars, list, 1); }},
        {"calendar.subtract_working_days",
         [&calendars](const List& list) { return add_working_days(calendars, list, -1); }},
        {"calendar.is_working_day",
         [&calendars](const List& list) { return is_working_day(calendars, list); }},
        {"calendar.working_days_between",
         [&calendars](const List& list) { return working_days_between(calendars, list); }},
        {"calendar.add_days",
         [date](const List& list) {
             return add(list, date, "n",
                        [](Date from, std::int64_t n) { return calendar::add_days(from, n); });
         }},
        {"calendar.add_months",
         [date](const List& list) {
             return add(list, date, "n",
                        [](Date from, std::int64_t n) { return calendar::add_months(from, n); });
         }},
        {"calendar.add_hours",
         [instant](const List& list) {
             return add(list, instant, "n",
                        [](Instant from, std::int64_t n) { return calendar::add_hours(from, n); });
         }},
        {"calendar.last_day", [](const List& list) { return last_day(list); }},
    };
}

const std::vector<std::string>& calendar_function_names() {
    static const std::vector<std::string> names = [] {
        const Calendars any;
        std::vector<std::string> all;
        for (const scripting::Function& function : calendar_functions(any)) {
            all.push_back(function.name);
        }
        return all;
    }();
    return names;
}

}  // namespace moothall::workflows
