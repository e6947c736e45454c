#include "pages/cases/documents.h"

#include "components/content/error_summary.h"
#include "components/content/passages.h"
#include "components/forms/button.h"
#include "components/forms/file_upload.h"
#include "components/forms/input.h"
#include "components/lists/table.h"
#include "components/render.h"
#include "components/work/section.h"
#include "html/element.h"
#include "pages/cases/case_frame.h"
#include "site/parts.h"
#include "words/documents.h"
#include "words/moments.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::Result;

constexpr std::size_t document_most = 25'000'000;  // Bytes.
constexpr int documents_shown = 200;

std::vector<Cell> row_of(const Visit& visit, const Record& document) {
    const std::string title = title_of(document, "title", "file");
    const std::string file = document.text_or_empty("file");
    const auto added = visit.local(document.instant("added_at"));
    Html shown = link_to("/documents/" + url_part(document.text("id")), title);
    if (!file.empty() && file != title) {
        shown = joined(shown, element("span", of_class("mh-work__note"), file));
    }
    return {{.content = shown},
            {.content = kind_in_words(document.text_or_empty("media_type"))},
            {.content = size_in_words(document.integer("size")), .format = "numeric"},
            {.content = joined(in_words(added),
                               element("span", of_class("mh-work__note"),
                                       title_of(document, "added_by_name", "added_by")))}};
}

Html list_of(const Visit& visit, const CaseFile& file) {
    const Record answer = visit.ask_for_part(
        "case.documents",
        Record{}.set("reference", file.reference()).set("limit", documents_shown));
    if (answer.has("refused")) {
        return not_available(answer.text("refused"));
    }
    const moothall::List& documents = items_of(answer);
    if (documents.empty()) {
        return render(InsetText{.content = "This case has no documents yet."});
    }
    Table table{.head = {{.content = "Document"},
                         {.content = "Kind"},
                         {.content = "Size", .format = "numeric"},
                         {.content = "Added"}},
                .rows = {},
                .first_cell_is_header = true};
    for (const moothall::Value& one : documents) {
        table.rows.push_back(row_of(visit, *one.as_table()));
    }
    return render(Section{.id = "documents",
                          .title = "Documents",
                          .content = wide_table("Documents of the case", render(table))});
}

Html form_of(const Visit& visit, const CaseFile& file, const std::string& problem) {
    const auto error =
        problem.empty() ? std::nullopt : std::optional(ErrorMessage{.content = problem});
    const Html fields = joined(
        render(FileUpload{.name = "file",
                          .label = {.content = "Files"},
                          .hint = Hint{.content = "One or several, each at most 25 MB"},
                          .error = error,
                          .multiple = true,
                          .is_drop_zone = true}),
        render(Input{.name = "title",
                     .label = {.content = "Title (optional)"},
                     .hint = Hint{.content = "For example: tenancy agreement. Left empty, the "
                                             "title is the name of the file."},
                     .value = visit.form().find("title"),
                     .classes = "govuk-input--width-30"}),
        element("div", of_class("govuk-button-group"),
                render(Button{.content = "Add to the case", .prevent_double_click = true}),
                link_to(file.address(), "Cancel")));
    return render(
        Section{.id = "add",
                .title = "Add documents",
                .content = form_with_files_to(visit, file.address() + "/documents", fields),
                .is_next = true});
}

Outcome refused(const Visit& visit, const CaseFile& file, const std::string& problem) {
    const ErrorSummary summary{.errors = {{.content = problem, .href = "#file"}}};
    return Outcome(refused_case_view(
        visit, file, joined(render(summary), list_of(visit, file), form_of(visit, file, problem))));
}

/// What is wrong with what was sent, in one sentence; empty if nothing is.
std::string problem_with(const std::vector<SentFile>& files) {
    if (files.empty()) {
        return "Choose a file.";
    }
    for (const SentFile& one : files) {
        if (one.bytes.empty()) {
            return one.name + " is empty. Choose another file.";
        }
        if (one.bytes.size() > document_most) {
            return one.name + " is " + size_in_words(static_cast<std::int64_t>(one.bytes.size())) +
                   ". A file has at most 25 MB: choose a smaller one.";
        }
    }
    return {};
}

Record arguments_of(const CaseFile& file, const SentFile& sent, const std::string& title,
                    bool is_one_of_several) {
    return Record{}
        .set("reference", file.reference())
        .set("file", sent.name.empty() ? "document" : sent.name)
        .set("bytes", std::string(sent.bytes))
        .set_unless_empty("title",
                          title.empty() || !is_one_of_several ? title : title + " – " + sent.name);
}

/// By which a file is known when a form is sent again, with others of its files kept already.
std::string mark_of(const SentFile& sent, std::size_t place) {
    return std::to_string(place) + "/" + std::to_string(sent.bytes.size()) + "/" +
           url_part(sent.name.substr(0, 40));
}

}  // namespace

Result<Outcome> case_documents(const Visit& visit) {
    const auto file = case_file_of(visit, "/documents");
    if (!file) {
        return file.error();
    }
    return Outcome(
        case_view(visit, *file, joined(list_of(visit, *file), form_of(visit, *file, ""))));
}

Result<Outcome> add_documents(const Visit& visit) {
    const auto file = case_file_of(visit, "/documents");
    if (!file) {
        return file.error();
    }
    const std::vector<SentFile>& files = visit.form().files();
    if (const std::string problem = problem_with(files); !problem.empty()) {
        return refused(visit, *file, problem);
    }
    const std::string title = visit.form().find("title");
    for (std::size_t at = 0; at < files.size(); ++at) {
        const auto added =
            visit.command_besides(mark_of(files[at], at), "case.document",
                                  arguments_of(*file, files[at], title, files.size() > 1));
        if (!added) {
            const std::string before =
                at == 0 ? std::string()
                        : counted(static_cast<std::int64_t>(at), "file is", "files are") +
                              " on the case. ";
            return refused(visit, *file,
                           before + files[at].name + " is not: " + added.error().reason);
        }
    }
    return Outcome(Redirect{file->address() +
                            "/documents?done=" + (files.size() == 1 ? "document" : "documents")});
}

Result<Outcome> download_document(const Visit& visit) {
    const auto answer =
        visit.ask("document.show", Record{}.set("id", visit.part("id")).set("content", true));
    if (!answer) {
        return answer.error();
    }
    const Record& document = *answer->as_table();
    const std::string file = document.text_or_empty("file");
    return Outcome(Download{.media_type = document.text_or_empty("media_type"),
                            .file_name = file.empty() ? "document" : file,
                            .bytes = document.text("content")});
}

}  // namespace desk
