#pragma once

#include <moothall/channel/attaching.h>
#include <moothall/service/plugin.h>

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::plugin_loading {

/// Looks at what a plugin declares. Given by whoever knows signatures and registers.
struct DeclarationChecks {
    /// The name that a signature declares, "waste.bulky_price", or why it cannot be read.
    std::function<Result<std::string>(const FunctionDeclaration&)> function;
    std::function<Result<Done>(const RegisterDeclaration&)> register_;
    std::function<Result<Done>(const std::string& kind)> carrier;
};

/// What a plugin delivers, and how.
struct BroughtCarrier {
    std::string kind;
    std::unique_ptr<channel::Carrier> carrier;
};

/// What one plugin brings.
struct Brought {
    std::vector<FunctionDeclaration> functions;
    std::vector<RegisterDeclaration> registers;
    std::vector<PanelDeclaration> panels;
    std::vector<channel::Route> routes;
    std::vector<std::unique_ptr<channel::Service>> services;
    std::vector<BroughtCarrier> carriers;
    channel::FailurePage failure_page;  ///< Empty: it brings none.
};

/// Stands before one plugin while it attaches, and collects what it declares: all or nothing.
/// Threads: one. Requires that `checks` outlives it.
class Registrations final : public Host, public channel::Attaching {
public:
    Registrations(std::string plugin, const DeclarationChecks& checks);

    void add_function(FunctionDeclaration function) override;
    void add_register(RegisterDeclaration declaration) override;
    void add_panel(PanelDeclaration panel) override;
    void* find_interface(std::string_view name) override;
    void add_route(channel::Route route) override;
    void add_service(std::unique_ptr<channel::Service> service) override;
    void add_failure_page(channel::FailurePage page) override;
    void add_carrier(std::string kind, std::unique_ptr<channel::Carrier> carrier) override;

    /// Everything that was declared.
    /// Refused: the first thing that was wrong in it, with the plugin's name and what to do.
    Result<Brought> take() &&;

private:
    bool accepts_name(std::string_view kind, const std::string& name);
    void refuse(const std::string& reason);

    std::string plugin_;
    const DeclarationChecks& checks_;
    Brought brought_;
    std::set<std::string> names_;  // "function waste.bulky_price": kinds do not clash.
    std::optional<Refusal> refusal_;
};

}  // namespace moothall::plugin_loading
