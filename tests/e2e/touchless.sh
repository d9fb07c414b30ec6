#!/bin/sh
# SPDX-License-Identifier: MIT
# A device without a touch panel: one sentence that says what to do, and the kiosk goes on.
set -eu
. tests/support.sh

for device in /dev/input/event*; do
    [ ! -e "$device" ] || skip "there are input devices here"
done
SDL_VIDEODRIVER=dummy
export SDL_VIDEODRIVER

# started WORDS...: half a second of `run`, ended by SIGTERM
started() {
    status=0
    ran="anteroom $*"
    timeout -s TERM "${RUN_SECONDS:-3}" "$ANTEROOM" "$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
    [ "$status" -eq 124 ] || fail "$ran: ended with $status by itself"
}

started run --allow-drafts --trace content
expect err '^anteroom run: warning: .*plug it in'
[ "$(grep -c 'warning' "$work/err")" -eq 1 ] || fail "told more than once"
expect out '^shown view=attract'
started run --allow-drafts --window content
expect_not err 'plug it in'
