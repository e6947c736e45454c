#include "system/running/own_network.h"

#include <unistd.h>

#include <cstdlib>

namespace moothall {
namespace {

bool run(const std::string& command) {
    return std::system((command + " >/dev/null 2>&1").c_str()) == 0;
}

/// Another for each process, in a range that is kept for private use.
std::string address_begin() {
    const unsigned id = static_cast<unsigned>(::getpid());
    return "10." + std::to_string(128 + id / 251 % 100) + "." + std::to_string(id % 251) + ".";
}

}  // namespace

OwnNetwork::OwnNetwork()
    : name_("mh" + std::to_string(::getpid())),
      outer_(address_begin() + "1"),
      inner_(address_begin() + "2"),
      is_there_(
          ::geteuid() == 0 && run("ip netns add " + name_) &&
          run("ip link add " + name_ + "a type veth peer name " + name_ + "b netns " + name_) &&
          run("ip address add " + outer_ + "/30 dev " + name_ + "a") &&
          run("ip link set " + name_ + "a up") &&
          run("ip -n " + name_ + " address add " + inner_ + "/30 dev " + name_ + "b") &&
          run("ip -n " + name_ + " link set " + name_ + "b up") &&
          run("ip -n " + name_ + " link set lo up")) {}

OwnNetwork::~OwnNetwork() {
    run("ip link delete " + name_ + "a");
    run("ip netns delete " + name_);
}

std::vector<std::string> OwnNetwork::prefix() const {
    return is_there_ ? std::vector<std::string>{"ip", "netns", "exec", name_}
                     : std::vector<std::string>{};
}

void OwnNetwork::cut() const {
    run("ip link set " + name_ + "a down");
}

void OwnNetwork::join() const {
    run("ip link set " + name_ + "a up");
}

}  // namespace moothall
