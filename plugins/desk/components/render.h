#pragma once

#include "html/writer.h"

namespace desk {

/// A component by itself. Each component is a struct of its options and a function `write`, which
/// appends it to a page; this is for where a piece of Html is wanted.
template <class Component>
Html render(const Component& component) {
    Writer out;
    write(out, component);
    return out.finish();
}

}  // namespace desk
