#!/usr/bin/env bash
# That systemd understands the unit, finds it closed enough, and that the program says in it what it
# should. Called with: SOURCE_FOLDER PROGRAM WORK_FOLDER
set -euo pipefail

exposure_max=25  # In tenths; systemd-analyze itself goes to 100.

fail() {
    echo "unit_test: $1" >&2
    exit 1
}

command -v systemd-analyze >/dev/null ||
    fail "systemd-analyze is not here: apt-get install systemd, or ./dev test, which does so."

rm -rf "$3"
mkdir -p "$3"
unit=$3/moothall.service
# The program and the pages are where they are before anything is installed.
sed -e "s|^ExecStart=/usr/bin/moothall |ExecStart=$2 |" -e '/^Documentation=/d' \
    "$1/host/packages/moothall.service" >"$unit"
grep -q "^ExecStart=$2 serve --config" "$unit" || fail "the unit does not start /usr/bin/moothall."

complaints=$(systemd-analyze verify --man=no "$unit" 2>&1) || fail "the unit is wrong: $complaints"
! grep -F moothall.service <<<"$complaints" || fail "systemd complains about the unit."

# With what the package moothall-http-server adds.
cat "$1/plugins/http_server/network.conf" >>"$unit"
complaints=$(systemd-analyze verify --man=no "$unit" 2>&1) || fail "the drop-in is wrong: $complaints"
! grep -F moothall.service <<<"$complaints" || fail "systemd complains about the drop-in."
systemd-analyze security --offline=true --threshold=$exposure_max "$unit" >"$3/exposure" ||
    fail "the unit is too open with HTTP: $(tail -1 "$3/exposure")"

# A key that is spelled wrongly has to be found, or the check says nothing.
sed 's/^Restart=/Restrat=/' "$unit" >"$3/wrong.service"
grep -q Restrat <<<"$(systemd-analyze verify --man=no "$3/wrong.service" 2>&1)" ||
    fail "systemd-analyze verify does not find a wrong key."

systemd-analyze security --offline=true --threshold=$exposure_max "$unit" >"$3/exposure" ||
    fail "the unit is too open: $(tail -1 "$3/exposure")"
systemd-analyze security --offline=true "$unit" | tail -1
