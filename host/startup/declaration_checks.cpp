#include "startup/declaration_checks.h"

#include "deliveries/carriers.h"
#include "functions/signature.h"
#include "registers/registers.h"

namespace moothall::startup {
namespace {

std::filesystem::path beside_program() {
    return std::filesystem::read_symlink("/proc/self/exe").parent_path().parent_path();
}

}  // namespace

plugin_loading::DeclarationChecks declaration_checks() {
    return {[](const FunctionDeclaration& function) -> Result<std::string> {
                const auto signature = functions::parse_signature(function.signature);
                if (!signature) {
                    return signature.error();
                }
                return signature->name;
            },
            [](const RegisterDeclaration& declaration) {
                return registers::check_declaration(declaration);
            },
            deliveries::check_kind};
}

std::filesystem::path template_beside_program() {
    const auto installed = beside_program() / "share" / "moothall" / "template";
    return std::filesystem::exists(installed) ? installed
                                              : std::filesystem::path(MOOTHALL_TEMPLATE_IN_SOURCE);
}

std::filesystem::path plugins_beside_program() {
    return beside_program() / "lib" / "moothall";
}

}  // namespace moothall::startup
