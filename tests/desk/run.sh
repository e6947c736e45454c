#!/usr/bin/env bash
# Runs the browser tests: run.sh PACKAGES GALLERY_PROGRAM FOLDER MOOTHALL. They need Debian's chromium; where it
# is missing they fail and say so.
set -euo pipefail
packages=$1 program=$2 folder=$3 moothall=$4
sources=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$sources/serving.sh"
find_browser

rm -rf "$folder"
mkdir -p "$folder"
"$program" "$folder/gallery"
cp "$sources"/*.mjs "$folder"
ln -s "$packages/node_modules" "$folder/node_modules"
cd "$folder"
export DESK_GALLERY=$folder/gallery

serve_council "$moothall" "$folder" 60
"$(node_of "$packages")" node_modules/@playwright/test/cli.js test ${DESK_TESTS:-}
