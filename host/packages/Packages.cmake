# The Debian packages, by CPack: `./dev package`. What belongs to which is said where it is installed,
# as its component: moothall, dev, and one named after each plugin.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME moothall)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "The Moothall developers <developers@moothall.invalid>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(packaging ${CMAKE_CURRENT_LIST_DIR})

function(moothall_package component name about description)
    string(TOUPPER ${component} key)
    set(CPACK_DEBIAN_${key}_PACKAGE_NAME ${name} PARENT_SCOPE)
    set(CPACK_COMPONENT_${key}_DESCRIPTION "${about}\n${description}" PARENT_SCOPE)
    list(APPEND CPACK_COMPONENTS_ALL ${component})
    set(CPACK_COMPONENTS_ALL ${CPACK_COMPONENTS_ALL} PARENT_SCOPE)
    install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION share/doc/${name} RENAME copyright
        COMPONENT ${component} EXCLUDE_FROM_ALL)
endfunction()

moothall_package(moothall moothall "Case platform of a council"
    "Keeps a council's cases and runs its work: a journal of events, workflows in Lua, services as\nplugins, and the service that takes what falls due by itself.")
set(CPACK_DEBIAN_MOOTHALL_PACKAGE_DEPENDS "adduser, tzdata, init-system-helpers (>= 1.54)")
set(CPACK_DEBIAN_MOOTHALL_PACKAGE_SUGGESTS "postgresql-client")  # Backups of a database.
set(CPACK_DEBIAN_MOOTHALL_PACKAGE_CONTROL_EXTRA
    ${packaging}/debian/conffiles
    ${packaging}/debian/postinst
    ${packaging}/debian/postrm
    ${packaging}/debian/prerm
    ${packaging}/debian/triggers)
install(FILES ${PROJECT_SOURCE_DIR}/README.md DESTINATION share/doc/moothall
    COMPONENT moothall EXCLUDE_FROM_ALL)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs DESTINATION share/doc/moothall
    COMPONENT moothall EXCLUDE_FROM_ALL)
# Where systemd and dpkg look, whatever the prefix: so only ever in a package.
install(FILES ${PROJECT_SOURCE_DIR}/docs/operating/moothall.toml DESTINATION /etc/moothall
    COMPONENT moothall EXCLUDE_FROM_ALL)
install(FILES ${packaging}/moothall.service DESTINATION /lib/systemd/system
    COMPONENT moothall EXCLUDE_FROM_ALL)

moothall_package(dev moothall-dev "Writing plugins for Moothall"
    "The headers of the SDK, its CMake package, the template of a plugin and the library with which\na plugin is tested.")
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS
    "moothall (= ${PROJECT_VERSION}), cmake (>= 3.25), g++ (>= 4:12), libgtest-dev, libgmock-dev, make | ninja-build")

# A plugin brings its workflows and rules. It matches its host exactly; see docs/decisions/0012.
get_property(plugins GLOBAL PROPERTY moothall_plugins)
foreach(plugin IN LISTS plugins)
    string(REPLACE "_" "-" words ${plugin})
    string(TOUPPER ${plugin} key)
    moothall_package(${plugin} moothall-${words} "The service ${plugin} of Moothall"
        "A plugin with its functions, registers, rules and workflows.")
    set(CPACK_DEBIAN_${key}_PACKAGE_DEPENDS "moothall (= ${PROJECT_VERSION})")
endforeach()
foreach(key IN ITEMS REST_API DESK)
    string(APPEND CPACK_DEBIAN_${key}_PACKAGE_DEPENDS ", moothall-http-server (= ${PROJECT_VERSION})")
endforeach()
set(CPACK_DEBIAN_DESK_PACKAGE_RECOMMENDS graphviz)  # The pictures of workflows.
install(FILES ${PROJECT_SOURCE_DIR}/plugins/http_server/network.conf
    DESTINATION /lib/systemd/system/moothall.service.d COMPONENT http_server EXCLUDE_FROM_ALL)

include(CPack)
