#!/bin/sh
# SPDX-License-Identifier: MIT
# Another language in two touches from the loop, without reading the first one; the sheet keeps
# the page; the wipe goes back to the first language.
set -eu
. tests/support.sh
. tests/display.sh
needs Xvfb xdotool python3

LOCKOUT_S=0.1
copy_content
sed -i 's/^languages: .*/languages: [en, es]/' "$work/content/clinic.yaml"
start_display 800x480
start_kiosk --panel td1 --speed 10 "$work/content"

# tap LANG VIEW ACTION [ARGUMENT]: the middle of that target on the view's first screen
tap() {
    spot=$("$ANTEROOM" dump "$work/content" --lang "$1" --page "$2" --screen 1 --panel td1 |
        python3 tests/target.py "$3" "${4:-}") || fail "no target '$3 ${4:-}' on $2 in $1"
    # shellcheck disable=SC2086 # two numbers
    click $spot
}

# from the loop in two touches
click 400 10
shows 'view=home .*lang=en'
tap en home language es
shows 'view=home .*lang=es'

# back by the sheet, from a page that stays
tap es home page what-to-know
shows 'page=what-to-know .*lang=es'
tap es what-to-know text
shows 'view=text .*lang=es'
tap es text languages
shows 'view=languages .*lang=es'
tap es languages language en
shows 'page=what-to-know .*lang=en'

# nobody is there any more: the first language again
waits_for 'state=asking' "nobody was asked"
waits_for '^wiped .*"language":"en"' "the wipe kept the language"
shows 'state=attract'
stop_kiosk
