#!/usr/bin/env bash
# Wrong usage and wrong files: exit code 2, both languages, no stack trace, nothing left behind.
set -uo pipefail
program=$1 folder=$2
rm -rf "$folder"
mkdir -p "$folder/files"
cd "$folder"
failures=0
expect() {  # expect CODE TEXT COMMAND…
    local code=$1 text=$2
    shift 2
    local output
    output=$("$@" 2>&1)
    local got=$?
    [ $got = "$code" ] || { echo "expected exit $code, got $got: $*"; echo "$output"; failures=$((failures + 1)); }
    grep -qF -- "$text" <<<"$output" || { echo "expected '$text' in the answer to: $*"; echo "$output"; failures=$((failures + 1)); }
}

expect 0 "jiayu" env LANG=zh_CN.UTF-8 "$program" --help
expect 0 "退出码" env LC_ALL=zh_CN.UTF-8 "$program" --help
expect 0 "exit codes" env LC_ALL=C "$program" --help
expect 0 "用法" env LC_ALL=zh_CN.UTF-8 "$program" audit --help
expect 0 '"version"' "$program" --json version
expect 2 "scoreboard" env LC_ALL=C "$program"
expect 2 "verify" env LC_ALL=C "$program" trail
expect 2 "no-such-verb" "$program" no-such-verb
expect 2 "no-such-word" "$program" trail no-such-word
expect 2 "错误" "$program" ingest no-such-file.csv
: > files/empty.csv
expect 2 "错误" "$program" --data data ingest files/empty.csv
printf 'PK\003\004broken' > files/broken.xlsx
expect 2 "错误" "$program" --data data ingest files/broken.xlsx
expect 2 "错误" "$program" --data data ingest files/broken.xlsx files/empty.csv
expect 2 "jiayu ingest" "$program" --data data audit
expect 2 "--data" "$program" --data data trail verify
[ $failures = 0 ] && echo "bad input: ok"
exit $((failures > 0))
