#pragma once

#include <moothall/service/value.h>

#include <cstdint>
#include <string>
#include <vector>

/// The words in which the tests put their questions to the calculators.
namespace asking {

using moothall::List;
using moothall::Table;
using moothall::Value;

inline List texts(const std::vector<std::string>& given) {
    List list;
    for (const std::string& each : given) {
        list.emplace_back(each);
    }
    return list;
}

inline Table exception(const char* class_name, const char* from, const char* to) {
    return Table{}.set("class", class_name).set("from", from).set("to", to);
}

/// What the lines of an answer come to.
inline std::int64_t sum_of_lines(const Table& answer) {
    std::int64_t sum = 0;
    for (const Value& each : answer.list("lines")) {
        sum += each.as_table()->pence("pence").count;
    }
    return sum;
}

inline std::vector<std::string> texts_of_lines(const Table& answer) {
    std::vector<std::string> found;
    for (const Value& each : answer.list("lines")) {
        found.push_back(each.as_table()->text("text"));
    }
    return found;
}

inline std::vector<std::int64_t> pence_of_lines(const Table& answer) {
    std::vector<std::int64_t> found;
    for (const Value& each : answer.list("lines")) {
        found.push_back(each.as_table()->pence("pence").count);
    }
    return found;
}

}  // namespace asking
