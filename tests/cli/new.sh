#!/bin/sh
# SPDX-License-Identifier: MIT
# anteroom new: a folder of another subject that has no mistakes, in the languages asked for;
# nothing that is there already is touched.
set -eu
. tests/support.sh

# what `check` may say of it: examples to be replaced, drafts to be signed
explained='note: (nobody has checked the (emergency number|crisis line)|[0-9]* pages are drafts|the loop of)'

# start PANELS FOLDER ARGUMENTS...: made, and without a mistake that is not explained
start() {
    panels=$1
    shift
    run new "$@"
    expect_status 0
    expect_empty err
    expect out "anteroom preview $1"
    run check --panels "$panels" "$1"
    expect_status 0
    expect out '^0 errors, 0 warnings'
    grep -v '^0 errors' "$work/out" | grep -vE "$explained" >"$work/left" || true
    [ ! -s "$work/left" ] || fail "$ran: $(head -n 3 "$work/left")"
}

run new --list
expect_status 0
expect out '^physiotherapy .*(en, de)$'

start td1,td2 "$work/both" --name 'Praxis "Am Markt"'
grep -q "^name: 'Praxis \"Am Markt\"'\$" "$work/both/clinic.yaml" || fail "the name is not in clinic.yaml"
if grep -rn 'Example Practice' "$work/both"; then fail "the example's name is left"; fi
for lang in en de; do
    [ "$(find "$work/both/$lang/pages" -name '*.yaml' | wc -l)" -eq 9 ] || fail "not nine pages in $lang"
    if grep -L '^status: draft$' "$work/both/$lang/pages"/*.yaml | grep .; then fail "a page is no draft"; fi
done
cmp -s "$work/both/en/pages/faq.yaml" assets/start/physiotherapy/en/pages/faq.yaml ||
    fail "a page was changed while it was copied"

# one language alone, and another one first: translations point at the first
start p21 "$work/german" --lang de
[ ! -e "$work/german/en" ] && [ ! -e "$work/german/rules/en.yaml" ] || fail "English is there unasked"
if grep -rnE '^ +en: ' "$work/german"; then fail "English words are left"; fi
grep -q '^languages: \[de\]$' "$work/german/clinic.yaml" || fail "not in German alone"
grep -q '^translated_from: null$' "$work/german/de/pages/faq.yaml" || fail "German is translated from nothing"
start p21 "$work/turned" --lang de,en
grep -q '^languages: \[de, en\]$' "$work/turned/clinic.yaml" || fail "German is not first"
grep -q '^translated_from: {lang: de, version: 1}$' "$work/turned/en/pages/faq.yaml" ||
    fail "English is not translated from German"

# it can be shown, and packed for a kiosk that is being tried out
for step in 100 200; do
    run shoot "$work/both" --lang de --page home --screen 1 --step "$step" --out "$work/home-$step.png"
    expect_status 0
    is_png "$work/home-$step.png" || fail "$ran: not a PNG"
done
if cmp -s "$work/home-100.png" "$work/home-200.png"; then fail "both sizes are the same picture"; fi
run keys new "$work/keys" --no-password
run pack "$work/both" --key "$work/keys/desk.key" --allow-drafts --out "$work/new.kiosk"
expect_status 0

# a folder with something in it, even a hidden file, is left as it is; an empty one is fine
mkdir "$work/mine" "$work/empty"
echo mine >"$work/mine/.notes"
run new "$work/mine"
expect_status 1
expect_one_sentence
expect err 'not empty'
[ "$(ls -A "$work/mine")" = .notes ] || fail "something was written into a folder in use"
run new "$work/mine/.notes"
expect_status 1
expect err 'not a folder'
run new "$work/empty/"
expect_status 0
expect out "^  2. anteroom preview $work/empty "
run new "$work/no/such/folder"
expect_status 1
expect_one_sentence

# what cannot be understood writes nothing
refused() {
    pattern=$1
    shift
    run new "$@"
    expect_status 2
    expect_one_sentence
    expect err "$pattern"
    [ ! -e "$work/no" ] || fail "$ran: left a folder"
}
refused 'no folder named'
refused "'fr' is not a language.*en, de" "$work/no" --lang fr
refused "'de' is named twice" "$work/no" --lang de,de
refused "'' is not a language" "$work/no" --lang de,
refused "no template 'dentist'.*--list" "$work/no" --template dentist
refused 'name is empty' "$work/no" --name ' '
refused 'control character' "$work/no" --name 'a
b'
refused 'brace' "$work/no" --name '{clinic_phone}'
