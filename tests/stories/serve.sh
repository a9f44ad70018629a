#!/usr/bin/env bash
# The service over HTTP: it answers on the address that it names, tells when it cannot serve, refuses a malformed request, and stops when asked.
set -euo pipefail
program=$1 folder=$2
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
fail() { echo "story failed: $*" >&2; exit 1; }

export LC_ALL=C
"$program" --data empty serve --port 0 > refused.txt 2>&1 && fail "there is no register to serve"
grep -q "empty" refused.txt || fail "the refusal names the folder: $(cat refused.txt)"

"$program" --data data --as tester register > /dev/null
"$program" --data data serve --port 0 > said.txt 2> log.txt &
server=$!
trap 'kill $server 2> /dev/null || true' EXIT
for _ in $(seq 100); do grep -q "serving at" said.txt && break; sleep 0.05; done
port=$(grep -o '127.0.0.1:[0-9]*' said.txt | head -1 | cut -d: -f2)

# ask BYTES: the whole answer to them.
ask() { exec 3<> "/dev/tcp/127.0.0.1/$port"; printf "$1" >&3; cat <&3; exec 3>&-; }
get() { ask "GET $1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"; }

get /healthz | grep -q '"status":"alive"' || fail "it is alive"
get /readyz | grep -q '"status":"ready","store":"sqlite"' || fail "it is ready"
get /api/openapi.yaml | grep -q "operationId: getReadiness" || fail "it shows its document"
get /metrics | grep -q 'jiayu_http_requests_total{operation="getHealth",status="200"} 1' || fail "it counts"
get /api/nothing | grep -q "HTTP/1.1 404" || fail "an unknown path is told"
ask "GET / HTTP/1.1\r\n\r\n" | grep -q "HTTP/1.1 400" || fail "no Host, no answer"
grep -q '"operation":"getHealth","status":200' log.txt || fail "it keeps a log: $(cat log.txt)"

kill -TERM $server
wait $server || fail "it stops in peace when asked"
echo "serve: ok"
