# One static library for each folder of host/. LINKS names the layers and libraries that it uses;
# tests/tidy holds the order of the layers.
function(moothall_host_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS;PRIVATE_LINKS")
    add_library(host_${name} STATIC ${arg_SOURCES})
    target_include_directories(host_${name} PUBLIC ${PROJECT_SOURCE_DIR}/host)
    target_link_libraries(host_${name} PUBLIC moothall::sdk ${arg_LINKS} PRIVATE ${arg_PRIVATE_LINKS})
endfunction()
