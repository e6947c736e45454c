#!/usr/bin/env bash
# Runs the browser tests: run.sh PACKAGES GALLERY_PROGRAM FOLDER MOOTHALL. They need Debian's chromium; where it
# is missing they fail and say so.
set -euo pipefail
packages=$1 program=$2 folder=$3 moothall=$4
sources=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

DESK_CHROMIUM=$(command -v chromium) || {
    echo "The browser tests need chromium: apt-get install chromium fonts-liberation2" >&2
    exit 1
}
# Playwright wants a newer node than Debian 12 has, so one comes with the packages.
node=$(find "$packages/node_modules" -maxdepth 3 -path '*/node-linux-*/bin/node' | head -1)

rm -rf "$folder"
mkdir -p "$folder"
"$program" "$folder/gallery"
cp "$sources"/*.mjs "$folder"
ln -s "$packages/node_modules" "$folder/node_modules"
cd "$folder"
export DESK_CHROMIUM DESK_GALLERY=$folder/gallery

# The desk itself, over a council of invented data, at a port of its own.
"$moothall" demo --cases 60 --data "$folder/council" >/dev/null
"$moothall" serve --listen 127.0.0.1:0 --data "$folder/council" 2>"$folder/serve.log" &
served=$!
trap 'kill "$served" 2>/dev/null || true' EXIT
for _ in $(seq 300); do
    DESK_ADDRESS=$(sed -n 's/^Serving at //p' "$folder/serve.log")
    [ -z "$DESK_ADDRESS" ] || break
    sleep 0.1
done
[ -n "$DESK_ADDRESS" ] || {
    cat "$folder/serve.log" >&2
    exit 1
}
export DESK_ADDRESS
"${node:-node}" node_modules/@playwright/test/cli.js test ${DESK_TESTS:-}
