#pragma once

#include <unistd.h>

namespace moothall::store::files {

/// An open file that is closed with the object. Closing is no more than that: what matters was
/// synced before. A number below zero is of no file.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int number() const { return number_; }

private:
    int number_;
};

}  // namespace moothall::store::files
