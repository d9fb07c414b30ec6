#!/bin/sh
# SPDX-License-Identifier: MIT
# The code that takes a page home is read off the painted screen, in every theme, and holds the
# words of the page with the clinic's own numbers in it.
set -eu
. tests/support.sh
needs zbarimg

phone=$(sed -n 's/^phone: "\(.*\)"/\1/p' content/clinic.yaml)
# read_code PANEL STEP THEME
read_code() {
    rm -rf "$work/shots"
    run shoot content --page take-home/escort --screen all --panel "$1" --step "$2" \
        --theme "$3" --out "$work/shots"
    expect_status 0
    zbarimg -q --raw "$work/shots"/*.png >"$work/code" 2>/dev/null || true # not on every screen
    [ "$(grep -c . "$work/code")" -eq 1 ] || fail "$ran: not one code"
    grep -q "^Stay with them tonight.*$phone" "$work/code" || fail "$ran: the code says $(cat "$work/code")"
}

for theme in light dark hc-dark hc-light; do
    read_code td1 100 "$theme"
    read_code td2 200 "$theme"
    read_code p21 100 "$theme"
done
read_code td1 200 light
read_code td2-5 200 dark
