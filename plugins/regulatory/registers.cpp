#include "registers.h"

namespace regulatory {

std::vector<moothall::RegisterDeclaration> registers() {
    return {{"regulatory.permit_kinds",
             "Kinds of permit",
             "kind",
             {{"kind", "text", "Kind", false},
              {"title", "text", "In words", false},
              {"decision_weeks", "integer", "Weeks in which to decide, from receipt", false},
              {"source", "text", "Source", true}}}};
}

}  // namespace regulatory
