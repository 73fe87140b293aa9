# SPDX-License-Identifier: MIT
# The Debian package that `cpack` makes of an installation under /usr.

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME kpi)
set(CPACK_PACKAGE_VENDOR "the kpi authors")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/src/packaging/as_in_debian.cmake)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE gzip)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "the kpi authors <authors@kpi.invalid>")
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "figures of contact centres, computed from their call logs")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
  "Reads the call logs that phone systems export and prints service level,
average speed of answer, handle time, abandonment, first-contact resolution
and other KPIs, each with its formula, its numerator and its denominator.

The package has the program and the C++ library that it is made of.")
# Zones are read where they are used; the libraries are found out.
set(CPACK_DEBIAN_PACKAGE_DEPENDS tzdata)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# To link with the library.
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libfmt-dev, libhowardhinnant-date-dev, libsimdjson-dev, libsodium-dev, libzstd-dev, zlib1g-dev")
include(CPack)
