# Compiler settings of every target.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
set(CMAKE_CXX_FLAGS_RELEASE "-O2")      # no NDEBUG: JIAYU_ASSERT and the library's own checks stay on
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1")
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wno-missing-field-initializers -Werror=return-type
                    -ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)
add_link_options(-fuse-ld=lld)

option(JIAYU_FUZZ "build the fuzz targets" OFF)
set(JIAYU_SANITIZE "" CACHE STRING "sanitizers, e.g. address,undefined")
if(JIAYU_SANITIZE)
    add_compile_options(-fsanitize=${JIAYU_SANITIZE} -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${JIAYU_SANITIZE})
endif()

if(JIAYU_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-Wno-array-bounds -Wno-stringop-overflow -Wno-restrict)  # false alarms of g++ 12 inside std::string
endif()

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        add_compile_options(-fpch-preprocess)
    endif()
endif()
