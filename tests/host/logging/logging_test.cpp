#include "logging/logging.h"

#include <gmock/gmock.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <sstream>

namespace moothall::logging {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

/// The program's logger, writing where the test can read.
class Logging : public ::testing::Test {
protected:
    void SetUp() override { use(Format::json); }
    void TearDown() override { begin({}); }

    void use(Format format) {
        const auto logger = std::make_shared<spdlog::logger>(
            "", std::make_shared<spdlog::sinks::ostream_sink_mt>(out));
        logger->set_formatter(line_formatter(format));
        logger->set_level(spdlog::level::warn);
        spdlog::set_default_logger(logger);
    }

    std::ostringstream out;
};

TEST_F(Logging, NamesTheCommandOfWhatItIsAbout) {
    log(spdlog::level::warn, "It stays {due}.", "timer/7");
    EXPECT_THAT(out.str(), StartsWith(R"({"command":"timer/7","level":"warning",)"
                                      R"("message":"It stays {due}.","time":"2)"));
}

TEST_F(Logging, OfEverythingElseNamesNone) {
    spdlog::error("The disk is full.");
    EXPECT_THAT(out.str(), AllOf(HasSubstr(R"("level":"error")"), Not(HasSubstr("command"))));
}

TEST_F(Logging, KeepsWhatIsBelowItsLevelToItself) {
    log(spdlog::level::info, "Shipped.", "c1");
    EXPECT_THAT(out.str(), IsEmpty());
}

TEST_F(Logging, TellsAnAnswerWhateverTheLevel) {
    use(Format::text);
    tell(spdlog::level::info, "100 of 300 cases");
    EXPECT_EQ(out.str(), "100 of 300 cases\n");
}

}  // namespace
}  // namespace moothall::logging
