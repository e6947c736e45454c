#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace moothall::http_server {

/// How many connections are open, altogether and from each address. Threads: any.
class OpenConnections {
public:
    OpenConnections(std::size_t most, std::size_t most_of_one_address);

    /// A place among the open ones, given back at its end.
    class Place {
    public:
        Place(OpenConnections& open, std::string address);
        ~Place();
        Place(Place&& other) noexcept;
        Place& operator=(Place&&) = delete;

    private:
        OpenConnections* open_;
        std::string address_;
    };

    /// Nothing when there is no place left, for this address or at all.
    std::optional<Place> enter(const std::string& address);
    std::size_t count() const;

private:
    void leave(const std::string& address);

    std::size_t most_;
    std::size_t most_of_one_address_;
    mutable std::mutex mutex_;
    std::size_t count_ = 0;
    std::map<std::string, std::size_t> of_address_;
};

}  // namespace moothall::http_server
