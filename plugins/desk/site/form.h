#pragma once

#include <moothall/service/result.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace desk {

/// What was typed into a form, in the order in which it came. A name may come more than once.
class Form {
public:
    /// Reads a body of application/x-www-form-urlencoded.
    /// Refused: invalid_input for a body that is not, or that has more than a thousand fields.
    static moothall::Result<Form> read(std::string_view body);

    /// What was typed first under that name, without blanks around it; empty if nothing was.
    std::string find(std::string_view name) const;
    bool has(std::string_view name) const;
    std::vector<std::string> all(std::string_view name) const;
    void add(std::string name, std::string value);

    const std::vector<std::pair<std::string, std::string>>& entries() const { return entries_; }

private:
    std::vector<std::pair<std::string, std::string>> entries_;
};

/// "a=1&b=c%20d" of these, for a link to a list.
std::string query_of(const std::vector<std::pair<std::string, std::string>>& entries);

/// One segment of a path or a value of a query, with everything that means something there escaped.
std::string url_part(std::string_view text);

}  // namespace desk
