#include <moothall/service/plugin.h>

#include "account_panel.h"
#include "functions.h"
#include "registers.h"

namespace revenues {

/// Council tax: its registers, its calculators and what stands beside its cases.
class Revenues final : public moothall::Plugin {
public:
    void attach(moothall::Host& host) override {
        for (moothall::RegisterDeclaration& declaration : registers()) {
            host.add_register(std::move(declaration));
        }
        for (moothall::FunctionDeclaration& function : functions()) {
            host.add_function(std::move(function));
        }
        host.add_panel(
            {"revenues.account", "Council tax account", moothall::Slot::case_side, account_panel});
    }
};

}  // namespace revenues

MOOTHALL_PLUGIN(revenues::Revenues)
