#include <fcntl.h>
#include <moothall/channel/attaching.h>
#include <moothall/service/plugin.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace {

using moothall::Refusal;
using moothall::RefusalKind;

std::string environment(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? "" : value;
}

/// Puts each letter into the file that POST_OFFICE_FILE names, a line for each: its key, its name
/// and its case, in one write. POST_OFFICE_DOES has it refuse or fail after that.
class ToFile final : public moothall::channel::Carrier {
    moothall::Result<moothall::Table> deliver(
        const moothall::channel::Delivery& delivery) override {
        put(delivery.key + " " + delivery.name + " " + delivery.reference + "\n");
        const std::string does = environment("POST_OFFICE_DOES");
        if (does == "refuse_for_now") {
            return Refusal{RefusalKind::not_available, "The post office is shut."};
        }
        if (does == "refuse") {
            return Refusal{RefusalKind::not_found, "There is no such street."};
        }
        if (does == "throw") {
            throw std::runtime_error("out of stamps");
        }
        if (does == "abort") {
            std::abort();
        }
        while (does == "hang") {
            ::pause();
        }
        return moothall::Table{}.set("id", delivery.key);
    }

    static void put(const std::string& line) {
        const std::string file = environment("POST_OFFICE_FILE");
        const int to = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        const auto written = ::write(to, line.data(), line.size());
        ::close(to);
        if (written != static_cast<ssize_t>(line.size())) {
            throw std::runtime_error("POST_OFFICE_FILE names no file that can be written");
        }
    }
};

/// Delivers letters for every service.
class PostOffice final : public moothall::Plugin {
    void attach(moothall::Host& host) override {
        moothall::channel::attaching(host).add_carrier("letter", std::make_unique<ToFile>());
    }
};

}  // namespace

MOOTHALL_PLUGIN(PostOffice)
