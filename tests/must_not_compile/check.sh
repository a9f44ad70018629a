#!/usr/bin/env bash
# check.sh COMPILER INCLUDE_FOLDER FILE: passes when FILE is refused with the message that its first line expects, and the same
# file without its marked lines ("// must not compile") is accepted: so it fails for the right reason.
set -u
compiler=$1 include=$2 file=$3
expected=$(sed -n '1s|^// expect: ||p' "$file")
[ -n "$expected" ] || { echo "$file: the first line must be '// expect: <part of the compiler message>'"; exit 1; }
grep -q '// must not compile' "$file" || { echo "$file: mark the refused lines with '// must not compile'"; exit 1; }
output=$("$compiler" -std=c++23 -fsyntax-only -I "$include" "$file" 2>&1) && { echo "$file compiled, and must not"; exit 1; }
grep -qF -- "$expected" <<<"$output" || { echo "$file: expected '$expected' in:"; echo "$output" | head -20; exit 1; }
good=$(mktemp --suffix=.cpp)
trap 'rm -f "$good"' EXIT
grep -v '// must not compile' "$file" > "$good"
"$compiler" -std=c++23 -fsyntax-only -I "$include" "$good" || { echo "$file: without its marked lines it should compile"; exit 1; }
