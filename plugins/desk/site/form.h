#pragma once

#include <moothall/service/result.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace desk {

/// A file that was chosen in a form.
struct SentFile {
    std::string field;
    std::string name;        ///< As the browser gives it.
    std::string_view bytes;  ///< Borrowed from the body of the request.
};

/// What was typed into a form, in the order in which it came. A name may come more than once.
class Form {
public:
    /// Reads a body of application/x-www-form-urlencoded.
    /// Refused: invalid_input for a body that is not, or that has more than a thousand fields.
    static moothall::Result<Form> read(std::string_view body);

    /// Reads a body of that Content-Type: multipart/form-data, with its files, or as above.
    /// Requires that `body` outlives the form. Refused: invalid_input.
    static moothall::Result<Form> read_as(std::string_view content_type, std::string_view body);

    /// What was typed first under that name, without blanks around it; empty if nothing was.
    std::string find(std::string_view name) const;
    bool has(std::string_view name) const;
    std::vector<std::string> all(std::string_view name) const;
    void add(std::string name, std::string value);

    const std::vector<std::pair<std::string, std::string>>& entries() const { return entries_; }
    /// Those that were chosen; a field that was left empty has none.
    const std::vector<SentFile>& files() const { return files_; }

private:
    static moothall::Result<Form> read_parts(std::string_view content_type, std::string_view body);

    std::vector<std::pair<std::string, std::string>> entries_;
    std::vector<SentFile> files_;
};

/// "a=1&b=c%20d" of these, for a link to a list.
std::string query_of(const std::vector<std::pair<std::string, std::string>>& entries);

/// One segment of a path or a value of a query, with everything that means something there escaped.
std::string url_part(std::string_view text);

}  // namespace desk
