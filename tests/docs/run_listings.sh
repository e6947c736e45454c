#!/usr/bin/env bash
# Runs every listing of a page, in order, in an empty folder and in one shell:
#
#   ```console     lines that begin with "$ " are commands, what follows is what they print, both
#                  outputs together; … stands for anything in a line, a line of … alone for any
#                  lines. A command has to succeed, unless the next one is "echo $?".
#   ```lua, ```cpp …  begin with "file: NAME" in a comment: the rest is written to that file;
#                  or with "in: NAME": the rest stands in that file, line after line.
#   ```sh, ```text    are read by people only.
#
# Called with: PAGE WORK_FOLDER. The first listing that is not true is shown with page and line.
# Its own names begin with listing_, so that commands may set any others.
set -uo pipefail
export LC_ALL=C.UTF-8

listing_page=$1
mkdir -p "$2"
listing_folder=$(cd "$2" && pwd)
listing_output=$listing_folder.output
listing_status=0
listing_done=0
mapfile -t listing_lines <"$listing_page" || exit 1

listing_fail() {
    printf '%s:%s: %s\n' "$listing_page" "$1" "$2" >&2
    exit 1
}

listing_give_status() { return "$1"; }

# The text as a pattern in which only … stands for anything.
listing_pattern() {
    local text=$1 special
    for special in '\' '*' '?' '['; do
        text=${text//"$special"/"\\$special"}
    done
    printf '%s' "${text//…/*}"
}

# Whether what was printed from line $2 on is what was expected from line $1 on.
listing_matches() {
    local wanted=$1 printed=$2 from
    while [ "$wanted" -lt ${#listing_wanted[@]} ]; do
        if [ "${listing_wanted[wanted]}" = … ]; then
            for ((from = printed; from <= ${#listing_printed[@]}; ++from)); do
                listing_matches $((wanted + 1)) "$from" && return 0
            done
            return 1
        fi
        [ "$printed" -lt ${#listing_printed[@]} ] || return 1
        # Unquoted on the right, because it is a pattern.
        [[ ${listing_printed[printed]} == $(listing_pattern "${listing_wanted[wanted]}") ]] || return 1
        wanted=$((wanted + 1))
        printed=$((printed + 1))
    done
    [ "$printed" -eq ${#listing_printed[@]} ]
}

# Lines of $2 without the empty ones at its end, into the array named $1.
listing_take_lines() {
    local -n into=$1
    mapfile -t into <"$2"
    while [ ${#into[@]} -gt 0 ] && [ -z "${into[-1]}" ]; do
        unset 'into[-1]'
    done
}

# Runs a command that stands in line $1. $2 is what comes after it: the next command, or nothing.
listing_check() {
    local line=$1 next=$2
    listing_take_lines listing_wanted "$listing_output.wanted"
    listing_take_lines listing_printed "$listing_output"
    if ! listing_matches 0 0; then
        printf '%s:%s: $ %s\nprinted something else ("+"):\n' \
            "$listing_page" "$line" "$listing_command" >&2
        diff -u "$listing_output.wanted" "$listing_output" | tail -n +4 >&2
        exit 1
    fi
    if [ "$listing_status" -ne 0 ] && [ "$next" != 'echo $?' ]; then
        cat "$listing_output" >&2
        listing_fail "$line" "$ $listing_command: ended with status $listing_status"
    fi
    listing_done=$((listing_done + 1))
}

# The block from line $1 to line $2 (indexes of the first and past the last).
listing_run_console() {
    local at=$1 end=$2 line
    [[ ${listing_lines[at]-} == '$ '* ]] || listing_fail "$at" 'a console listing begins with "$ "'
    while [ "$at" -lt "$end" ]; do
        line=$((at + 1))
        listing_command=${listing_lines[at]#'$ '}
        while [[ $listing_command == *\\ ]] && [ $((at + 1)) -lt "$end" ]; do
            at=$((at + 1))
            listing_command+=$'\n'${listing_lines[at]}
        done
        at=$((at + 1))
        : >"$listing_output.wanted"
        while [ "$at" -lt "$end" ] && [[ ${listing_lines[at]} != '$ '* ]]; do
            printf '%s\n' "${listing_lines[at]}" >>"$listing_output.wanted"
            at=$((at + 1))
        done
        listing_next=""
        [ "$at" -lt "$end" ] && listing_next=${listing_lines[at]#'$ '}
        listing_give_status "$listing_status"
        eval "$listing_command" >"$listing_output" 2>&1 </dev/null
        listing_status=$?
        listing_check "$line" "$listing_next"
    done
}

listing_take_file() {
    local at=$1 end=$2 first=${listing_lines[$1]-} what name text
    [[ $first =~ ^(--|//|#)\ (file|in):\ ([^ ]+)$ ]] ||
        listing_fail "$((at + 1))" 'a listing begins with "file: NAME" or "in: NAME" in a comment'
    what=${BASH_REMATCH[2]} name=${BASH_REMATCH[3]}
    text=$(printf '%s\n' "${listing_lines[@]:at+1:end-at-1}" && printf .)
    text=${text%.}
    if [ "$what" = file ]; then
        mkdir -p "$(dirname "$name")"
        printf '%s' "$text" >"$name" || listing_fail "$((at + 1))" "cannot write $name"
    else
        [ -f "$name" ] || listing_fail "$((at + 1))" "there is no file $name"
        [[ $'\n'$(cat "$name")$'\n' == *$'\n'"$text"* ]] ||
            listing_fail "$((at + 1))" "these lines do not stand in $name"
    fi
    listing_done=$((listing_done + 1))
}

# The commands see none of this program's local names: only what begins with listing_.
listing_run_page() {
    listing_at=0
    while [ "$listing_at" -lt ${#listing_lines[@]} ]; do
        if [[ ${listing_lines[listing_at]} != '```'* ]]; then
            listing_at=$((listing_at + 1))
            continue
        fi
        listing_kind=${listing_lines[listing_at]#'```'}
        listing_first=$((listing_at + 1))
        listing_at=$listing_first
        while [ "$listing_at" -lt ${#listing_lines[@]} ] &&
            [ "${listing_lines[listing_at]}" != '```' ]; do
            listing_at=$((listing_at + 1))
        done
        [ "$listing_at" -lt ${#listing_lines[@]} ] ||
            listing_fail "$listing_first" "this listing does not end"
        case "$listing_kind" in
            console) listing_run_console "$listing_first" "$listing_at" ;;
            sh | text) ;;
            "") listing_fail "$listing_first" "say what this listing is: console, lua, sh, text …" ;;
            *) listing_take_file "$listing_first" "$listing_at" ;;
        esac
        listing_at=$((listing_at + 1))
    done
}

listing_page=$(realpath "$listing_page")
rm -rf "$listing_folder"
mkdir -p "$listing_folder"
cd "$listing_folder" || exit 1
listing_run_page
[ "$listing_done" -gt 0 ] || listing_fail 1 "this page has no listing that can be run"
echo "$listing_page: $listing_done listings are true."
