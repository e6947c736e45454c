#include "testing/odd_arguments.h"

#include <algorithm>
#include <limits>

namespace moothall::testing {
namespace {

using functions::Field;
using functions::Type;
using functions::TypeKind;

constexpr std::size_t long_text = 2000;

/// Steps through what there is, in another order for each place that asks.
class Choosing {
public:
    explicit Choosing(int round) : next_(static_cast<std::size_t>(round)) {}

    template <class T>
    const T& of(const std::vector<T>& all) {
        next_ = next_ * 31 + 7;
        return all.at(next_ / 3 % all.size());
    }

private:
    std::size_t next_;
};

Value odd_value(const Type& type, Choosing& choosing);

Table odd_record(const std::vector<Field>& fields, Choosing& choosing) {
    Table table;
    for (const Field& field : fields) {
        if (field.optional && choosing.of<char>({0, 1, 1}) == 0) {
            continue;
        }
        table.set(field.name, odd_value(field.type, choosing));
    }
    return table;
}

std::int64_t odd_number(const Type& type, Choosing& choosing) {
    // What a case could hold at most: money is counted in pence, and no council has ten billion
    // pounds.
    constexpr std::int64_t most = 1'000'000'000'000;
    const std::int64_t number =
        choosing.of<std::int64_t>({0, 1, -1, 2, 3, 7, 99, 12345, most, -most});
    return std::clamp(number, type.least.value_or(std::numeric_limits<std::int64_t>::min()),
                      type.most.value_or(std::numeric_limits<std::int64_t>::max()));
}

Value odd_list(const Type& element, Choosing& choosing) {
    List list;
    for (int left = choosing.of<int>({0, 1, 3}); left > 0; --left) {
        list.push_back(odd_value(element, choosing));
    }
    return list;
}

Value odd_value(const Type& type, Choosing& choosing) {
    switch (type.kind) {
        case TypeKind::integer:
        case TypeKind::money:
        case TypeKind::number:
            return odd_number(type, choosing);
        case TypeKind::yes_no:
            return choosing.of<char>({0, 1}) == 1;
        case TypeKind::date:
            return choosing.of<std::string>({"2026-04-01", "2024-02-29", "2026-03-31", "2025-10-26",
                                             "1993-04-01", "0001-01-01", "9999-12-31"});
        case TypeKind::instant:
            return choosing.of<std::string>(
                {"2026-03-29T00:59:59Z", "2025-10-26T00:30:00Z", "1970-01-01T00:00:00Z"});
        case TypeKind::choice:
            return choosing.of(type.choices);
        case TypeKind::list:
            return odd_list(type.element.front(), choosing);
        case TypeKind::record:
            return odd_record(type.fields, choosing);
        case TypeKind::line:
            return line("Odd", Pence{choosing.of<std::int64_t>({0, -1, 12345})});
        default:  // Texts, and what only operations take.
            break;
    }
    return choosing.of<std::string>({"", " ", "A", "D", "ashcombe", "100012345678", "Ŵyn & Sons",
                                     "'; --", std::string(long_text, 'x')});
}

}  // namespace

Table odd_arguments(const functions::Signature& signature, int round) {
    Choosing choosing(round);
    return odd_record(signature.arguments, choosing);
}

Table odd_fields(int round) {
    Choosing choosing(round);
    Table fields;
    for (const char* const name : {"account", "property", "plot", "place", "name", "on"}) {
        if (round > 0) {
            fields.set(name, odd_value({TypeKind::text, {}, {}, {}, {}, {}}, choosing));
        }
    }
    return fields;
}

}  // namespace moothall::testing
