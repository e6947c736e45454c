#include "html/content.h"

#include "html/writer.h"

namespace desk {

Html escaped(std::string_view text) {
    return Writer(text.size()).text(text).finish();
}

}  // namespace desk
