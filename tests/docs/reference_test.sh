#!/usr/bin/env bash
# That the pages which are made from the program are what it says of itself today.
# Called with: WRITE_REFERENCE SOURCE_FOLDER WORK_FOLDER
set -euo pipefail

rm -rf "$3"
"$1" "$3"
different=no
while read -r page; do
    diff -u "$2/docs/$page" "$3/$page" || different=yes
done < <(cd "$3" && find . -type f | sort)
[ "$(find "$3" -type f | wc -l)" -ge 6 ] || different=yes
if [ $different = yes ]; then
    echo "reference_test: these pages are not what the program says. Run ./dev docs." >&2
    exit 1
fi
