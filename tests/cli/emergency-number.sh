#!/bin/sh
# SPDX-License-Identifier: MIT
# Help's first screen has to show the emergency number at every text size; a page that begins with
# too many words for that is a mistake.
set -eu
. tests/support.sh

copy_content
page=$work/content/en/pages/crisis.yaml
line=$(grep -n -m 1 '^id:' "$page" | cut -d : -f 1)
says() {
    sed -i "s/^main_message: .*/main_message: \"$1\"/" "$page"
    run check --panels td1,td2 "$work/content"
}

says 'In danger? Call {emergency_number}.'
expect_not out 'no emergency number'

says 'You are in a clinic, and there is always somebody of our staff who is near and who will be glad to help you. Please tell one of them, or call {emergency_number}.'
expect_status 1
expect out "crisis.yaml:$line:[0-9]*: error: the first screen of Help shows no emergency number at text [12][0-9]* on td[12] and [0-9]* more (shorten its first words)"
