#include "serving/service_notice.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <system_error>

#include "host/serving/listening_socket.h"
#include "host/store/temporary_folder.h"

namespace moothall::serving {
namespace {

using ::testing::ElementsAre;

TEST(ServiceManager, HearsEachStateInADatagramOfItsOwn) {
    const store::TemporaryFolder folder;
    const std::string path = folder.path() / "notify";
    ListeningSocket socket(path);

    const auto manager = ServiceManager::from(path.c_str(), nullptr, nullptr, 1);
    manager.tell("READY=1\nSTATUS=open");
    manager.tell("STOPPING=1");

    EXPECT_THAT(socket.heard(), ElementsAre("READY=1\nSTATUS=open", "STOPPING=1"));
}

TEST(ServiceManager, MayListenInTheAbstractNamespace) {
    const std::string name = "@moothall-test-" + std::to_string(::getpid());
    ListeningSocket socket(name);

    ServiceManager::from(name.c_str(), nullptr, nullptr, 1).tell("READY=1");

    EXPECT_THAT(socket.heard(), ElementsAre("READY=1"));
}

TEST(ServiceManager, ThatIsNotThereIsToldNothing) {
    EXPECT_NO_THROW(ServiceManager::from(nullptr, nullptr, nullptr, 1).tell("READY=1"));
    EXPECT_NO_THROW(ServiceManager::from("", nullptr, nullptr, 1).tell("READY=1"));
}

TEST(ServiceManager, ThatShouldListenAndDoesNotIsAFault) {
    const store::TemporaryFolder folder;
    const std::string absent = folder.path() / "absent";
    for (const std::string& name : {absent, std::string("relative"), std::string(200, '/')}) {
        EXPECT_THROW(ServiceManager::from(name.c_str(), nullptr, nullptr, 1).tell("READY=1"),
                     std::system_error)
            << name;
    }
}

TEST(ServiceManager, WaitsForUsOnlyIfItSaysSoAndMeansUs) {
    using std::chrono::microseconds;
    EXPECT_EQ(ServiceManager::from("", "3000000", "7", 7).watchdog, microseconds(3'000'000));
    EXPECT_EQ(ServiceManager::from("", "3000000", nullptr, 7).watchdog, microseconds(3'000'000));
    EXPECT_FALSE(ServiceManager::from("", "3000000", "8", 7).watchdog);
    EXPECT_FALSE(ServiceManager::from("", nullptr, nullptr, 7).watchdog);
    EXPECT_FALSE(ServiceManager::from("", "0", nullptr, 7).watchdog);
    EXPECT_FALSE(ServiceManager::from("", "soon", nullptr, 7).watchdog);
}

}  // namespace
}  // namespace moothall::serving
