#!/usr/bin/env bash
# That the pages of docs/reference/ are what the program says of itself today.
# Called with: WRITE_REFERENCE SOURCE_FOLDER WORK_FOLDER
set -euo pipefail

rm -rf "$3"
"$1" "$3"
if ! diff -ru "$2/docs/reference" "$3" --exclude=README.md; then
    echo "reference_test: docs/reference/ is not what the program says. Run ./dev docs." >&2
    exit 1
fi
