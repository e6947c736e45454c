#!/usr/bin/env bash
# Measures the desk's pages in a browser: desk_bench.sh BUILD_FOLDER. See desk_bench.mjs.
set -euo pipefail
build=$(realpath "$1")
sources=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
packages=$build/tests/desk/packages
source "$sources/../desk/serving.sh"
find_browser

folder=$(mktemp -d)
cp "$sources/desk_bench.mjs" "$sources"/../desk/{council,lighthouse}.mjs "$folder"
ln -s "$packages/node_modules" "$folder/node_modules"
serve_council "$build/bin/moothall" "$folder" 5000
trap 'kill "$served" 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
"$(node_of "$packages")" desk_bench.mjs
