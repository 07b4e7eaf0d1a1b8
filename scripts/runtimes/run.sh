#!/usr/bin/env bash
# Runs the client in every runtime that it supports. The runtimes are installed in a folder of their own (OCPI_RUNTIMES), so
# that npm install of this package stays small; what cannot be installed is skipped, visibly.
set -euo pipefail
cd "$(dirname "$0")/../.."
export OCPI_RUNTIMES="${OCPI_RUNTIMES:-${TMPDIR:-/tmp}/ocpi-runtimes}"

get() {
  local folder="$OCPI_RUNTIMES/$1"
  [ -x "$folder/node_modules/.bin/$3" ] && return
  mkdir -p "$folder"
  npm install --prefix "$folder" --save-exact --no-audit --no-fund --silent "$2" || echo "-- $2 could not be installed"
}

get node-22 node@22.23.3 node
get node-26 node@26.10.0 node
get bun bun@1.4.5 bun
get deno deno@2.9.6 deno
get workerd workerd@1.20261117.1 workerd
command -v chromium >/dev/null || echo '-- Chromium is missing; on Debian: apt-get install chromium'

exec npx tsx scripts/runtimes/run.ts
