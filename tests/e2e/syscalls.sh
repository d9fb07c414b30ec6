#!/bin/sh
# SPDX-License-Identifier: MIT
# What the kiosk asks of the system, from start to end with taps in between: no socket but the
# display's own, and no file opened for writing.
set -eu
. tests/support.sh
. tests/display.sh
needs Xvfb xdotool strace python3

strace -f -o "$work/probe" true 2>/dev/null || skip "strace may not trace here"
start_display 800x480
: >"$work/trace"
strace -f -o "$work/calls" -e trace=socket,connect,bind,listen,open,openat,openat2,creat,unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat,execve \
    "$ANTEROOM" run --allow-drafts --trace --panel td1 content >"$work/trace" 2>"$work/errors" </dev/null &
kiosk=$!
shows 'state=attract'
click 400 10
shows 'view=home '
press home 1 page
shows 'state=reading'
press crisis 1 help
shows 'view=crisis '
tracer=$kiosk
child=$(sed -n '1s/^\([0-9]*\) .*/\1/p' "$work/calls")
kill -TERM "$child"
wait "$tracer" || fail "the kiosk did not end well"
kiosk=

grep -q 'view=crisis' "$work/trace" || fail "nothing was shown"
if grep 'socket(' "$work/calls" | grep -v 'AF_UNIX\|AF_LOCAL'; then
    fail "a socket that is not the display's"
fi
if grep 'connect(' "$work/calls" | grep -v '/tmp/.X11-unix/\|/tmp/\.ICE-unix'; then
    fail "a connection that is not the display's"
fi
if grep 'bind(\|listen(' "$work/calls"; then fail "the kiosk listens"; fi
if grep -E 'open(at2?)?\(|creat\(' "$work/calls" | grep -E 'O_WRONLY|O_RDWR|O_CREAT|creat\(' | grep -v '= -1'; then
    fail "a file is opened for writing"
fi
if grep -E 'unlink|rename|mkdir' "$work/calls" | grep -v '= -1'; then fail "the file system is changed"; fi
[ "$(grep -c 'execve(.*= 0' "$work/calls")" -eq 1 ] || fail "another program is started"
