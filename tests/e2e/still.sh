#!/bin/sh
# SPDX-License-Identifier: MIT
# A still page costs nothing: on X11 and on SDL's dummy driver, after a settling second, at most 2
# voluntary context switches in 10 s, no frame, and no system call that takes memory.
set -eu
. tests/support.sh
. tests/display.sh
needs Xvfb xdotool python3

switches() {
    cat /proc/"$1"/task/*/status | awk '/^voluntary_ctxt_switches/ { n += $2 } END { print n }'
}
# frames are written to the display or copied; both take CPU time
cpu_ns() {
    cat /proc/"$1"/task/*/schedstat | awk '{ n += $1 } END { printf "%d\n", n }'
}

# still WHERE
still() {
    sleep 2
    before=$(switches "$kiosk") cpu=$(cpu_ns "$kiosk")
    resident=$(awk '/^VmRSS/ { print $2 }' /proc/"$kiosk"/status)
    sleep 10
    woken=$(($(switches "$kiosk") - before)) cpu=$(($(cpu_ns "$kiosk") - cpu))
    grown=$(($(awk '/^VmRSS/ { print $2 }' /proc/"$kiosk"/status) - resident))
    echo "$1: $woken wake-ups, $((cpu / 1000)) microseconds of CPU, $grown KiB in 10 s"
    [ "$woken" -le 2 ] || fail "$1: woke up $woken times in 10 s of a still page"
    [ "$cpu" -lt 1000000 ] || fail "$1: took $((cpu / 1000)) microseconds of CPU in 10 s of a still page"
    [ "$grown" -le 0 ] || fail "$1: grew by $grown KiB in 10 s of a still page"
}

start_display 800x480
start_kiosk --panel td1 content
click 400 10
shows 'view=home '
press home 1 page
shows 'state=reading'
lines=$(grep -c '' "$work/trace")
still "X11"
[ "$(grep -c '' "$work/trace")" -eq "$lines" ] || fail "something was shown while nothing happened"
if command -v strace >/dev/null; then
    timeout 5 strace -f -p "$kiosk" -o "$work/calls" 2>/dev/null || true
    calls=$(grep -vc 'resumed\|restart_syscall\|^[0-9 ]*poll(\|^[0-9 ]*ppoll(' "$work/calls") || true
    [ "$calls" -le 2 ] || { head "$work/calls" >&2; fail "$calls system calls in 5 s of a still page"; }
fi
stop_kiosk

# no display: nobody can tap, so pages that do not rotate
copy_content
sed -i '/^public:/d' "$work"/content/*/pages/*.yaml
SDL_VIDEODRIVER=dummy
export SDL_VIDEODRIVER
start_kiosk --panel td1 "$work/content"
still "dummy"
stop_kiosk
