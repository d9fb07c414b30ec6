#!/bin/sh
# SPDX-License-Identifier: MIT
# A copy of the shipped content on its way from drafts to a kiosk: the clinic writes down that it has
# called the lines, a clinician signs the pages, a translator those of the other language, and the
# kiosk starts. One word changed afterwards makes one page of one language a draft again.
set -eu
. tests/support.sh

SDL_VIDEODRIVER=dummy
export SDL_VIDEODRIVER
copy_content
content=$work/content
role=psychiatrist
today=$(date +%Y-%m-%d)
sign() { run review "$content" --panels td1 --role "$role" "$@"; }
# keys of an approval, which are all that may differ from the shipped pages
unsigned() {
    (cd "$1" && grep -rvE '^(status|reviewed_by|reviewed_on|review_due|approved_text|translation_reviewed_by):' \
        --include='*.yaml' . | sort)
}

# drafts are not shown, and nobody signs the crisis page before its lines were called
run run "$content" --window --panel td1 --turns 1
expect_status 1
expect err 'pages are drafts that nobody has approved'
sign --approve crisis
expect_status 1
expect err '"crisis" tells whom to call, and nobody has checked the emergency number (call it'
diff -r content "$content" || fail "$ran: changed something"
sed -i "s/number: \"911\", verified_on: null/number: \"911\", verified_on: \"$today\"/" "$content/clinic.yaml"
sign --approve crisis
expect err 'nobody has checked the crisis line'
sed -i "s/  verified_on: null/  verified_on: \"$today\"/" "$content/clinic.yaml"

# both languages; a translation needs somebody who compared it
unsigned "$content" >"$work/before"
sign --approve all
expect_status 0
expect_empty err
run check --no-layout "$content"
expect out "$(find content/es/pages -name '*.yaml' | wc -l) pages are drafts that nobody has signed"
sign --approve all --lang es
expect_status 1
expect err 'the pages in es are translations'
sign --approve crisis --lang es --translation-role receptionist
expect_status 1
expect err 'a receptionist may not compare a translation; .*medical translator'
sign --approve all --lang es --translation-role 'medical translator'
expect_status 0
expect_empty err
unsigned "$content" >"$work/after"
cmp "$work/before" "$work/after" || fail "$ran: changed more than approvals"
run check --no-layout "$content"
expect_status 0
expect out '^0 errors, 0 warnings'
expect_not out draft
run run "$content" --window --panel td1 --turns 1
expect_status 0
expect_empty err

# one word in one language
cp -r "$content" "$work/signed"
sed -i '/^body:/,$ s/Usted está en una clínica/Usted se encuentra en una clínica/' "$content/es/blocks.yaml" \
    "$content/es/pages/crisis.yaml"
diff -r "$content" "$work/signed" >/dev/null && fail "the word to change is not there"
run check --no-layout "$content"
expect out 'es/pages/crisis.yaml.*"crisis" has changed since it was approved'
grep 'has changed since' "$work/out" | grep -v 'es/pages/crisis.yaml' && fail "$ran: other pages are drafts"
run run "$content" --window --panel td1 --turns 1
expect_status 1
expect err drafts
