#include "pages/admin/graphviz.h"

#include <boost/asio/io_context.hpp>
#include <boost/process.hpp>
#include <future>
#include <list>
#include <mutex>
#include <optional>
#include <system_error>

namespace desk {
namespace {

using moothall::Refusal;
using moothall::RefusalKind;
using moothall::Result;

namespace process = boost::process;

constexpr std::size_t kept_most = 100;

/// Pictures that were drawn, the newest first.
class Drawn {
public:
    std::optional<std::string> find(const std::string& dot) {
        const std::lock_guard lock(mutex_);
        for (auto one = pictures_.begin(); one != pictures_.end(); ++one) {
            if (one->first == dot) {
                pictures_.splice(pictures_.begin(), pictures_, one);
                return pictures_.front().second;
            }
        }
        return std::nullopt;
    }
    void keep(const std::string& dot, const std::string& svg) {
        const std::lock_guard lock(mutex_);
        pictures_.emplace_front(dot, svg);
        if (pictures_.size() > kept_most) {
            pictures_.pop_back();
        }
    }

private:
    std::mutex mutex_;
    std::list<std::pair<std::string, std::string>> pictures_;
};

Refusal not_drawn(std::string sentence) {
    return {RefusalKind::not_available, std::move(sentence)};
}

Result<std::string> draw(const std::string& dot) {
    boost::asio::io_context context;
    std::future<std::string> svg;
    const auto program = process::search_path("prlimit");
    if (program.empty() || process::search_path("dot").empty()) {
        return not_drawn(
            "The picture needs Graphviz, which is not installed here: apt-get install graphviz.");
    }
    process::child child(program, "--cpu=5", "--as=1000000000", "--core=0", "dot", "-Tsvg",
                         "-Nfontname=Arial", "-Efontname=Arial",
                         process::std_in<process::buffer(dot), process::std_out> svg,
                         process::std_err > process::null, context);
    context.run_for(std::chrono::seconds(10));
    if (child.running()) {
        child.terminate();
        return not_drawn("The picture took too long to draw.");
    }
    child.wait();
    if (child.exit_code() != 0) {
        return not_drawn("The picture could not be drawn.");
    }
    return svg.get();
}

}  // namespace

Result<std::string> drawn_by_graphviz(const std::string& dot) {
    static Drawn kept;
    if (auto known = kept.find(dot)) {
        return *std::move(known);
    }
    auto svg = draw(dot);
    if (svg) {
        kept.keep(dot, *svg);
    }
    return svg;
}

}  // namespace desk
