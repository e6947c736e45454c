#include <sys/random.h>

#include <cerrno>
#include <system_error>

#include "journal/ids.h"

namespace moothall::journal {

Randomness system_randomness() {
    return [](std::span<std::byte> bytes) {
        while (!bytes.empty()) {
            const ssize_t filled = getrandom(bytes.data(), bytes.size(), 0);
            if (filled < 0 && errno != EINTR) {
                throw std::system_error(errno, std::generic_category(),
                                        "The operating system gives no randomness");
            }
            bytes = bytes.subspan(filled < 0 ? 0 : static_cast<std::size_t>(filled));
        }
    };
}

}  // namespace moothall::journal
