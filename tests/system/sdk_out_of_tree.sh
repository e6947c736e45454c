#!/usr/bin/env bash
# Builds a plugin as a service team would: out of tree, from the template, against an installed SDK;
# then runs its tests, loads it and works a case of its type. All within 60 seconds.
# Called with: BUILD_FOLDER WORK_FOLDER COMPILER CXX_FLAGS
set -euo pipefail

build=$1 work=$2 compiler=$3 flags=$4
prefix=$work/prefix
moothall=$prefix/bin/moothall

fail() {
    echo "sdk_out_of_tree: $1" >&2
    exit 1
}

install_moothall() {
    rm -rf "$work"
    mkdir -p "$work"
    cmake --install "$build" --prefix "$prefix" >"$work/install.log" || {
        tail -5 "$work/install.log" >&2
        fail "the installation failed: build everything first."
    }
}

# The template keeps its name here; that it can be given another is shown by NewPlugin's tests.
build_plugin() {
    cp -r "$prefix/share/moothall/template" "$work/allotments"
    cmake -G Ninja -S "$work/allotments" -B "$work/allotments/build" \
        -D CMAKE_PREFIX_PATH="$prefix" -D CMAKE_CXX_COMPILER="$compiler" \
        -D CMAKE_CXX_COMPILER_LAUNCHER=ccache -D CMAKE_CXX_FLAGS="$flags" >"$work/configure.log" || {
        cat "$work/configure.log" >&2
        fail "the template does not configure against the installed SDK."
    }
    cmake --build "$work/allotments/build" >"$work/build.log" || {
        cat "$work/build.log" >&2
        fail "the template does not build against the installed SDK."
    }
}

test_plugin() {
    ctest --test-dir "$work/allotments/build" --output-on-failure --no-tests=error ||
        fail "the template's own tests failed."
}

# An exact match is asked for while the SDK is 0.x.
refuse_another_sdk() {
    sed 's/find_package(Moothall 0.3/find_package(Moothall 0.0/' \
        "$work/allotments/CMakeLists.txt" >"$work/older.txt"
    mkdir -p "$work/older"
    cp -r "$work/allotments/." "$work/older"
    rm -rf "$work/older/build"
    mv "$work/older.txt" "$work/older/CMakeLists.txt"
    if cmake -G Ninja -S "$work/older" -B "$work/older/build" -D CMAKE_PREFIX_PATH="$prefix" \
        -D CMAKE_CXX_COMPILER="$compiler" >/dev/null 2>&1; then
        fail "a plugin that asks for SDK 0.0 was built against another."
    fi
}

expect() {
    grep -q -- "$2" <<<"$1" || fail "expected $2 in: $1"
}

work_a_case() {
    local data=$work/data reference shown
    "$moothall" plugin check "$work/allotments/build/lib/moothall/allotments.so"
    cmake --install "$work/allotments/build" --prefix "$prefix" >/dev/null
    expect "$("$moothall" plugin list --data "$data" --json)" '"allotments"'
    "$moothall" register put allotments.plots --data "$data" \
        plot=M12 site="Mill Lane" square_metres=125 free=1 --from 2026-04-01
    reference=$("$moothall" case open allotments.tenancy tenant="Mr D Achebe" --data "$data" --json |
        sed -n 's/.*"reference" *: *"\([^"]*\)".*/\1/p' | head -1)
    [ -n "$reference" ] || fail "no case was opened."
    "$moothall" case act "$reference" let plot=M12 begins_on=2026-06-01 --data "$data" >/dev/null
    shown=$("$moothall" case show "$reference" --data "$data" --json)
    expect "$shown" '"state" *: *"let"'
    expect "$shown" '"rent_pence" *: *7500'
}

install_moothall
build_plugin
test_plugin
refuse_another_sdk
[ -x "$moothall" ] || fail "the program is not installed."
work_a_case
echo "sdk_out_of_tree: built, tested, loaded and worked a case in $SECONDS seconds."
[ "$SECONDS" -le 60 ] || fail "it took $SECONDS seconds; it has to be done within 60."
