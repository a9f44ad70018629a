#!/usr/bin/env bash
# shots.sh PROGRAM: runs the demo in a folder of its own and takes the screenshot of its report for the README.
set -euo pipefail
program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tools/demo.sh "$program" 20000 "$folder/demo" > /dev/null
mkdir -p docs/images
chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update \
    --disable-sync --hide-scrollbars --user-data-dir="$folder/profile" --window-size=1000,1500 --virtual-time-budget=4000 \
    --screenshot="$PWD/docs/images/report.png" "file://$folder/demo/report.html" 2> /dev/null
echo "docs/images/report.png"
