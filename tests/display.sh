# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# shellcheck disable=SC2154 # work comes from support.sh
# For scripts that need a display: a virtual one, a kiosk on it, and real taps. After support.sh.

server=""
kiosk=""

end_display() {
    for process in $kiosk $server; do
        kill "$process" 2>/dev/null && wait "$process" 2>/dev/null
    done
    rm -rf "$work"
}
trap end_display EXIT

# start_display WIDTHxHEIGHT
start_display() {
    mkfifo "$work/number"
    Xvfb -displayfd 7 -screen 0 "$1x24" -noreset -nolisten tcp 7>"$work/number" 2>/dev/null &
    server=$!
    read -r number <"$work/number"
    DISPLAY=:$number
    unset WAYLAND_DISPLAY SDL_VIDEODRIVER
    export DISPLAY
}

# start_kiosk ARGUMENTS...: `anteroom run` with a trace in $work/trace
start_kiosk() {
    : >"$work/trace"
    "$ANTEROOM" run --allow-drafts --trace "$@" >>"$work/trace" 2>"$work/errors" </dev/null &
    kiosk=$!
    shows 'state=attract'
}

# stop_kiosk: ends it as the service does, and it must end well
stop_kiosk() {
    status=0
    kill -TERM "$kiosk"
    wait "$kiosk" || status=$?
    kiosk=
    [ "$status" -eq 0 ] || fail "after SIGTERM the kiosk ended with $status: $(tail -n 3 "$work/errors")"
}

last_shown() {
    grep '^shown ' "$work/trace" | tail -n 1
}

# waits_for FILE_PATTERN WHAT: until the trace has a line like that, 10 s at most
waits_for() {
    tries=0
    while ! grep -q -e "$1" "$work/trace"; do
        tries=$((tries + 1))
        [ "$tries" -lt 200 ] || fail "$2: the trace ends with: $(tail -n 2 "$work/trace")"
        kill -0 "$kiosk" 2>/dev/null || fail "$2: the kiosk ended: $(tail -n 3 "$work/errors")"
        sleep 0.05
    done
}

# shows PATTERN: until what is shown last is like that, 10 s at most
shows() {
    tries=0
    while ! last_shown | grep -q -e "$1"; do
        tries=$((tries + 1))
        [ "$tries" -lt 200 ] || fail "expected '$1' on show, but it is: $(last_shown)"
        kill -0 "$kiosk" 2>/dev/null || fail "the kiosk ended: $(tail -n 3 "$work/errors")"
        sleep 0.05
    done
}

# click X Y: a real click; first the lock-out after a change of screen is waited for
click() {
    sleep "${LOCKOUT_S:-0.45}"
    xdotool mousemove "$1" "$2" click 1
}

# where VIEW SCREEN ACTION [ARGUMENT]: the middle of that target, nothing when there is none
where() {
    # shellcheck disable=SC2086 # PANEL_OPTIONS are words
    "$ANTEROOM" dump content --page "$1" --screen "$2" ${PANEL_OPTIONS:-} |
        python3 tests/target.py "$3" "${4:-}"
}

# press VIEW SCREEN ACTION [ARGUMENT]
press() {
    spot=$(where "$@") || fail "no target '$3 ${4:-}' on $1, screen $2"
    # shellcheck disable=SC2086 # two numbers
    click $spot
}

# looks_like VIEW SCREEN: the display's pixels are those that `shoot` paints
looks_like() {
    # shellcheck disable=SC2086 # PANEL_OPTIONS are words
    "$ANTEROOM" shoot content --page "$1" --screen "$2" --out "$work/expected.png" ${PANEL_OPTIONS:-} \
        >/dev/null
    sleep 0.1
    import -window root "$work/seen.png"
    most=$(compare -metric PAE "$work/expected.png" "$work/seen.png" null: 2>&1 | sed 's/[. ].*//') || true
    case $most in
    '' | *[!0-9]*) most=65535 ;;
    esac
    [ "$most" -le 771 ] || {
        mkdir -p build/differing
        cp "$work/seen.png" "build/differing/window-$1-$2.png"
        fail "$1, screen $2: the window differs from the picture by $((most / 257)) of 255 (build/differing/window-$1-$2.png)"
    }
}
