#!/bin/sh
# SPDX-License-Identifier: MIT
# A display that comes late, goes and comes back: the kiosk waits for it, says so once, wipes the
# visit, and a signal ends it at any time.
set -eu
. tests/support.sh
. tests/display.sh
needs Xvfb xdotool

# the same display again, under the number it had
serve() {
    Xvfb "$DISPLAY" -screen 0 800x480x24 -noreset -nolisten tcp >"$work/served" 2>&1 &
    server=$!
}
unserve() {
    kill -KILL "$server"
    wait "$server" 2>/dev/null || true
    server=
    rm -f "/tmp/.X${DISPLAY#:}-lock" "/tmp/.X11-unix/X${DISPLAY#:}"
}
# says PATTERN: until stderr has it, 10 s at most
says() {
    tries=0
    while ! grep -q -e "$1" "$work/errors"; do
        tries=$((tries + 1))
        [ "$tries" -lt 200 ] || fail "expected '$1' on stderr: $(tail -n 3 "$work/errors")"
        kill -0 "$kiosk" 2>/dev/null || fail "the kiosk ended: $(tail -n 3 "$work/errors")"
        sleep 0.05
    done
}

start_display 800x480
unserve
: >"$work/trace"
"$ANTEROOM" run --allow-drafts --trace --panel td1 content >>"$work/trace" 2>"$work/errors" </dev/null &
kiosk=$!
says 'note: it is tried again'
[ ! -s "$work/trace" ] || fail "something was shown on no display"
serve
shows 'state=attract'
says 'note: the display is there'
[ "$(grep -c 'error: ' "$work/errors")" -eq 1 ] || fail "told more than once: $(cat "$work/errors")"

click 400 10
shows 'view=home .*state=reading'
: >"$work/errors"
unserve
says 'error: the display is gone'
: >"$work/trace"
serve
shows 'state=attract'
click 400 10
shows 'view=home .*state=reading'
stop_kiosk

# without a display a signal ends it as well
start_kiosk --panel td1 content
unserve
says 'error: the display is gone'
stop_kiosk
