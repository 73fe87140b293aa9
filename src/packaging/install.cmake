# SPDX-License-Identifier: MIT
# What `cmake --install` puts where: program, library, man pages, completions and data.

install(TARGETS kpi RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS kpi_library EXPORT kpi-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/kpi DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})

# How other programs find the library: by CMake, and by pkg-config.
set(kpi_cmake_folder ${CMAKE_INSTALL_LIBDIR}/cmake/kpi)
install(EXPORT kpi-targets NAMESPACE kpi:: DESTINATION ${kpi_cmake_folder})
configure_package_config_file(src/packaging/kpi-config.cmake.in kpi-config.cmake
  INSTALL_DESTINATION ${kpi_cmake_folder})
write_basic_package_version_file(kpi-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/kpi-config.cmake ${PROJECT_BINARY_DIR}/kpi-config-version.cmake
  DESTINATION ${kpi_cmake_folder})
# From the file to the prefix, so that the installed tree may be moved.
file(RELATIVE_PATH KPI_PREFIX_FROM_PC "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
configure_file(src/packaging/kpi.pc.in kpi.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/kpi.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(DIRECTORY data/presets data/profiles data/schemas DESTINATION ${CMAKE_INSTALL_DATADIR}/kpi)
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES src/packaging/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

# The program itself tells what its man pages and completions are.
if(NOT CMAKE_CROSSCOMPILING)
  set(kpi_manual ${PROJECT_BINARY_DIR}/manual)
  add_custom_command(OUTPUT ${kpi_manual}.stamp
    COMMAND ${CMAKE_COMMAND} -DKPI=$<TARGET_FILE:kpi> -DTO=${kpi_manual}
      -P ${PROJECT_SOURCE_DIR}/src/packaging/manual.cmake
    COMMAND ${CMAKE_COMMAND} -E touch ${kpi_manual}.stamp
    DEPENDS kpi src/packaging/manual.cmake
    COMMENT "Writing man pages and completions" VERBATIM)
  add_custom_target(kpi_manual ALL DEPENDS ${kpi_manual}.stamp)
  install(DIRECTORY ${kpi_manual}/man1 DESTINATION ${CMAKE_INSTALL_MANDIR})
  install(DIRECTORY ${kpi_manual}/bash-completion ${kpi_manual}/zsh ${kpi_manual}/fish
    DESTINATION ${CMAKE_INSTALL_DATADIR})
endif()
