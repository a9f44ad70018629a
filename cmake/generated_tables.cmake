# Tables made at build time from published data. Each generator is a small program in tools/; jiayu_folder(<name>) calls
# jiayu_generate_<name> when there is one.

# Unihan (Debian: unicode-data, libbz2-dev) → generated/han/character_tables.cpp
function(jiayu_generate_han)
    find_path(JIAYU_UNIHAN_FOLDER Unihan_Readings.txt.bz2 PATHS /usr/share/unicode REQUIRED)
    find_package(BZip2 REQUIRED)
    if(NOT TARGET make_character_tables)
        add_executable(make_character_tables "${PROJECT_SOURCE_DIR}/tools/make_character_tables.cpp"
            "${PROJECT_SOURCE_DIR}/tools/unihan.cpp" "${PROJECT_SOURCE_DIR}/src/base/utf8.cpp")
        target_include_directories(make_character_tables PRIVATE "${PROJECT_SOURCE_DIR}/src" "${PROJECT_SOURCE_DIR}")
        target_precompile_headers(make_character_tables PRIVATE "${PROJECT_SOURCE_DIR}/cmake/precompiled.hpp")
        target_link_libraries(make_character_tables PRIVATE BZip2::BZip2 fmt::fmt)
    endif()
    set(output "${PROJECT_BINARY_DIR}/generated/han/character_tables.cpp")
    set(data "${PROJECT_SOURCE_DIR}/src/han/data")
    file(GLOB inputs CONFIGURE_DEPENDS "${data}/*.csv")
    add_custom_command(OUTPUT "${output}"
        COMMAND make_character_tables "${JIAYU_UNIHAN_FOLDER}" "${data}" "${output}"
        DEPENDS make_character_tables ${inputs} VERBATIM)
    target_sources(jiayu_han PRIVATE "${output}")
endfunction()
