#!/bin/sh
# Starts a PostgreSQL server of its own on a free port of the loopback interface, makes a database and prints its URL.
#   postgres.sh start DIRECTORY   installs the server from Debian's packages if there is none, prints the URL
#   postgres.sh stop DIRECTORY    stops it and removes the directory
# Example: export OCPI_TEST_POSTGRES="$(scripts/ci/postgres.sh start /tmp/ocpi-pg)"
set -eu

action=${1:?start or stop}
directory=${2:?a directory for the server}

binaries() {
  ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1
}

# The server refuses to run as root; the packages make a user for it.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

if [ "$action" = stop ]; then
  as_postgres "$(binaries)/pg_ctl" -D "$directory/data" -m immediate stop >&2 || true
  rm -rf "$directory"
  exit 0
fi

if [ -z "$(binaries)" ]; then
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >&2
fi
bin=$(binaries)

mkdir -p "$directory"
if [ "$(id -u)" = 0 ]; then chown postgres "$directory"; fi
port=$(node -e "const s = require('node:net').createServer(); s.listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); });")

as_postgres "$bin/initdb" -D "$directory/data" -U ocpi -A trust -E UTF8 --locale=C.UTF-8 >&2
as_postgres "$bin/pg_ctl" -D "$directory/data" -w -l "$directory/log" \
  -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='$directory'" start >&2
as_postgres "$bin/createdb" -h 127.0.0.1 -p "$port" -U ocpi ocpi >&2
echo "postgres://ocpi@127.0.0.1:$port/ocpi"
