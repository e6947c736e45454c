#pragma once

#include "store/store.h"

namespace moothall::store {

/// A store of which one moment is held already: what is shown and looked at is that moment, at no
/// cost. What writes, and readers that are kept, go to the store itself. Borrows both. Threads: the
/// one that holds the moment.
class OneMoment final : public Store {
public:
    OneMoment(Store& store, Reader& moment) : store_(store), moment_(moment) {}

    void show(const std::function<void(Reader&)>& use) override { use(moment_); }
    void look(const std::function<void(Reader&)>& show) override { show(moment_); }

    std::unique_ptr<Reader> read() override { return store_.read(); }
    Verdict write(const Work& work) override { return store_.write(work); }
    bool write_together(std::span<const std::function<void()>> tasks) override {
        return store_.write_together(tasks);
    }
    bool is_idle() const override { return store_.is_idle(); }
    void purge() override { store_.purge(); }
    bool needs_rebuild() override { return store_.needs_rebuild(); }

private:
    Store& store_;
    Reader& moment_;
};

}  // namespace moothall::store
