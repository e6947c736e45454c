#include "plugin_loading/abi.h"

namespace moothall::plugin_loading {

namespace {

constexpr std::string_view sanitizer_of_host() {
#if defined(__SANITIZE_ADDRESS__)
    return "address";
#elif defined(__SANITIZE_THREAD__)
    return "thread";
#else
    return "none";
#endif
}

std::string compiler_of_host() {
#if defined(__clang__)
    return "Clang " + std::to_string(__clang_major__);
#else
    return "GNU " + std::to_string(__GNUC__);
#endif
}

}  // namespace

Abi abi_of_host() {
    return Abi{.compiler = compiler_of_host(),
               .cxx_standard = 20,
               .cxx11_abi = _GLIBCXX_USE_CXX11_ABI,
               .sanitizer = std::string(sanitizer_of_host())};
}

std::string_view sdk_version_of_host() {
    return MOOTHALL_SDK_VERSION;
}

std::string in_words(const Abi& abi) {
    return abi.compiler + ", C++" + std::to_string(abi.cxx_standard) +
           (abi.cxx11_abi != 0 ? ", new strings" : ", old strings") +
           (abi.sanitizer == "none" ? ", no sanitizer" : ", " + abi.sanitizer + " sanitizer");
}

}  // namespace moothall::plugin_loading
