#!/bin/sh
# SPDX-License-Identifier: MIT
# A visit that nobody ends: the kiosk asks, then wipes, and is again what it was at the start.
set -eu
. tests/support.sh
. tests/display.sh
needs Xvfb xdotool python3

LOCKOUT_S=0.1
start_display 800x480
start_kiosk --panel td1 --speed 40 content
start=$(sed -n 's/^start //p' "$work/trace")
[ -n "$start" ] || fail "the trace has no state at the start"

click 400 10
shows 'state=reading'
xdotool key Tab
sleep 0.1
xdotool key Return
waits_for 'page=[a-z].* state=reading' "the keys opened nothing"
waits_for 'state=asking' "nobody was asked"
waits_for '^wiped ' "nothing was wiped"
shows 'state=attract'
end=$(sed -n 's/^wiped //p' "$work/trace" | tail -n 1)
[ "$start" = "$end" ] || fail "after the wipe the state is
    $end
at the start it was
    $start"

# "Still reading?": a touch keeps the visit, on the same page
click 400 10
shows 'view=home .*state=reading'
: >"$work/trace"
waits_for 'state=asking' "nobody was asked the second time"
click 3 3
shows 'state=reading'
shows 'view=home '
stop_kiosk
