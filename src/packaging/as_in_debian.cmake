# SPDX-License-Identifier: MIT
# Run by cpack on the installed tree: places and forms that Debian's policy asks for.

set(usr ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr)
set(doc ${usr}/share/doc/kpi)

# Debian's zsh looks for the completions of packages in a folder of their own.
file(MAKE_DIRECTORY ${usr}/share/zsh/vendor-completions)
file(RENAME ${usr}/share/zsh/site-functions/_kpi ${usr}/share/zsh/vendor-completions/_kpi)
file(REMOVE_RECURSE ${usr}/share/zsh/site-functions)

file(COPY_FILE ${CMAKE_CURRENT_LIST_DIR}/changelog ${doc}/changelog)
file(GLOB pages ${usr}/share/man/man1/*.1)
execute_process(COMMAND gzip -9 --no-name ${pages} ${doc}/changelog COMMAND_ERROR_IS_FATAL ANY)

file(GLOB_RECURSE libraries ${usr}/lib*/libkpi.a)
execute_process(COMMAND strip --strip-debug --enable-deterministic-archives ${libraries}
  COMMAND_ERROR_IS_FATAL ANY)
