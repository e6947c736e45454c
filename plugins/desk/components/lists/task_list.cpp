#include "components/lists/task_list.h"

#include "html/words.h"

namespace desk {

namespace {

void write_name(Writer& out, const Task& task, const std::string& hint_id,
                const std::string& status_id) {
    out.markup("<div class=\"govuk-task-list__name-and-hint\">");
    if (task.href.empty()) {
        out.markup("<div").attribute_unless_empty("class", task.title_classes).markup(">");
        out.content(task.title).markup("</div>");
    } else {
        out.markup("<a").classes({"govuk-link govuk-task-list__link", task.title_classes});
        out.attribute("href", task.href);
        out.attribute("aria-describedby", words_and(task.hint.empty() ? "" : hint_id, status_id));
        out.markup(">").content(task.title).markup("</a>");
    }
    if (!task.hint.empty()) {
        out.markup("<div").attribute("id", hint_id).markup(" class=\"govuk-task-list__hint\">");
        out.content(task.hint).markup("</div>");
    }
    out.markup("</div>");
}

void write_task(Writer& out, const Task& task, const std::string& id) {
    const std::string status_id = id + "-status";
    out.markup("<li");
    out.classes({"govuk-task-list__item",
                 task.href.empty() ? "" : "govuk-task-list__item--with-link", task.classes});
    out.markup(">");
    write_name(out, task, id + "-hint", status_id);
    out.markup("<div").classes({"govuk-task-list__status", task.status_classes});
    out.attribute("id", status_id).markup(">");
    if (task.tag) {
        write(out, *task.tag);
    } else {
        out.content(task.status);
    }
    out.markup("</div></li>");
}

}  // namespace

void write(Writer& out, const TaskList& list) {
    out.markup("<ul").classes({"govuk-task-list", list.classes}).attributes(list.attributes);
    out.markup(">");
    std::size_t place = 0;
    for (const Task& task : list.tasks) {
        write_task(out, task, list.id_prefix + "-" + std::to_string(++place));
    }
    out.markup("</ul>");
}

}  // namespace desk
