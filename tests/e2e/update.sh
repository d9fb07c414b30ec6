#!/bin/sh
# SPDX-License-Identifier: MIT
# A kiosk that is fed by bundles: it shows the one that is current, tells how a stick is read,
# swaps to a new one when nobody is there and never in a visit, keeps what it shows when the disk
# rots, tries a bundle that brings it down three times and no more, and goes back when staff say so.
set -eu
. tests/support.sh
. tests/display.sh
needs Xvfb xdotool python3

state=$work/state
slots=$state/slots
told=$work/run
mkdir -p "$slots" "$state/trust" "$state/state" "$state/display" "$told"

# a small content, in two languages
run new "$work/content" --lang en,de --name "River clinic"
expect_status 0
sed -i 's/^panels: .*/panels: [td1]/' "$work/content/clinic.yaml"
run keys new "$work/keys" --no-password
expect_status 0
cp "$work/keys/TRUST" "$work/keys/TRUST.minisig" "$state/trust/"

# pack SERIAL TITLE: the content with this title on Home's first page
pack() {
    sed -i "s/^name: .*/name: \"$2\"/" "$work/content/clinic.yaml"
    run pack "$work/content" --key "$work/keys/desk.key" --allow-drafts --serial "$1" \
        --out "$work/$1.kiosk"
    expect_status 0
    sed -n 's/^code *//p' "$work/out" >"$work/$1.code"
}
pack 2026110301 "River clinic"
pack 2026110302 "Lake clinic"
pack 2026110303 "Hill clinic"

# install SERIAL: as the importer does, by rename
install() {
    cp "$work/$1.kiosk" "$slots/.incoming.test"
    mv "$slots/.incoming.test" "$slots/000000$1.kiosk"
}

# report SEQUENCE PHASE CODE PERCENT SERIAL CREATED BUNDLE
report() {
    printf 'anteroom-report 1\nsequence %s\nphase %s\ncode %s\nwhy plain\npercent %s\nserial %s\n' \
        "$1" "$2" "$3" "$4" "$5" >"$told/.new"
    printf 'created %s\nbundle %s\npage none\nend\n' "$6" "$7" >>"$told/.new"
    mv "$told/.new" "$told/report"
}

# picture NAME: what is on the display, for whoever wants to look
picture() {
    [ -z "${PICTURES:-}" ] || { sleep 0.3; import -window root "$PICTURES/$1.png"; }
}

start() {
    start_kiosk --panel td1 --state "$state" --run "$told" "$@"
}

# nothing there yet: every language asks to go to the desk, and a stick is told all the same
start_display 800x480
: >"$work/trace"
"$ANTEROOM" run --allow-drafts --trace --panel td1 --state "$state" --run "$told" \
    >>"$work/trace" 2>"$work/errors" </dev/null &
kiosk=$!
waits_for 'view=notice' "no notice without any bundle"
picture factory
report 1 reading none 42 0 none none
waits_for 'view=update' "the reading of a stick is not told"
picture reading
install 2026110301
waits_for '^swapped serial=2026110301' "the first bundle is not shown"
report 2 done OK 100 2026110301 2026-11-03 "$(cat "$work/2026110301.code")"
waits_for '^report code=OK ' "the result is not told"
picture installed
shows 'view=attract'
picture attract

# not in a visit, though the importer brings one; and nothing that it tells
mkdir "$work/stick"
cp "$work/2026110302.kiosk" "$work/stick/clinic.kiosk"
click 400 10
shows 'state=reading'
: >"$work/trace"
run import "$work/stick" --state "$state" --run "$told" --allow-drafts --panel td1
expect_status 0
waits_for '^report code=OK ' "the report is not read in a visit"
sleep 0.5
! grep -q '^swapped\|^shown' "$work/trace" || fail "something moved in a visit"
stop_kiosk

# faster: what runs for a minute is known to run, and is not counted any more
LOCKOUT_S=0.1
start --speed 20
waits_for '^fed serial=2026110302 fault=B0 trying=1' "the newest bundle is not shown"
# until it was verified and read, the display said that the kiosk is starting
starting=$(grep -n -m 1 'view=notice' "$work/trace" | cut -d : -f 1)
fed=$(grep -n -m 1 '^fed' "$work/trace" | cut -d : -f 1)
[ "${starting:-0}" -gt 0 ] && [ "$starting" -lt "$fed" ] || fail "nothing was shown while it started"
waits_for '^good serial=2026110302' "it is never known to run"

# the visit is over: the new one shows by itself
click 400 10
shows 'state=reading'
install 2026110303
: >"$work/trace"
waits_for '^swapped serial=2026110303 fault=B0 trying=1' "no swap when the visit is over"
python3 - "$work/trace" <<'END' || fail "it was swapped before the visit was wiped"
import sys
lines = [line.split(" ")[0] for line in open(sys.argv[1])]
sys.exit(not ("wiped" in lines and lines.index("wiped") < lines.index("swapped")))
END

# the disk rots while it runs: what is in memory stays; at the next start the one before it
printf 'x' | dd of="$slots/0000002026110303.kiosk" bs=1 seek=4000 conv=notrunc 2>/dev/null
sleep 0.5
! grep -q 'swapped serial=2026110302' "$work/trace" || fail "a rotten disk changed what is shown"
stop_kiosk
start
waits_for '^fed serial=2026110302 fault=B1' "the one before a rotten bundle is not shown"
picture B1
stop_kiosk

# three times it brings the kiosk down: the fourth start shows the one before
install 2026110303
for i in 1 2 3; do
    start
    waits_for '^fed serial=2026110303 fault=B0 trying=1' "try $i is not one"
    kill -KILL "$kiosk"
    wait "$kiosk" 2>/dev/null || true
    kiosk=""
done
start
waits_for '^fed serial=2026110302 fault=B1' "a bundle that crashes is tried a fourth time"
stop_kiosk

# no list of whom to believe: nothing is shown that cannot be verified
mv "$state/trust" "$work/trust"
: >"$work/trace"
"$ANTEROOM" run --allow-drafts --trace --panel td1 --state "$state" --run "$told" \
    >>"$work/trace" 2>"$work/errors" </dev/null &
kiosk=$!
waits_for '^fed serial=- fault=B3' "bundles are shown that nothing verifies"
picture B3
stop_kiosk
