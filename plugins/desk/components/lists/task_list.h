#pragma once

#include <optional>
#include <string>
#include <vector>

#include "components/content/tag.h"
#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// One thing to do; without an address it cannot be begun.
struct Task {
    Content title;
    std::string href = {};
    Content hint = {};
    std::optional<Tag> tag = {};
    Content status = {};  ///< Instead of a tag.
    std::string title_classes = {};
    std::string status_classes = {};
    std::string classes = {};
};

/// What is to be done, and how far each is.
struct TaskList {
    std::vector<Task> tasks;
    std::string id_prefix = "task-list";
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const TaskList& list);

}  // namespace desk
