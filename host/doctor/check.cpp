#include "doctor/check.h"

namespace moothall::doctor {
namespace {

std::string named(const Figure& figure, std::string_view time) {
    switch (figure.unit) {
        case Unit::bytes:
            return std::string(figure.name) + "_bytes";
        case Unit::microseconds:
            return std::string(figure.name) + std::string(time);
        case Unit::count:
            break;
    }
    return std::string(figure.name);
}

}  // namespace

std::string_view name_of(Severity severity) {
    switch (severity) {
        case Severity::ok:
            return "ok";
        case Severity::warning:
            return "warning";
        case Severity::problem:
            break;
    }
    return "problem";
}

std::string name_with_unit(const Figure& figure) {
    return named(figure, "_us");
}

std::string metric_name(const Figure& figure) {
    return "moothall_" + named(figure, "_seconds");
}

}  // namespace moothall::doctor
