#!/bin/sh
# SPDX-License-Identifier: MIT
# Another language in two touches from the loop, without reading the first one; the page stays,
# a page that lacks is shown from the source, and the wipe goes back to the first language.
set -eu
. tests/support.sh
. tests/display.sh
needs Xvfb xdotool python3

LOCKOUT_S=0.1
copy_content
sed -i 's/^languages: .*/languages: [en, es]/' "$work/content/clinic.yaml"
rm "$work/content/es/pages/costs.yaml"
start_display 800x480
start_kiosk --panel td1 --speed 40 "$work/content"

click 400 10
shows 'view=home .*lang=en'
spot=$("$ANTEROOM" dump "$work/content" --page home --screen 1 --panel td1 |
    python3 tests/target.py language es) || fail "Home does not offer Spanish"
# shellcheck disable=SC2086 # two numbers
click $spot
shows 'view=home .*lang=es'
xdotool key Tab
sleep 0.1
xdotool key Return
waits_for 'page=[a-z].* lang=es .*state=reading' "the keys opened nothing"
waits_for 'state=asking' "nobody was asked"
waits_for '^wiped ' "nothing was wiped"
shows 'state=attract'
grep -q '^wiped .*"language":"en"' "$work/trace" || fail 'the wipe kept the language'
stop_kiosk
