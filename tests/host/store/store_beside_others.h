#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "store/store.h"

namespace moothall::store {

/// A store for tests that is not idle while `others_write` says so: what is decided then is decided
/// on a snapshot, and a test can bring something in between. Borrows the store.
class StoreBesideOthers final : public Store {
public:
    StoreBesideOthers(Store& store, std::function<bool()> others_write)
        : store_(store), others_write_(std::move(others_write)) {}

    std::unique_ptr<Reader> read() override { return store_.read(); }
    Verdict write(const Work& work) override { return store_.write(work); }
    bool is_idle() const override { return !others_write_() && store_.is_idle(); }
    void purge() override { store_.purge(); }
    bool needs_rebuild() override { return store_.needs_rebuild(); }

private:
    Store& store_;
    std::function<bool()> others_write_;
};

}  // namespace moothall::store
