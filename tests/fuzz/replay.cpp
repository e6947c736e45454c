#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace {

void replay(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    std::printf("%s, %zu bytes\n", file.c_str(), text.size());
    std::fflush(stdout);  // Said before the bytes are tried, so that a crash has a name.
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

}  // namespace

/// Runs a fuzz target once over each file of a folder: what the fuzzers start from, and what they
/// once found, in every run of the tests. Fails where the folder holds nothing.
int main(int count, char** arguments) {
    int files = 0;
    for (int at = 1; at < count; ++at) {
        for (const auto& entry : std::filesystem::directory_iterator(arguments[at])) {
            replay(entry.path());
            ++files;
        }
    }
    return files > 0 ? 0 : 1;
}
