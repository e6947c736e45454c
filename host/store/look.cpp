#include "store/look.h"

namespace moothall::store {

void look(Store& store, const std::function<void(Reader&)>& look) {
    if (!store.is_idle()) {
        look(*store.read());
        return;
    }
    store.write([&](Writer& writer) {
        look(writer);
        return Verdict::discard;
    });
}

}  // namespace moothall::store
