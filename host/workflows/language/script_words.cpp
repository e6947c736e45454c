#include "workflows/language/script_words.h"

#include <optional>
#include <string>

#include "workflows/language/vocabulary.h"

namespace moothall::workflows {
namespace {

/// How the sandbox calls a shape; nothing for entries, which are no words,
/// and for `use`, which the sandbox knows.
std::optional<scripting::Shape> shape_of(Shape shape) {
    switch (shape) {
        case Shape::table:
            return scripting::Shape::fields;
        case Shape::text:
        case Shape::text_table:
            return scripting::Shape::named;
        case Shape::text_or_table:
            return scripting::Shape::named_or_fields;
        case Shape::count:
            return scripting::Shape::counted;
        case Shape::constant:
            return scripting::Shape::bare;
        case Shape::module_name:
        case Shape::entry:
            break;
    }
    return std::nullopt;
}

}  // namespace

Result<Done> add_vocabulary(scripting::Library& library) {
    for (const Word& word : vocabulary()) {
        const auto shape = shape_of(word.shape);
        if (!shape) {
            continue;
        }
        const auto added = library.add(scripting::Word{std::string(word.name), *shape});
        if (!added) {
            return added.error();
        }
    }
    for (const std::string_view name : later_words()) {
        const auto added =
            library.add(scripting::Word{std::string(name), scripting::Shape::named_or_fields});
        if (!added) {
            return added.error();
        }
    }
    return Done{};
}

}  // namespace moothall::workflows
