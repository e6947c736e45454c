#include <boost/json/basic_parser_impl.hpp>
#include <optional>
#include <vector>

#include "json/json.h"

namespace moothall::json {
namespace {

/// Builds a value from what Boost's parser finds. Where it stops the parser, `refused` says why.
class Builder {
public:
    static constexpr std::size_t max_array_size = size_max;
    static constexpr std::size_t max_object_size = size_max;
    static constexpr std::size_t max_string_size = size_max;
    static constexpr std::size_t max_key_size = size_max;

    using Error = boost::json::error_code;
    using Text = boost::json::string_view;

    Value take() { return std::move(result_); }
    const std::string& refused() const { return refused_; }

    bool on_document_begin(Error&) { return true; }
    bool on_document_end(Error&) { return true; }
    bool on_object_begin(Error&) { return begin(Open{Table{}, {}}); }
    bool on_array_begin(Error&) { return begin(Open{List{}, {}}); }
    bool on_object_end(std::size_t, Error& error) { return end(error); }
    bool on_array_end(std::size_t, Error& error) { return end(error); }

    bool on_key_part(Text part, std::size_t, Error&) { return keep_part(part); }
    bool on_key(Text part, std::size_t, Error& error) {
        keep_part(part);
        Open& open = open_.back();
        open.name = std::move(part_);
        part_.clear();
        if (std::get<Table>(open.held).find(open.name) != nullptr) {
            return stop(error, "A name stands twice in one object: keep one of them.");
        }
        return true;
    }

    bool on_string_part(Text part, std::size_t, Error&) { return keep_part(part); }
    bool on_string(Text part, std::size_t, Error&) {
        keep_part(part);
        std::string text = std::move(part_);
        part_.clear();
        return add(Value(std::move(text)));
    }

    bool on_number_part(Text part, Error&) { return keep_part(part); }
    bool on_int64(std::int64_t number, Text, Error&) {
        part_.clear();
        return add(Value(number));
    }
    bool on_uint64(std::uint64_t, Text, Error& error) { return too_large(error); }
    bool on_double(double, Text part, Error& error) {
        keep_part(part);
        std::string text = std::move(part_);
        part_.clear();
        if (text.find_first_of("eE") != std::string::npos) {
            return stop(error, "A number has an exponent: write its digits out.");
        }
        if (text.find('.') != std::string::npos) {
            return add(Value(std::move(text)));
        }
        return text == "-0" ? add(Value(0)) : too_large(error);
    }

    bool on_bool(bool yes, Error&) { return add(Value(yes)); }
    bool on_null(Error&) { return add(Value()); }
    bool on_comment_part(Text, Error&) { return true; }
    bool on_comment(Text, Error&) { return true; }

private:
    /// A list or table whose end has not come yet.
    struct Open {
        std::variant<List, Table> held;
        std::string name;  ///< Of the entry that is being read, in a table.
    };

    bool begin(Open open) {
        open_.push_back(std::move(open));
        return true;
    }

    bool end(Error&) {
        Open closed = std::move(open_.back());
        open_.pop_back();
        if (Table* table = std::get_if<Table>(&closed.held)) {
            return add(Value(std::move(*table)));
        }
        return add(Value(std::move(std::get<List>(closed.held))));
    }

    bool add(Value value) {
        if (open_.empty()) {
            result_ = std::move(value);
            return true;
        }
        Open& open = open_.back();
        if (Table* table = std::get_if<Table>(&open.held)) {
            table->set(std::move(open.name), std::move(value));
        } else {
            std::get<List>(open.held).push_back(std::move(value));
        }
        return true;
    }

    bool keep_part(Text part) {
        part_.append(part.data(), part.size());
        return true;
    }

    bool too_large(Error& error) {
        return stop(error, "A whole number is too large: the largest is 9223372036854775807.");
    }

    bool stop(Error& error, std::string why) {
        refused_ = std::move(why);
        error = boost::json::make_error_code(boost::json::error::syntax);
        return false;
    }

    std::vector<Open> open_;
    std::string part_;
    Value result_;
    std::string refused_;
};

Refusal invalid(std::string reason) {
    return Refusal{RefusalKind::invalid_input, std::move(reason)};
}

std::string sentence(const boost::json::error_code& error, std::size_t at) {
    const std::string where = " (at byte " + std::to_string(at + 1) + ")";
    if (error == boost::json::error::too_deep) {
        return "Lists and tables may lie at most " + std::to_string(depth_max) +
               " deep inside each other: make it flatter" + where + ".";
    }
    if (error == boost::json::error::incomplete) {
        return "The JSON ends too early" + where + ": send all of it.";
    }
    return "This is not JSON" + where + ": check quotes, commas, brackets and that it is UTF-8.";
}

}  // namespace

Result<Value> parse(std::string_view text) {
    if (text.size() > size_max) {
        return invalid("The JSON is larger than " + std::to_string(size_max / 1024 / 1024) +
                       " MiB: send less at once.");
    }
    boost::json::parse_options options;
    options.max_depth = static_cast<std::size_t>(depth_max);
    boost::json::basic_parser<Builder> parser(options);
    boost::json::error_code error;
    const std::size_t read = parser.write_some(false, text.data(), text.size(), error);
    if (!parser.handler().refused().empty()) {
        return invalid(parser.handler().refused());
    }
    if (!error && read < text.size()) {
        error = boost::json::make_error_code(boost::json::error::extra_data);
    }
    if (error) {
        return invalid(sentence(error, read));
    }
    return parser.handler().take();
}

}  // namespace moothall::json
