#!/bin/bash
# usage: tests/with_postgres.sh COMMAND…
# Runs the command with JIAYU_TEST_POSTGRES naming a private PostgreSQL of its own (a temporary folder, a unix socket, no network)
# and stops that server however the command ends. As root the server runs as user postgres, since it refuses root.
set -euo pipefail
[ $# -gt 0 ] || { echo "usage: $0 COMMAND…" >&2; exit 2; }

binaries=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -x "$binaries/initdb" ] || { echo "with_postgres: no PostgreSQL server; install the Debian package postgresql" >&2; exit 3; }

folder=$(mktemp -d /tmp/jiayu_postgres.XXXXXX)
as_server=()
if [ "$(id -u)" = 0 ]; then
    chown postgres "$folder"
    as_server=(runuser -u postgres --)
fi
stop() {
    (cd / && "${as_server[@]}" "$binaries/pg_ctl" -D "$folder/data" -m immediate -w stop) >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM HUP

cd_root() { (cd / && "$@"); }
cd_root "${as_server[@]}" "$binaries/initdb" -D "$folder/data" -U jiayu -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 ||
    { cat "$folder/initdb.log" >&2; exit 3; }
# Speed over safety: nothing here outlives the command. JIAYU_TEST_POSTGRES_SETTINGS="-c fsync=on" asks for another.
cd_root "${as_server[@]}" "$binaries/pg_ctl" -D "$folder/data" -l "$folder/data/server.log" -w -t 60 start \
    -o "-k $folder -c listen_addresses='' -c fsync=off -c shared_buffers=128MB -c max_wal_size=2GB ${JIAYU_TEST_POSTGRES_SETTINGS:-}" >"$folder/start.log" 2>&1 ||
    { cat "$folder/start.log" "$folder/data/server.log" >&2; exit 3; }

export JIAYU_TEST_POSTGRES="host=$folder user=jiayu dbname=postgres"
"$@"
