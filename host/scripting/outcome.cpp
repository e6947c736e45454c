#include "scripting/outcome.h"

namespace moothall::scripting {

std::string_view name_of(Ending ending) {
    switch (ending) {
        case Ending::finished:
            return "finished";
        case Ending::source_refused:
            return "source_refused";
        case Ending::raised:
            return "raised";
        case Ending::instruction_limit:
            return "instruction_limit";
        case Ending::wall_limit:
            return "wall_limit";
        case Ending::memory_limit:
            return "memory_limit";
    }
    return "raised";
}

int exit_status(Ending ending) {
    switch (ending) {
        case Ending::finished:
            return 0;
        case Ending::source_refused:
            return 1;
        case Ending::raised:
            return 3;
        case Ending::instruction_limit:
        case Ending::wall_limit:
            return 4;
        case Ending::memory_limit:
            return 5;
    }
    return 3;
}

}  // namespace moothall::scripting
