# What `cmake --install` puts in place: the program, its plugins (by moothall_add_plugin), the SDK with
# its headers, libraries and CMake package, the template and the type stubs. The layout is that of the
# build folder, so that the program finds its plugins and its template from where it stands itself.
# Components are what packages are made of; see host/packages/Packages.cmake.
include(CMakePackageConfigHelpers)

if(TARGET moothall)
    install(TARGETS moothall EXPORT MoothallTargets RUNTIME DESTINATION bin COMPONENT moothall)
endif()
install(TARGETS moothall_sdk EXPORT MoothallTargets ARCHIVE DESTINATION lib COMPONENT dev)
if(TARGET moothall_testing)
    install(TARGETS moothall_testing EXPORT MoothallTargets LIBRARY DESTINATION lib COMPONENT dev)
endif()
install(DIRECTORY ${PROJECT_SOURCE_DIR}/sdk/include/ DESTINATION include COMPONENT dev)

set(package lib/cmake/Moothall)
install(EXPORT MoothallTargets NAMESPACE moothall:: DESTINATION ${package}
    COMPONENT dev)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/MoothallConfig.cmake.in
    ${PROJECT_BINARY_DIR}/MoothallConfig.cmake INSTALL_DESTINATION ${package})
# 0.1 finds 0.1.x and nothing else: the SDK is matched exactly until it is 1.0.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/MoothallConfigVersion.cmake
    COMPATIBILITY SameMinorVersion)
install(FILES
    ${PROJECT_BINARY_DIR}/MoothallConfig.cmake
    ${PROJECT_BINARY_DIR}/MoothallConfigVersion.cmake
    ${CMAKE_CURRENT_LIST_DIR}/MoothallPlugin.cmake
    ${CMAKE_CURRENT_LIST_DIR}/MoothallAbi.cmake
    ${CMAKE_CURRENT_LIST_DIR}/DescribePlugin.cmake
    DESTINATION ${package} COMPONENT dev)

set(shared ${PROJECT_BINARY_DIR}/share/moothall)
file(MAKE_DIRECTORY ${shared})
foreach(folder template lua)
    if(IS_DIRECTORY ${PROJECT_SOURCE_DIR}/sdk/${folder})
        install(DIRECTORY ${PROJECT_SOURCE_DIR}/sdk/${folder} DESTINATION share/moothall COMPONENT dev)
        file(CREATE_LINK ${PROJECT_SOURCE_DIR}/sdk/${folder} ${shared}/${folder} SYMBOLIC)
    endif()
endforeach()
