#!/usr/bin/env bash
# check_headers.sh BUILD_FOLDER: every header of src/ compiles alone.
set -u
build=$1
failed=0
for header in $(git ls-files 'src/**/*.hpp' 'src/*.hpp'); do
    g++ -std=c++23 -fsyntax-only -I src -I "$build/generated" -I "$build/duckdb/include" -I /usr/include/postgresql -x c++ "$header" 2>/tmp/header_errors.$$ ||
        { echo "$header does not compile alone:"; grep -m3 error /tmp/header_errors.$$; failed=1; }
done
rm -f /tmp/header_errors.$$
exit $failed
