# Sourced by what looks at the desk as it is served.

# find_browser sets DESK_CHROMIUM, or fails and says what is missing.
find_browser() {
    DESK_CHROMIUM=$(command -v chromium) || {
        echo "The browser tests need chromium: apt-get install chromium fonts-liberation2" >&2
        exit 1
    }
    export DESK_CHROMIUM
}

# node_of PACKAGES: Playwright and Lighthouse want a newer node than Debian 12 has, so one comes with
# the packages.
node_of() {
    local own
    own=$(find "$1/node_modules" -maxdepth 3 -path '*/node-linux-*/bin/node' | head -1)
    echo "${own:-node}"
}

# serve_council MOOTHALL FOLDER CASES: serves a council of invented data at a port of its own, until the
# shell ends, and sets DESK_ADDRESS.
serve_council() {
    local moothall=$1 folder=$2 cases=$3
    "$moothall" demo --cases "$cases" --data "$folder/council" >/dev/null 2>&1
    "$moothall" serve --listen 127.0.0.1:0 --data "$folder/council" 2>"$folder/serve.log" &
    served=$!
    trap 'kill "$served" 2>/dev/null || true' EXIT
    for _ in $(seq 300); do
        DESK_ADDRESS=$(sed -n 's/^Serving at //p' "$folder/serve.log")
        [ -z "$DESK_ADDRESS" ] || break
        sleep 0.1
    done
    [ -n "$DESK_ADDRESS" ] || {
        cat "$folder/serve.log" >&2
        exit 1
    }
    export DESK_ADDRESS
}
