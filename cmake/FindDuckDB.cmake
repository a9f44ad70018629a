# DuckDB's C API: a system library first, then the pinned npm packages in tools/native (npm ci --ignore-scripts).
# Gives the target DuckDB::DuckDB. Only duckdb.h is copied beside the build, so no other header of the package is seen.
set(native "${PROJECT_SOURCE_DIR}/tools/native/node_modules")
find_path(DuckDB_HEADER_FOLDER duckdb.h HINTS "${native}/duckdb/src/duckdb/src/include")
find_library(DuckDB_LIBRARY duckdb HINTS "${native}/@duckdb/node-bindings-linux-x64")
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(DuckDB REQUIRED_VARS DuckDB_LIBRARY DuckDB_HEADER_FOLDER
    REASON_FAILURE_MESSAGE "run ./dev setup")
if(DuckDB_FOUND AND NOT TARGET DuckDB::DuckDB)
    file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/duckdb/include" "${PROJECT_BINARY_DIR}/lib/jiayu")
    file(COPY_FILE "${DuckDB_HEADER_FOLDER}/duckdb.h" "${PROJECT_BINARY_DIR}/duckdb/include/duckdb.h" ONLY_IF_DIFFERENT)
    file(COPY_FILE "${DuckDB_LIBRARY}" "${PROJECT_BINARY_DIR}/lib/jiayu/libduckdb.so" ONLY_IF_DIFFERENT)
    add_library(DuckDB::DuckDB SHARED IMPORTED)
    set_target_properties(DuckDB::DuckDB PROPERTIES
        IMPORTED_LOCATION "${PROJECT_BINARY_DIR}/lib/jiayu/libduckdb.so"
        IMPORTED_NO_SONAME TRUE
        INTERFACE_INCLUDE_DIRECTORIES "${PROJECT_BINARY_DIR}/duckdb/include")
endif()
