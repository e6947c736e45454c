#include <moothall/service/plugin.h>

#include "registers.h"

namespace regulatory {

/// Permits and licences: their registers. What is done with them stands in the workflows.
class Regulatory final : public moothall::Plugin {
public:
    void attach(moothall::Host& host) override {
        for (moothall::RegisterDeclaration& declaration : registers()) {
            host.add_register(std::move(declaration));
        }
    }
};

}  // namespace regulatory

MOOTHALL_PLUGIN(regulatory::Regulatory)
