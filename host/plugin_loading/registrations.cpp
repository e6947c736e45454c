#include "plugin_loading/registrations.h"

#include <utility>

namespace moothall::plugin_loading {

Registrations::Registrations(std::string plugin, const DeclarationChecks& checks)
    : plugin_(std::move(plugin)), checks_(checks) {}

void Registrations::add_function(FunctionDeclaration function) {
    const auto name = checks_.function(function);
    if (!name) {
        refuse(plugin_ + " registers a function that cannot be read: " + name.error().reason);
        return;
    }
    if (!function.call) {
        refuse(plugin_ + " registers the function " + *name + " without code: give it its call.");
        return;
    }
    if (accepts_name("function", *name)) {
        brought_.functions.push_back(std::move(function));
    }
}

void Registrations::add_register(RegisterDeclaration declaration) {
    if (const auto outcome = checks_.register_(declaration); !outcome) {
        refuse(plugin_ + " registers the register " + declaration.name +
               " wrongly: " + outcome.error().reason);
        return;
    }
    if (accepts_name("register", declaration.name)) {
        brought_.registers.push_back(std::move(declaration));
    }
}

void Registrations::add_panel(PanelDeclaration panel) {
    if (!panel.show) {
        refuse(plugin_ + " registers the panel " + panel.name + " without code: give it its show.");
        return;
    }
    if (accepts_name("panel", panel.name)) {
        brought_.panels.push_back(std::move(panel));
    }
}

void* Registrations::find_interface(std::string_view name) {
    return name == channel::Attaching::interface_name ? static_cast<channel::Attaching*>(this)
                                                      : nullptr;
}

void Registrations::add_route(channel::Route route) {
    const std::string name = route.method + " " + route.path;
    if (!route.answer || !route.path.starts_with('/') || route.method.empty()) {
        refuse(plugin_ + " registers the route " + name +
               " wrongly: give it a method, a path that begins with a slash, and its answer.");
        return;
    }
    if (!names_.insert("route " + name).second) {
        refuse(plugin_ + " registers the route " + name + " twice: take one of them away.");
        return;
    }
    brought_.routes.push_back(std::move(route));
}

void Registrations::add_service(std::unique_ptr<channel::Service> service) {
    if (!service) {
        refuse(plugin_ + " registers a service that is not there: give it one.");
        return;
    }
    brought_.services.push_back(std::move(service));
}

void Registrations::add_failure_page(channel::FailurePage page) {
    if (!page || brought_.failure_page) {
        refuse(plugin_ + " registers a page of failures " +
               (page ? "twice: take one of them away." : "that is not there: give it one."));
        return;
    }
    brought_.failure_page = std::move(page);
}

void Registrations::add_carrier(std::string kind, std::unique_ptr<channel::Carrier> carrier) {
    if (const auto outcome = checks_.carrier(kind); !outcome) {
        refuse(plugin_ + " registers a carrier wrongly: " + outcome.error().reason);
        return;
    }
    if (!carrier) {
        refuse(plugin_ + " registers the carrier for " + kind +
               " without one: give it the object.");
        return;
    }
    if (!names_.insert("carrier " + kind).second) {
        refuse(plugin_ + " registers two carriers for " + kind + ": take one of them away.");
        return;
    }
    brought_.carriers.push_back({std::move(kind), std::move(carrier)});
}

Result<Brought> Registrations::take() && {
    if (refusal_) {
        return *refusal_;
    }
    return std::move(brought_);
}

bool Registrations::accepts_name(std::string_view kind, const std::string& name) {
    const std::string what = std::string(kind) + " " + name;
    if (!name.starts_with(plugin_ + ".") || name.size() == plugin_.size() + 1) {
        refuse(plugin_ + " registers the " + what + ": begin its name with \"" + plugin_ +
               ".\", so that no other plugin can have it.");
        return false;
    }
    if (!names_.insert(what).second) {
        refuse(plugin_ + " registers the " + what + " twice: give one of them another name.");
        return false;
    }
    return true;
}

void Registrations::refuse(const std::string& reason) {
    if (!refusal_) {
        refusal_ = Refusal{RefusalKind::not_available, reason};
    }
}

}  // namespace moothall::plugin_loading
