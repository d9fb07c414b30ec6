#!/bin/sh
# SPDX-License-Identifier: MIT
# A visit by real clicks in a real window: the loop, Read more, Home, the four subjects, a second
# place in each, Back, Help, Home; asserted on what is shown and on pixels.
set -eu
. tests/support.sh
. tests/display.sh
needs Xvfb xdotool import compare python3

start_display 800x480
start_kiosk --panel td1 content
first=$(last_shown | sed 's/.*page=\([^ ]*\).*/\1/')

# "Read more" acts only on a slide that has stood for a second
sleep 1.2
press attract 1 read-more
shows "view=$first .*state=reading"
press "$first" 1 home
shows 'view=home .*state=reading'

for subject in treatment-types timeline side-effects aftercare; do
    if ! where home 1 page "$subject" >/dev/null; then
        press home 1 screen 1
        shows 'view=home .*screen=2/'
        press home 2 page "$subject"
    else
        press home 1 page "$subject"
    fi
    shows "view=$subject .*screen=1/"
    looks_like "$subject" 1
    if next=$(where "$subject" 1 screen 1); then
        # shellcheck disable=SC2086 # two numbers
        click $next
        shows "view=$subject .*screen=2/"
        looks_like "$subject" 2
    else
        link=$(where "$subject" 1 page)
        # shellcheck disable=SC2086
        click $link
        shows 'state=reading'
        if last_shown | grep -q "view=$subject "; then fail "the link on $subject led nowhere"; fi
    fi
    place=$(last_shown | sed 's/.*view=\([^ ]*\) .*screen=\([0-9]*\).*/\1 \2/')
    # shellcheck disable=SC2086 # view and screen
    press $place back
    shows "view=\($subject\|home\) "
    view=$(last_shown | sed 's/.*view=\([^ ]*\) .*/\1/')
    press "$view" 1 help
    shows 'view=crisis .*screen=1/'
    press crisis 1 home
    shows 'view=home '
done
stop_kiosk

# The touch that wakes the kiosk up presses nothing: not even where a tile will be.
start_kiosk --panel td1 content
spot=$(where home 1 page)
# shellcheck disable=SC2086
click $spot
shows 'view=home .*state=reading'
sleep 0.5
shows 'view=home '
stop_kiosk
