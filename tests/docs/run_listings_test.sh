#!/usr/bin/env bash
# That run_listings.sh takes pages that are true and tells page and line of the first that is not.
# Called with: WORK_FOLDER
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$1
failures=0
rm -rf "$work"
mkdir -p "$work"
page=$work/page.md

fail() {
    echo "run_listings_test: $1" >&2
    failures=$((failures + 1))
}

is_true() {
    local said
    cat >"$page"
    said=$("$here/run_listings.sh" "$page" "$work/run" 2>&1) || fail "$1: $said"
}

# $2 is what has to be said about it.
is_false() {
    local said
    cat >"$page"
    if said=$("$here/run_listings.sh" "$page" "$work/run" 2>&1); then
        fail "$1: was taken."
    elif [[ $said != *"$2"* ]]; then
        fail "$1: said \"$said\" and not \"$2\"."
    fi
}

is_true "commands share a shell, a folder and their files" <<'PAGE'
```lua
-- file: a/one.lua
return 1
```
```console
$ cd a
$ cat one.lua
return 1
$ name=two; echo "$name [*] \\"
two [*] \
```
```console
$ ls "$PWD" && echo $name
one.lua
two
```
```lua
-- in: one.lua
return 1
```
PAGE
is_true "an ellipsis stands for anything" <<'PAGE'
```console
$ printf 'a 12 b\nx\ny\nend\n'
a … b
…
end
```
PAGE
is_true "a command may fail where the listing shows its status" <<'PAGE'
```console
$ ls not-there
ls: …
$ echo $?
2
```
PAGE
is_true "a command may go on in the next line" <<'PAGE'
```console
$ echo one \
    two
one two
```
PAGE
is_false "another output" "page.md:2: $ echo b" <<'PAGE'
```console
$ echo b
a
```
PAGE
is_false "a line more than was shown" "page.md:4:" <<'PAGE'

```console
$ true
$ printf 'a\nb\n'
a
```
PAGE
is_false "a line less than was shown" "page.md:2:" <<'PAGE'
```console
$ echo a
a
b
```
PAGE
is_false "an ellipsis that has nothing around it to stand for" "page.md:2:" <<'PAGE'
```console
$ echo ab
a…c
```
PAGE
is_false "a star is a star" "page.md:2:" <<'PAGE'
```console
$ echo ab
a*
```
PAGE
is_false "a command that fails in silence" "page.md:2: $ false: ended with status 1" <<'PAGE'
```console
$ false
$ true
```
PAGE
is_false "an excerpt that is not in its file" "page.md:6: these lines do not stand in one.lua" <<'PAGE'
```lua
-- file: one.lua
return 1
```
```lua
-- in: one.lua
return 2
```
PAGE
is_false "an excerpt that is half a line" "page.md:6:" <<'PAGE'
```lua
-- file: one.lua
return 12
```
```lua
-- in: one.lua
return 1
```
PAGE
is_false "a listing that nothing is done with" "page.md:2: a listing begins with" <<'PAGE'
```lua
return 1
```
PAGE
is_false "a page without any listing" "page.md:1: this page has no listing" <<'PAGE'
Words.
PAGE
is_false "a listing without an end" "page.md:1: this listing does not end" <<'PAGE'
```console
$ true
PAGE

[ "$failures" -eq 0 ] && echo "run_listings_test: all as expected."
exit "$failures"
