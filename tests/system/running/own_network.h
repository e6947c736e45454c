#pragma once

#include <string>
#include <vector>

namespace moothall {

/// A network of its own for some processes, joined to this one's by a pair of virtual devices that
/// can be taken apart: as a cable is pulled. Needs root and iproute2.
class OwnNetwork {
public:
    OwnNetwork();
    ~OwnNetwork();
    OwnNetwork(const OwnNetwork&) = delete;
    OwnNetwork& operator=(const OwnNetwork&) = delete;

    /// Whether it could be made.
    bool is_there() const { return is_there_; }

    const std::string& outer_address() const { return outer_; }  ///< Of this side.
    /// The words that run what follows in it; none where it could not be made.
    std::vector<std::string> prefix() const;

    // Nothing happens where it could not be made.

    void cut() const;
    void join() const;

private:
    std::string name_;
    std::string outer_;
    std::string inner_;
    bool is_there_;
};

}  // namespace moothall
