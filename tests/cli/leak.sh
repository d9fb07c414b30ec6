#!/bin/sh
# SPDX-License-Identifier: MIT
# The program knows no subject: no word of the shipped one stands in the sources, the assets or
# the program itself, and a subject made of YAML alone is loaded, checked, shown and rotated.
set -eu
. tests/support.sh

# words of the shipped subject, each in the languages of its pages and of the program
subject='ketamin|spravato|anxiety|anxious|ansiedad|\bangst\b|angstst|infusion|infusión|depress|depresi'
subject="$subject|nmda|glutamat|antidepress|off-label|\bptsd\b|psychosis|psychiatr|psiquiatr|dissociat"
subject="$subject|disociaci|sublingual|under-the-tongue|benzodiazep|\bssri|anesthe|anestes|cystitis"

# leaks WHERE FILES...: fails and shows the lines when there are any
leaks() {
    where=$1
    shift
    if grep -nIiE "$subject" "$@" >"$work/leaks"; then
        head -n 10 "$work/leaks" >&2
        fail "$where speaks of the shipped subject"
    fi
}
# the list itself finds what it is for
if ! grep -rqIiE "$subject" content/en content/es; then fail "the list of words finds nothing in content/"; fi

find firmware assets toolchain -type f ! -name CHANGELOG.md ! -name '*.png' -print0 |
    xargs -0 grep -nIiE "$subject" >"$work/leaks" || true
[ ! -s "$work/leaks" ] || {
    head -n 10 "$work/leaks" >&2
    fail "a source or an asset speaks of the shipped subject"
}
find firmware assets toolchain -print | grep -iE "$subject" && fail "a file's name is of the shipped subject"
needs strings
strings -e s "$ANTEROOM" >"$work/strings"
[ -s "$work/strings" ] || fail "the program has no strings"
leaks "the program" "$work/strings"

# another subject, three pages, YAML only
dentist=tests/content/dentist
[ -z "$(find "$dentist" -type f ! -name '*.yaml')" ] || fail "$dentist holds more than YAML"
run check --panels td1,td2,p21 "$dentist"
expect_status 0
expect out '^0 errors, 0 warnings in [0-9]* pages'
expect_empty err
for panel in td1 td2 p21; do
    run shoot "$dentist" --page all --screen all --panel "$panel" --out "$work/$panel"
    expect_status 0
    [ "$(find "$work/$panel" -name '*.png' | wc -l)" -ge 6 ] || fail "$panel: too few pictures"
done
# the waiting room's loop goes from slide to slide, and round
timeout 10 "$ANTEROOM" run --window --allow-drafts --speed 50 --trace "$dentist" \
    >"$work/out" 2>"$work/err" </dev/null || true
for page in filling about; do
    [ "$(grep -c "^shown view=attract page=$page " "$work/out")" -ge 2 ] || {
        head -n 3 "$work/err" >&2
        fail "the loop did not show $page twice"
    }
done
