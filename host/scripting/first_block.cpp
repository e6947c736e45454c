#include "scripting/first_block.h"

#include <sanitizer/asan_interface.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <functional>

namespace moothall::scripting {

FirstBlock::FirstBlock(std::size_t size)
    : size_(size), memory_(std::make_unique_for_overwrite<std::byte[]>(size)) {
    // Where tests look for wrong accesses, memory that is not handed out is not to be touched.
    ASAN_POISON_MEMORY_REGION(memory_.get(), size_);
}

FirstBlock::~FirstBlock() {
    free_outside();
    ASAN_UNPOISON_MEMORY_REGION(memory_.get(), size_);
}

bool FirstBlock::owns(const void* block) const {
    const auto* const place = static_cast<const std::byte*>(block);
    const std::less<const std::byte*> before;
    return !before(place, memory_.get()) && before(place, memory_.get() + size_);
}

/// Null where too little is left.
void* FirstBlock::take(std::size_t size) {
    constexpr std::size_t alignment = alignof(std::max_align_t);
    if (size > size_ - used_) {
        return nullptr;
    }
    void* const given = memory_.get() + used_;
    ASAN_UNPOISON_MEMORY_REGION(given, size);
    used_ = std::min(size_, (used_ + size + alignment - 1) / alignment * alignment);
    return given;
}

void* FirstBlock::reallocate(void* block, std::size_t old_size, std::size_t new_size) {
    if (block != nullptr && !owns(block)) {
        return take_outside(static_cast<Outside*>(block) - 1, new_size);
    }
    if (block != nullptr && new_size <= old_size) {
        release(static_cast<std::byte*>(block) + new_size, old_size - new_size);
        return block;
    }
    void* given = take(new_size);
    if (given == nullptr) {
        given = take_outside(nullptr, new_size);
    }
    if (given != nullptr && block != nullptr) {
        std::memcpy(given, block, old_size);
        release(block, old_size);
    }
    return given;
}

void FirstBlock::free(void* block, std::size_t size) {
    if (block == nullptr) {
        return;
    }
    if (owns(block)) {
        release(block, size);
        return;
    }
    Outside* const place = static_cast<Outside*>(block) - 1;
    place->before->after = place->after;
    place->after->before = place->before;
    std::free(place);
}

/// A new place, or a larger one for what lies at `place`, which stays valid if there is none.
void* FirstBlock::take_outside(Outside* place, std::size_t size) {
    Outside ends{outside_.before, &outside_};
    if (place != nullptr) {
        ends = *place;
    }
    auto* const given = static_cast<Outside*>(std::realloc(place, sizeof(Outside) + size));
    if (given == nullptr) {
        return nullptr;
    }
    *given = ends;
    ends.before->after = given;
    ends.after->before = given;
    return given + 1;
}

void FirstBlock::free_outside() {
    while (outside_.after != &outside_) {
        free(outside_.after + 1, 0);
    }
}

bool FirstBlock::remember() {
    if (outside_.after != &outside_) {
        return false;
    }
    ASAN_UNPOISON_MEMORY_REGION(memory_.get(), used_);
    kept_ = std::make_unique_for_overwrite<std::byte[]>(used_);
    kept_size_ = used_;
    std::memcpy(kept_.get(), memory_.get(), used_);
    return true;
}

void FirstBlock::put_back() {
    free_outside();
    ASAN_UNPOISON_MEMORY_REGION(memory_.get(), kept_size_);
    std::memcpy(memory_.get(), kept_.get(), kept_size_);
    ASAN_POISON_MEMORY_REGION(memory_.get() + kept_size_, size_ - kept_size_);
    used_ = kept_size_;
}

/// What is given back early is not handed out again: the run is short.
void FirstBlock::release(void* block, std::size_t size) {
    ASAN_POISON_MEMORY_REGION(block, size);
}

}  // namespace moothall::scripting
