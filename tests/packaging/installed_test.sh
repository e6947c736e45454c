#!/usr/bin/env bash
# Installs, runs, removes and purges the packages in a Debian of its own. Needs root and debootstrap,
# downloads packages, and builds a release: `./dev test --soak` runs it.
# MOOTHALL_CHROOT names a Debian 12 to be used instead of a new one; it is left there, but for what
# an earlier run of this test left in it. MOOTHALL_PACKAGES names a folder of packages built before.
# Called with: SOURCE_FOLDER
set -euo pipefail

fail() {
    echo "installed_test: $1" >&2
    exit 1
}

[ "$(id -u)" -eq 0 ] || fail "this test installs packages in a chroot and needs root: run it as root."
made="" mounted=no
leave() {
    [ $mounted = no ] || umount "$root/proc"
    [ -z "$made" ] || rm -rf --one-file-system "$made"  # Nothing is mounted below it any more.
}
if [ -z "${MOOTHALL_CHROOT:-}" ]; then
    command -v debootstrap >/dev/null || fail "debootstrap is not here: apt-get install debootstrap."
    made=$(mktemp -d)
    root=$made/debian  # Not the folder itself, into which only root may look.
    trap leave EXIT
    debootstrap --variant=minbase bookworm "$root" >"$made/log" 2>&1 ||
        fail "debootstrap: $(tail -3 "$made/log")"
else
    root=$(realpath "$MOOTHALL_CHROOT")
    [ "$root" != / ] || fail "MOOTHALL_CHROOT is this machine itself: name another Debian."
    trap leave EXIT
fi

inside() {
    chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive "$@"
}

as_moothall() {
    inside setpriv --reuid=moothall --regid=moothall --init-groups "$@"
}

apt() {
    inside apt-get -q -y --no-install-recommends "$@" >"$root/tmp/apt.log" 2>&1 ||
        fail "apt-get $*: $(tail -5 "$root/tmp/apt.log")"
}

[ -n "${MOOTHALL_PACKAGES:-}" ] || "$1/dev" package >/dev/null || fail "./dev package failed."
if ! mountpoint -q "$root/proc"; then
    mount -t proc proc "$root/proc"
    mounted=yes
fi
cp /etc/resolv.conf "$root/etc/resolv.conf"
rm -rf "$root/tmp/packages"
mkdir -p "$root/tmp/packages"
cp "${MOOTHALL_PACKAGES:-$1/build/packages}"/*.deb "$root/tmp/packages/"
debs=$(cd "$root" && ls tmp/packages/*.deb | sed 's|^|/|')

apt update
inside dpkg --purge moothall-dev moothall-revenues moothall-regulatory moothall-desk moothall-rest-api moothall-http-server moothall >/dev/null 2>&1 || true
inside rm -rf /var/lib/moothall

# Installed: the account, its folder, the service, and a program that finds its plugins.
# shellcheck disable=SC2086
apt install $debs
[ "$(inside stat -c '%a %U %G' /var/lib/moothall)" = "700 moothall moothall" ] ||
    fail "/var/lib/moothall is $(inside stat -c '%a %U %G' /var/lib/moothall)."
inside test -L /etc/systemd/system/multi-user.target.wants/moothall.service ||
    fail "the service is not enabled."
listed=$(as_moothall moothall plugin list --config /etc/moothall/moothall.toml 2>&1)
for plugin in revenues regulatory http_server rest_api desk; do
    grep -qE "^$plugin .*loaded" <<<"$listed" || fail "$plugin is not loaded: $listed"
done

# Run: as the unit does, until it is told to stop; then the command line beside it.
as_moothall timeout --preserve-status -s TERM 5 \
    moothall serve --listen 127.0.0.1:0 --config /etc/moothall/moothall.toml 2>"$root/tmp/serve.log" ||
    fail "serve: $(cat "$root/tmp/serve.log")"
grep -q '"message":"The council closes."' "$root/tmp/serve.log" || fail "serve did not say that it closes."
as_moothall moothall place add 1 "1 Mill Lane" --config /etc/moothall/moothall.toml >/dev/null ||
    fail "the command line cannot write."
as_moothall moothall journal verify --config /etc/moothall/moothall.toml | grep -q "whole: yes" ||
    fail "the journal is not whole."

# A plugin is written with moothall-dev alone.
inside sh -c 'rm -rf /tmp/pest_control && cd /tmp && moothall plugin new pest_control &&
    cmake -S pest_control -B pest_control/build -D CMAKE_BUILD_TYPE=Release &&
    cmake --build pest_control/build && ctest --test-dir pest_control/build --output-on-failure &&
    moothall plugin check pest_control/build/lib/moothall/pest_control.so' \
    >"$root/tmp/plugin.log" 2>&1 || fail "a plugin: $(tail -5 "$root/tmp/plugin.log")"

# Removed: data and configuration stay. Purged: the data stay, and it says where.
inside test -e /var/lib/moothall/council.db || fail "the data are not in /var/lib/moothall."
apt remove moothall
inside test ! -e /usr/bin/moothall || fail "the program is still there."
inside test ! -e /usr/lib/moothall || fail "plugins without a host are still there."
inside test -e /etc/moothall/moothall.toml || fail "removing took the configuration."
apt purge moothall
grep -q "still in /var/lib/moothall" "$root/tmp/apt.log" || fail "purging does not say where the data are."
inside test ! -e /etc/moothall || fail "purging left the configuration."
inside test ! -e /lib/systemd/system/moothall.service || fail "purging left the service."
inside test -e /var/lib/moothall/council.db || fail "purging deleted a council's cases."
apt purge moothall-dev moothall-revenues moothall-regulatory moothall-desk moothall-rest-api moothall-http-server
left=$(inside find /usr/lib /usr/share /usr/include /etc /lib/systemd -iname '*moothall*' -not -path '/etc/systemd/*')
[ -z "$left" ] || fail "these were left: $left"

# With nothing in it the folder goes too.
inside rm -rf /var/lib/moothall
rm -rf "$root/tmp/packages" "$root/tmp/pest_control"
echo "installed_test: installed, run, removed and purged."
