#!/usr/bin/env bash
# Holds the HTTP interface to its own description: run.sh PACKAGES FOLDER MOOTHALL. The description is
# linted twice; then every route is asked through prism, which compares each request and answer with it.
set -euo pipefail
packages=$1 folder=$2 moothall=$3
sources=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# The linters want a newer node than Debian 12 has, so one comes with the packages.
node=$(find "$packages/node_modules" -maxdepth 3 -path '*/node-linux-*/bin/node' | head -1)

rm -rf "$folder"
mkdir -p "$folder"
cp "$sources"/*.mjs "$sources/spectral.yaml" "$folder"
ln -s "$packages/node_modules" "$folder/node_modules"
cd "$folder"

# A line of a log, as soon as it is there.
line_of() {
    local found
    for _ in $(seq 600); do
        found=$(sed -n "s|.*$1||p" "$2" | head -1)
        [ -z "$found" ] || { echo "$found" && return; }
        sleep 0.1
    done
    cat "$2" >&2
    return 1
}
token() {
    "$moothall" officer token priya.shah --scopes "$1" --data council --json |
        "$node" -p 'JSON.parse(require("fs").readFileSync(0)).token'
}

"$moothall" demo --cases 40 --data council >/dev/null
API_TOKEN_WORK=$(token read,work) API_TOKEN_READ=$(token read)
started=()
trap 'kill "${started[@]}" 2>/dev/null || true' EXIT
"$moothall" serve --listen 127.0.0.1:0 --data council 2>serve.log &
started+=($!)
API_ADDRESS=$(line_of 'Serving at ' serve.log)
API_DESCRIPTION=$folder/openapi.json
"$node" -e 'fetch(process.argv[1]).then(r => r.text()).then(t => console.log(t))' \
    "$API_ADDRESS/api/v1/openapi.json" >"$API_DESCRIPTION"

"$node" strict.mjs openapi.json strict.json
# Port 0 is not for prism to take; these are taken a moment before it does.
ports=($("$node" -e 'const net = require("net"), all = [0, 0].map(() => net.createServer().listen(0, "127.0.0.1"));
    setTimeout(() => all.forEach((one) => { console.log(one.address().port); one.close(); }), 50)'))
prism=node_modules/@stoplight/prism-cli/dist/index.js
"$node" $prism proxy strict.json "$API_ADDRESS/api/v1" --port "${ports[0]}" --errors >prism.log 2>&1 &
started+=($!)
"$node" $prism proxy strict.json "$API_ADDRESS/api/v1" --port "${ports[1]}" >lenient.log 2>&1 &
started+=($!)

"$node" node_modules/@redocly/cli/bin/cli.js lint --format=stylish --max-problems=20 \
    --lint-config=error openapi.json
"$node" node_modules/@stoplight/spectral-cli/dist/index.js lint --ruleset spectral.yaml \
    --fail-severity=hint openapi.json

API_STRICT=$(line_of 'Prism is listening on ' prism.log)
API_LENIENT=$(line_of 'Prism is listening on ' lenient.log)
export API_ADDRESS API_DESCRIPTION API_STRICT API_LENIENT API_TOKEN_WORK API_TOKEN_READ
"$node" --test --test-reporter=spec ${API_TESTS:-description.test.mjs case_types.test.mjs routes.test.mjs}
