# How a plugin is built: the same inside the project and, after find_package(Moothall), outside it.
# docs: sdk/template is a whole plugin that uses these two functions.
include_guard()
include(${CMAKE_CURRENT_LIST_DIR}/MoothallAbi.cmake)

set(_moothall_describe_plugin ${CMAKE_CURRENT_LIST_DIR}/DescribePlugin.cmake)

# Builds lib/moothall/NAME.so, its manifest NAME.plugin.json and the folder NAME/ with the workflows
# and rules that it ships. A plugin sees the SDK and nothing else: linking only moothall::sdk is what
# keeps plugins from reaching into the host.
#
#   moothall_add_plugin(waste TITLE "Waste and recycling" LETTERS WA
#       SOURCES waste.cpp rounds_file.cpp
#       WORKFLOWS scripts/bulky_collection.lua   copied to NAME/workflows/
#       MODULES scripts/lib/common@1.lua         that they use; copied to NAME/workflows/lib/
#       RULES rules/prices.csv                   copied to NAME/rules/
#       REQUIRES desk>=1                         plugins (or what they provide) that must be there
#       PROVIDES waste.rounds/1                  what others may require by that name
#       LINKS other_library                      libraries of the plugin's own
#       FOLDER dir)                              instead of lib/moothall; then it is not installed
#
# The sources are compiled once, as the object library NAME_objects: tests of single functions link it.
function(moothall_add_plugin name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TITLE;LETTERS;FOLDER"
        "SOURCES;WORKFLOWS;MODULES;RULES;REQUIRES;PROVIDES;LINKS")
    _moothall_check_plugin(${name} "${arg_TITLE}" "${arg_LETTERS}" "${arg_UNPARSED_ARGUMENTS}")
    moothall_sdk_version(sdk_version)

    add_library(${name}_objects OBJECT ${arg_SOURCES})
    target_link_libraries(${name}_objects PUBLIC moothall::sdk ${arg_LINKS})
    target_include_directories(${name}_objects PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
    target_compile_definitions(${name}_objects PRIVATE
        MOOTHALL_SDK_VERSION="${sdk_version}" MOOTHALL_PLUGIN_NAME="${name}")
    set_target_properties(${name}_objects PROPERTIES
        CXX_EXTENSIONS OFF
        CXX_VISIBILITY_PRESET hidden
        VISIBILITY_INLINES_HIDDEN ON
        POSITION_INDEPENDENT_CODE ON)

    set(folder ${PROJECT_BINARY_DIR}/lib/moothall)
    if(arg_FOLDER)
        set(folder ${arg_FOLDER})
    endif()
    add_library(${name} MODULE)
    target_link_libraries(${name} PRIVATE ${name}_objects)
    target_link_options(${name} PRIVATE -Wl,--build-id=sha1 -Wl,-z,defs)
    set_target_properties(${name} PROPERTIES
        PREFIX ""
        LINKER_LANGUAGE CXX
        LIBRARY_OUTPUT_DIRECTORY ${folder})

    _moothall_describe(${name} ${folder} ${sdk_version})
    if(NOT arg_FOLDER)
        _moothall_install_plugin(${name} ${folder})
    endif()
endfunction()

# A GoogleTest program for a plugin, registered with ctest: it links the plugin's objects and, where
# there is one, the test library (a council in memory with a fake clock). MOOTHALL_PLUGIN_FILE is
# the built library, as text.
#
#   moothall_add_plugin_test(waste SOURCES waste_test.cpp
#       WORKFLOWS scripts/bulky_collection_test.lua)   run by `moothall workflow test`
function(moothall_add_plugin_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;WORKFLOWS;LINKS")
    if(arg_SOURCES)
        find_package(GTest REQUIRED)
        add_executable(${name}_test ${arg_SOURCES})
        target_link_libraries(${name}_test PRIVATE ${name}_objects ${arg_LINKS} GTest::gmock_main)
        if(TARGET moothall::testing)
            target_link_libraries(${name}_test PRIVATE moothall::testing)
        endif()
        target_compile_definitions(${name}_test PRIVATE MOOTHALL_PLUGIN_FILE="$<TARGET_FILE:${name}>")
        set_target_properties(${name}_test PROPERTIES CXX_EXTENSIONS OFF)
        add_dependencies(${name}_test ${name})
        add_test(NAME ${name}_test COMMAND ${name}_test)
    endif()
    if(arg_WORKFLOWS AND TARGET moothall::moothall)
        _moothall_absolute(arg_WORKFLOWS)
        set(configuration ${CMAKE_CURRENT_BINARY_DIR}/${name}_test.toml)
        file(GENERATE OUTPUT ${configuration}
            CONTENT "[plugins]\nfolders = [\"$<TARGET_FILE_DIR:${name}>\"]\n")
        add_test(NAME ${name}_workflow_test
            COMMAND $<TARGET_FILE:moothall::moothall> workflow test ${arg_WORKFLOWS}
                --config ${configuration})
    endif()
endfunction()

# The version that a plugin and its host must agree on: major.minor, and exactly that while it is 0.
function(moothall_sdk_version result)
    string(REGEX MATCH "^[0-9]+\\.[0-9]+" version "${Moothall_VERSION}")
    set(${result} ${version} PARENT_SCOPE)
endfunction()

function(_moothall_check_plugin name title letters unknown)
    if(NOT name MATCHES "^[a-z][a-z0-9_]*$")
        message(FATAL_ERROR "The plugin name \"${name}\" has to be in snake_case: small letters, digits and _.")
    endif()
    if(NOT letters STREQUAL "" AND NOT letters MATCHES "^[A-Z][A-Z]$")
        message(FATAL_ERROR "The LETTERS of ${name}, which begin its case references, have to be two capitals.")
    endif()
    if(NOT title)
        message(FATAL_ERROR "The plugin ${name} needs a TITLE, the name that caseworkers see.")
    endif()
    if(unknown)
        message(FATAL_ERROR "moothall_add_plugin(${name}) does not know: ${unknown}.")
    endif()
endfunction()

# Writes what is known before the build into a plan, which DescribePlugin.cmake completes with the
# build-id of the linked library. A shipped file that changes makes the library link again.
function(_moothall_describe name folder sdk_version)
    moothall_abi(compiler cxx11_abi sanitizer)
    set(version ${PROJECT_VERSION})
    if(NOT version)
        set(version 0.0.0)
    endif()
    set(plan ${CMAKE_CURRENT_BINARY_DIR}/${name}.plan.cmake)
    set(written "")
    foreach(kind WORKFLOWS MODULES RULES)
        _moothall_absolute(arg_${kind})
    endforeach()
    foreach(field name version sdk_version compiler cxx11_abi sanitizer folder)
        string(APPEND written "set(${field} [==[${${field}}]==])\n")
    endforeach()
    foreach(field TITLE LETTERS REQUIRES PROVIDES WORKFLOWS MODULES RULES)
        string(TOLOWER ${field} lower)
        string(APPEND written "set(${lower} [==[${arg_${field}}]==])\n")
    endforeach()
    file(CONFIGURE OUTPUT ${plan} CONTENT "${written}" @ONLY)

    set_property(TARGET ${name} APPEND PROPERTY
        LINK_DEPENDS ${plan} ${_moothall_describe_plugin} ${arg_WORKFLOWS} ${arg_MODULES}
            ${arg_RULES})
    add_custom_command(TARGET ${name} POST_BUILD
        COMMAND ${CMAKE_COMMAND} -D plan=${plan} -D library=$<TARGET_FILE:${name}>
            -D readelf=${CMAKE_READELF} -P ${_moothall_describe_plugin}
        BYPRODUCTS ${folder}/${name}.plugin.json
        VERBATIM)
endfunction()

# Makes the paths in the list variable `files` absolute.
function(_moothall_absolute files)
    set(absolute "")
    foreach(file IN LISTS ${files})
        get_filename_component(file ${file} ABSOLUTE)
        list(APPEND absolute ${file})
    endforeach()
    set(${files} "${absolute}" PARENT_SCOPE)
endfunction()

function(_moothall_install_plugin name folder)
    set(destination lib/moothall)  # Beside bin/, where the program looks for plugins.
    install(TARGETS ${name} LIBRARY DESTINATION ${destination} COMPONENT ${name})
    install(FILES ${folder}/${name}.plugin.json DESTINATION ${destination} COMPONENT ${name})
    install(DIRECTORY ${folder}/${name} DESTINATION ${destination} COMPONENT ${name})
    set_property(GLOBAL APPEND PROPERTY moothall_plugins ${name})
endfunction()
