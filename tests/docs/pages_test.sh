#!/usr/bin/env bash
# That the links between the pages lead somewhere, that the files they name are there, that the README is short, and that the index of
# decisions names each of them.
# Called with: SOURCE_FOLDER
set -uo pipefail

cd "$1" || exit 1
failures=0

fail() {
    echo "pages_test: $1" >&2
    failures=$((failures + 1))
}

# The targets of [words](target) in a page, each with its line: "12:guides/first_plugin.md".
links_of() {
    grep -no '](\([^)]*\))' "$1" | sed 's/:](\(.*\))$/:\1/'
}

mapfile -t pages < <(find README.md docs -name '*.md' | sort)
links=0
for page in "${pages[@]}"; do
    while IFS=: read -r line target; do
        case "$target" in
            http*) continue ;;
        esac
        links=$((links + 1))
        [ -e "$(dirname "$page")/${target%%#*}" ] || fail "$page:$line: there is no $target."
    done < <(links_of "$page")
done
# Files and folders that a page names in `code`, a pattern among them: "12:host/cases/case_fold.cpp".
paths_of() {
    grep -noE '`(host|plugins|scripts|sdk|tests|docs|packaging)/[A-Za-z0-9_./*-]*`' "$1" | tr -d '`'
}

paths=0
for page in "${pages[@]}"; do
    while IFS=: read -r line path; do
        [[ "$path" != *NAME* ]] || continue  # It stands for any name.
        paths=$((paths + 1))
        compgen -G "$path" >/dev/null || fail "$page:$line: there is no $path."
    done < <(paths_of "$page")
done
[ "$paths" -gt 10 ] || fail "only $paths paths were found: the search for them is broken."

[ "$links" -gt 10 ] || fail "only $links links were found: the search for them is broken."

lines=$(wc -l <README.md)
[ "$lines" -lt 120 ] || fail "README.md has $lines lines; it has to stay under 120."

for decision in docs/decisions/[0-9]*.md; do
    grep -q "($(basename "$decision"))" docs/decisions/README.md ||
        fail "docs/decisions/README.md does not name $(basename "$decision")."
done

test_command=$(sed -n 's/^exec .*\/dev" /.\/dev /p' .ci/run)
[ -n "$test_command" ] && grep -qF "$test_command" README.md ||
    fail "the README does not name what .ci/run calls."

exit "$failures"
