# A throw-away PostgreSQL on a free port. Sourced: start_postgres sets GROWING_EDGE_TEST_POSTGRES, stop_postgres leaves nothing behind.

# PostgreSQL refuses to run as root; then its own user runs it.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

start_postgres() {
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || debian postgresql
  local bin port
  bin=$(dirname "$(find /usr/lib/postgresql/*/bin -name initdb | sort -V | tail -n 1)")
  cluster=$(mktemp -d "${TMPDIR:-/tmp}/growing-edge-postgres-XXXXXX")
  pg_ctl=$bin/pg_ctl
  [ "$(id -u)" = 0 ] && chown postgres "$cluster"
  port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
  : >"$LOGS/postgres.log"
  (
    cd "$cluster"
    # C.UTF-8 and UTC: the same order of words and the same clock on each machine.
    logged postgres as_postgres "$bin/initdb" --pgdata="$cluster/data" --username=postgres --auth=trust --locale=C.UTF-8 --encoding=UTF8 --no-sync
    # Nothing of it outlives the tests: no need to wait for the disk.
    logged postgres as_postgres "$pg_ctl" start --wait --pgdata="$cluster/data" --log="$cluster/log" \
      --options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c full_page_writes=off -c max_connections=200 -c timezone=UTC"
  )
  export GROWING_EDGE_TEST_POSTGRES=postgres://postgres@127.0.0.1:$port/postgres
  say "a throw-away PostgreSQL is at port $port"
}

stop_postgres() {
  [ -n "${cluster:-}" ] || return 0
  (cd "$cluster" && as_postgres "$pg_ctl" stop --silent --mode=immediate --pgdata="$cluster/data") >/dev/null 2>&1 || true
  rm -rf "$cluster"
  cluster=
}
