#pragma once

#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

namespace moothall::store::postgres {

/// When a connection is cut.
enum class Cut {
    before_the_server_hears,  ///< What the client says next does not arrive.
    before_the_client_hears,  ///< It arrives and is done, but the answer gets lost.
};

/// Stands between a client and a server's socket, and cuts the connection when it is told to.
class CuttingProxy {
public:
    CuttingProxy(std::filesystem::path folder, const std::filesystem::path& server_folder);
    ~CuttingProxy();
    CuttingProxy(const CuttingProxy&) = delete;
    CuttingProxy& operator=(const CuttingProxy&) = delete;

    /// The very next words of any client are met so. Later ones pass again.
    void cut_next(Cut cut);
    int cuts() const { return cuts_; }

private:
    enum class Armed { no, before_the_server, before_the_client };

    void accept_clients();
    void pass(int client, int server);

    std::filesystem::path server_socket_;
    int listening_;
    std::atomic<Armed> armed_ = Armed::no;
    std::atomic<int> cuts_ = 0;
    std::atomic<bool> stops_ = false;
    std::thread accepting_;
};

}  // namespace moothall::store::postgres
