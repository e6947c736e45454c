#pragma once

#include <string>
#include <string_view>

namespace moothall::plugin_loading {

/// What of the compiler a plugin and its host have to agree on, because classes cross between them.
/// sdk/cmake/MoothallAbi.cmake writes the same into every manifest.
struct Abi {
    std::string compiler;   ///< "GNU 12": who made it, and its major version.
    int cxx_standard = 0;   ///< 20.
    int cxx11_abi = 0;      ///< What _GLIBCXX_USE_CXX11_ABI was.
    std::string sanitizer;  ///< "none", "address" or "thread".

    friend bool operator==(const Abi&, const Abi&) = default;
};

/// How this very program was built.
Abi abi_of_host();

/// The SDK that this program speaks, as major.minor. It is matched exactly until it is 1.0.
std::string_view sdk_version_of_host();

/// "GNU 12, C++20, new strings, no sanitizer": for a sentence.
std::string in_words(const Abi& abi);

}  // namespace moothall::plugin_loading
