#pragma once

#include <cstddef>
#include <memory>

namespace moothall::scripting {

/// The memory of short runs: one block that is handed out from front to back and given back as a
/// whole. Most decisions end before it is used up, and so pay for no allocation and no freeing of
/// their thousands of small objects; what a longer run needs comes from the machine. Nothing in it
/// is destroyed: what was not given back is at the end simply no longer there.
///
/// Threads: one.
class FirstBlock {
public:
    explicit FirstBlock(std::size_t size);
    ~FirstBlock();
    FirstBlock(const FirstBlock&) = delete;
    FirstBlock& operator=(const FirstBlock&) = delete;

    /// As realloc, where `old_size` is what the block was asked for with. Null if there is none.
    void* reallocate(void* block, std::size_t old_size, std::size_t new_size);
    void free(void* block, std::size_t size);

    /// Keeps what the block holds. False, and nothing is kept, if something lies outside of it.
    bool remember();
    /// Puts back what was kept, byte for byte, and gives back what was taken since.
    void put_back();

private:
    /// Stands before what the machine gave, so that all of it can be given back.
    struct alignas(std::max_align_t) Outside {
        Outside* before;
        Outside* after;
    };

    void* take_outside(Outside* place, std::size_t size);
    void free_outside();
    static void release(void* block, std::size_t size);
    bool owns(const void* block) const;
    void* take(std::size_t size);

    std::size_t size_;
    std::unique_ptr<std::byte[]> memory_;
    std::size_t used_ = 0;
    Outside outside_{&outside_, &outside_};  // The ring of all that lies outside begins here.
    std::unique_ptr<std::byte[]> kept_;
    std::size_t kept_size_ = 0;
};

}  // namespace moothall::scripting
