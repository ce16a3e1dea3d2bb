# What `cmake --install` puts where, and the Debian package that CPack makes of it: docs/install.md.

install(TARGETS hongtou DESTINATION ${CMAKE_INSTALL_BINDIR})

# The program looks for them from where it is itself (cli/jobs.h).
install(DIRECTORY styles fonts words DESTINATION ${CMAKE_INSTALL_DATADIR}/hongtou
        FILES_MATCHING PATTERN "*.yaml" PATTERN "official.txt" PATTERN "LICENSES/*")
install(PROGRAMS fonts/fetch DESTINATION ${CMAKE_INSTALL_DATADIR}/hongtou/fonts)

install(DIRECTORY ${HONGTOU_MANUAL}/ DESTINATION ${CMAKE_INSTALL_MANDIR})

install(FILES packaging/completions/hongtou.bash RENAME hongtou
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES packaging/completions/_hongtou DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES packaging/completions/hongtou.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

install(FILES README.md README.zh-CN.md packaging/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES packaging/lintian-overrides RENAME hongtou DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides)
# Under the name that Debian looks for.
install(CODE "execute_process(COMMAND ${GZIP} -9nc ${PROJECT_SOURCE_DIR}/CHANGELOG.md COMMAND_ERROR_IS_FATAL ANY
                OUTPUT_FILE \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DOCDIR}/changelog.gz\")")
install(DIRECTORY docs samples DESTINATION ${CMAKE_INSTALL_DOCDIR} PATTERN "make*" EXCLUDE)

# cpack --config build/release/CPackConfig.cmake
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME hongtou)
# Who answers for the package is whoever makes it; until that is said, the address is one that cannot be.
set(HONGTOU_CONTACT "Hongtou maintainers <maintainers@hongtou.invalid>" CACHE STRING
    "Maintainer of the Debian package: Name <address>")
set(CPACK_PACKAGE_CONTACT "${HONGTOU_CONTACT}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "typesets Chinese official bulletins written in YAML as PDF")
set(CPACK_PACKAGE_DESCRIPTION
"Hongtou turns YAML sources of Chinese official bulletins into the PDF that
an office prints, files and exchanges: on the page of GB/T 9704-2012, with
red head and distribution footer, as PDF/A and tagged.
Fonts are fetched afterwards: hongtou fonts --fetch --shared.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR})
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# apt and dpkg, bash and flock, by which fonts are fetched; libqpdf, opened for --encrypt and --linearize.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "apt, libqpdf29, fontconfig")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libgs-common")
include(CPack)
