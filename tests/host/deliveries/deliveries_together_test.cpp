#include <gmock/gmock.h>

#include <map>
#include <thread>

#include "host/deliveries/letting_council.h"

namespace moothall::deliveries {
namespace {

using ::testing::ElementsAre;

constexpr std::size_t hosts = 6;
constexpr std::size_t cases_to_work = 12;

class DeliveriesTogether : public ::testing::TestWithParam<Backend> {};

// Several threads of several hosts: nothing is handed over twice while nobody dies or hangs.
TEST_P(DeliveriesTogether, HandEachPieceOverOnceAndInOrder) {
    LettingCouncil letting(GetParam());
    std::vector<std::string> references;
    for (std::size_t one = 0; one < cases_to_work; ++one) {
        references.push_back(letting.open());
        letting.write(references.back());
    }
    std::atomic<std::size_t> handled = 0;

    {
        std::vector<std::jthread> working;
        for (std::size_t host = 0; host < hosts; ++host) {
            working.emplace_back([&] {
                const auto carriers = letting.carriers_to(letting.office);
                handled += letting.host_with(*carriers).deliver_due({});
            });
        }
    }
    handled += letting.deliver();

    EXPECT_EQ(handled, 3 * cases_to_work);
    std::map<std::string, std::vector<std::string>> names;
    for (const channel::Delivery& one : letting.office.all()) {
        names[one.reference].push_back(one.name);
    }
    for (const std::string& reference : references) {
        EXPECT_THAT(names[reference], ElementsAre("received", "offer", "terms")) << reference;
        EXPECT_EQ(letting.count(reference, "case.delivered"), 3) << reference;
    }
    EXPECT_EQ(letting.council().differences_after_rebuild(), 0);
}

INSTANTIATE_TEST_SUITE_P(Backends, DeliveriesTogether,
                         ::testing::Values(Backend::sqlite, Backend::postgres),
                         [](const auto& backend) {
                             return backend.param == Backend::sqlite ? "sqlite" : "postgres";
                         });

}  // namespace
}  // namespace moothall::deliveries
