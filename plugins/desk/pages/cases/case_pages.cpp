#include "pages/cases/action_form.h"
#include "pages/cases/additions.h"
#include "pages/cases/application.h"
#include "pages/cases/documents.h"
#include "pages/cases/overview.h"
#include "pages/cases/start.h"
#include "pages/cases/timeline.h"
#include "pages/pages.h"

namespace desk {

std::vector<PageRoute> case_pages() {
    return {{"GET", "/cases/{reference}", "/", case_overview},
            {"GET", "/cases/{reference}/application", "/", case_application},
            {"GET", "/cases/{reference}/history", "/", case_history},
            {"GET", "/cases/{reference}/actions/{action}", "/", show_action},
            {"POST", "/cases/{reference}/actions/{action}", "/", take_action},
            {"GET", "/cases/{reference}/note", "/", show_note},
            {"POST", "/cases/{reference}/note", "/", add_note},
            {"GET", "/cases/{reference}/bring-forward", "/", show_bring_forward},
            {"POST", "/cases/{reference}/bring-forward", "/", bring_forward},
            {"GET", "/cases/{reference}/owner", "/", show_owner},
            {"POST", "/cases/{reference}/owner", "/", change_owner},
            {"GET", "/cases/{reference}/documents", "/", case_documents},
            {"POST", "/cases/{reference}/documents", "/", add_documents, documents_most},
            {"GET", "/documents/{id}", "/", download_document},
            {"GET", "/cases/{reference}/tasks", "/", case_tasks},
            {"POST", "/cases/{reference}/tasks", "/", add_task},
            {"GET", "/cases/{reference}/linked", "/", linked_cases},
            {"POST", "/cases/{reference}/linked", "/", link_case},
            {"GET", "/start", "", choose_case_type},
            {"GET", "/start/{type}", "", show_new_case},
            {"POST", "/start/{type}", "", open_case}};
}

}  // namespace desk
