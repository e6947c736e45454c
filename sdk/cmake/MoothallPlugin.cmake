# Builds lib/moothall/<name>.so from one plugin folder. A plugin sees the SDK and nothing else:
# linking only moothall::sdk is what keeps plugins from reaching into the host.
function(moothall_add_plugin name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TITLE;LETTERS" "SOURCES;WORKFLOWS;RULES;REQUIRES;PROVIDES")
    add_library(${name} MODULE ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE moothall::sdk)
    set_target_properties(${name} PROPERTIES
        PREFIX ""
        CXX_VISIBILITY_PRESET hidden
        LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib/moothall)
endfunction()
