#include "site/visit.h"

#include <algorithm>

namespace desk {

moothall::Result<moothall::Value> Visit::ask(std::string_view operation,
                                             const Record& arguments) const {
    return council_.operations.call(session_.caller, operation, arguments, "");
}

Record Visit::ask_for_part(std::string_view operation, const Record& arguments) const {
    const auto answer = ask(operation, arguments);
    if (!answer) {
        return Record{}.set("refused", answer.error().reason);
    }
    const Record* record = answer->as_table();
    return record == nullptr ? Record{} : *record;
}

moothall::Result<moothall::Value> Visit::command(std::string_view operation,
                                                 const Record& arguments) const {
    return command_besides("", operation, arguments);
}

moothall::Result<moothall::Value> Visit::command_besides(std::string_view word,
                                                         std::string_view operation,
                                                         const Record& arguments) const {
    std::string id = form_.find("form_id").substr(0, 100);
    if (!id.empty()) {
        id = "desk/" + session_.caller.id + "/" + id + (word.empty() ? "" : "/");
        id += word;
    }
    return council_.operations.call(session_.caller, operation, arguments, id);
}

bool Visit::has_role(std::string_view role) const {
    return std::ranges::find(session_.caller.roles, role) != session_.caller.roles.end();
}

const std::string& Visit::part(std::string_view name) const {
    return request_.parameters.find(name)->second;
}

std::string Visit::asked(std::string_view name) const {
    return request_.asked(name).value_or("");
}

moothall::channel::WallTime Visit::local(moothall::Instant moment) const {
    return council_.wall_time(moment);
}

}  // namespace desk
