#!/usr/bin/env bash
# What is in the Debian packages of this build, and what they ask for.
# Called with: BUILD_FOLDER WORK_FOLDER
set -euo pipefail

fail() {
    echo "packages_test: $1" >&2
    exit 1
}

rm -rf "$2"
cpack --config "$1/CPackConfig.cmake" -B "$2" -D CPACK_DEBIAN_COMPRESSION_TYPE=none \
    -D CPACK_STRIP_FILES=OFF >"$1/packages_test.log" 2>&1 || fail "cpack: $(tail -5 "$1/packages_test.log")"

package() {
    local found=("$2/$1"_*.deb)
    [ "${#found[@]}" -eq 1 ] && [ -e "${found[0]}" ] || fail "there is no package $1."
    echo "${found[0]}"
}

# Each with its mode and owner: "-rwxr-xr-x root/root ./usr/bin/moothall".
files_of() {
    dpkg-deb -c "$(package "$1" "$work")" | awk '{ print $1, $2, $6 }'
}

has() {
    grep -qF -- "$2" <<<"$(files_of "$1")" || fail "$1 has no $2."
}

control_of() {
    dpkg-deb -f "$(package "$1" "$work")" "$2"
}

work=$2
names="moothall moothall-dev moothall-revenues moothall-regulatory moothall-http-server moothall-rest-api moothall-desk"
[ "$(find "$work" -maxdepth 1 -name '*.deb' | wc -l)" -eq "$(wc -w <<<"$names")" ] ||
    fail "there are other packages than $names."

has moothall "-rwxr-xr-x root/root ./usr/bin/moothall"
has moothall "-rw-r--r-- root/root ./etc/moothall/moothall.toml"
has moothall "-rw-r--r-- root/root ./lib/systemd/system/moothall.service"
has moothall "./usr/share/doc/moothall/docs/operating/configuration.md"
has moothall-dev "./usr/lib/cmake/Moothall/MoothallConfig.cmake"
has moothall-dev "./usr/include/moothall/service/plugin.h"
has moothall-dev "./usr/lib/libmoothall_testing.so"
has moothall-dev "./usr/share/moothall/template/CMakeLists.txt"
has moothall-revenues "./usr/lib/moothall/revenues.so"
has moothall-revenues "./usr/lib/moothall/revenues/workflows/discount_review.lua"
has moothall-revenues "./usr/lib/moothall/revenues/rules/disregards.csv"
has moothall-regulatory "./usr/lib/moothall/regulatory.plugin.json"
has moothall-http-server "./usr/lib/moothall/http_server.so"
has moothall-http-server "-rw-r--r-- root/root ./lib/systemd/system/moothall.service.d/network.conf"
has moothall-rest-api "./usr/lib/moothall/rest_api.so"
has moothall-desk "./usr/lib/moothall/desk.so"
for name in moothall-rest-api moothall-desk; do
    grep -qF "moothall-http-server (=" <<<"$(control_of $name Depends)" ||
        fail "$name does not ask for moothall-http-server."
done

for name in $names; do
    has $name "./usr/share/doc/$name/copyright"
    ! grep -vE ' root/root ' <<<"$(files_of $name)" || fail "$name has files that are not root's."
    version=$(control_of $name Version)
    [ $name = moothall ] || grep -qF "moothall (= $version)" <<<"$(control_of $name Depends)" ||
        fail "$name does not ask for its own moothall."
    grep -qE 'libc6 ' <<<"$(control_of $name Depends)" || fail "$name does not name its libraries."
done
for needed in adduser tzdata libsqlite3-0 libspdlog libboost-filesystem; do
    grep -qF "$needed" <<<"$(control_of moothall Depends)" || fail "moothall does not ask for $needed."
done

grep -qx 'Writing plugins for Moothall' <<<"$(control_of moothall-dev Description | head -1)" ||
    fail "moothall-dev does not say what it is."

twice=$(for name in $names; do
    files_of $name | grep -v '^d' | awk '{ print $3 }'
done | sort | uniq -d)
[ -z "$twice" ] || fail "two packages have $twice."

dpkg-deb -e "$(package moothall "$work")" "$work/control"
[ "$(cat "$work/control/conffiles")" = /etc/moothall/moothall.toml ] || fail "the conffiles are wrong."
for script in postinst prerm postrm; do
    [ -x "$work/control/$script" ] && sh -n "$work/control/$script" || fail "$script cannot be run."
done
rm -rf "$work"
