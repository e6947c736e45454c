#pragma once

#include "html/attributes.h"
#include "html/content.h"
#include "html/html.h"
#include "html/names.h"
#include "html/writer.h"

namespace desk {

/// One element with what stands in it, in order: texts (escaped) and markup.
template <class... Children>
Html element(ElementName name, const Attributes& attributes, const Children&... children) {
    Writer out;
    out.open(name).attributes(attributes).markup(">");
    (out.content(children), ...);
    return out.close(name).finish();
}

/// An element that has no content and no end: `input`, `img`, `br`, `meta`, `link`.
Html void_element(ElementName name, const Attributes& attributes);

/// Several pieces, one behind the other.
template <class... Pieces>
Html joined(const Pieces&... pieces) {
    Writer out;
    (out.content(pieces), ...);
    return out.finish();
}

/// The attribute `class` and nothing else, which most elements of a page have.
Attributes of_class(std::string_view classes);

}  // namespace desk
