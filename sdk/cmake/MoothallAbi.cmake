# What of the compiler a plugin and its host have to agree on. The host checks the same figures from
# its own macros in host/plugin_loading/abi.cpp.
function(moothall_abi compiler_result cxx11_abi_result sanitizer_result)
    string(REGEX MATCH "^[0-9]+" major "${CMAKE_CXX_COMPILER_VERSION}")
    set(${compiler_result} "${CMAKE_CXX_COMPILER_ID} ${major}" PARENT_SCOPE)

    include(CheckCXXSourceCompiles)
    check_cxx_source_compiles(
        "#include <string>\n#if !_GLIBCXX_USE_CXX11_ABI\n#error old\n#endif\nint main() {}"
        MOOTHALL_HAS_CXX11_ABI)
    if(MOOTHALL_HAS_CXX11_ABI)
        set(${cxx11_abi_result} 1 PARENT_SCOPE)
    else()
        set(${cxx11_abi_result} 0 PARENT_SCOPE)
    endif()

    string(TOUPPER "${CMAKE_BUILD_TYPE}" type)
    set(flags "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${type}}")
    set(sanitizer none)
    if(flags MATCHES "-fsanitize=[a-z,]*address")
        set(sanitizer address)
    elseif(flags MATCHES "-fsanitize=[a-z,]*thread")
        set(sanitizer thread)
    endif()
    set(${sanitizer_result} ${sanitizer} PARENT_SCOPE)
endfunction()
