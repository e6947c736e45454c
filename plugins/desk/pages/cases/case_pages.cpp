#include "pages/cases/action_form.h"
#include "pages/cases/additions.h"
#include "pages/cases/application.h"
#include "pages/cases/documents.h"
#include "pages/cases/overview.h"
#include "pages/cases/start.h"
#include "pages/cases/timeline.h"
#include "pages/cases/undoing.h"
#include "pages/pages.h"

namespace desk {

std::vector<PageRoute> case_pages() {
    return {{"GET", "/cases/{reference}", "/", case_overview},
            {"GET", "/cases/{reference}/application", "/", case_application},
            {"GET", "/cases/{reference}/history", "/", case_history},
            keeping({"GET", "/cases/{reference}/actions/{action}", "/", show_action}),
            keeping({"POST", "/cases/{reference}/actions/{action}", "/", take_action}),
            keeping({"GET", "/cases/{reference}/note", "/", show_note}),
            keeping({"POST", "/cases/{reference}/note", "/", add_note}),
            keeping({"GET", "/cases/{reference}/message", "/", show_message}),
            keeping({"POST", "/cases/{reference}/message", "/", add_message}),
            keeping({"GET", "/cases/{reference}/hand-back", "/", show_hand_back}),
            keeping({"POST", "/cases/{reference}/hand-back", "/", take_hand_back}),
            keeping({"GET", "/cases/{reference}/bring-forward", "/", show_bring_forward}),
            keeping({"POST", "/cases/{reference}/bring-forward", "/", bring_forward}),
            keeping({"GET", "/cases/{reference}/tasks", "/", case_tasks}),
            keeping({"POST", "/cases/{reference}/tasks", "/", add_task}),
            keeping({"GET", "/cases/{reference}/linked", "/", linked_cases}),
            keeping({"POST", "/cases/{reference}/linked", "/", link_case}),
            keeping({"GET", "/cases/{reference}/owner", "/", show_owner}),
            keeping({"POST", "/cases/{reference}/owner", "/", change_owner}),
            {"POST", "/cases/{reference}/undo", "/", undo_last},
            {"GET", "/cases/{reference}/documents", "/", case_documents},
            {"POST", "/cases/{reference}/documents", "/", add_documents, documents_most},
            {"GET", "/documents/{id}", "/", download_document},
            {"GET", "/start", "", choose_case_type},
            keeping({"GET", "/start/{type}", "", show_new_case}),
            keeping({"POST", "/start/{type}", "", open_case})};
}

}  // namespace desk
