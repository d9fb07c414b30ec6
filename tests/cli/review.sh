#!/bin/sh
# SPDX-License-Identifier: MIT
# Approvals: written into the pages without another byte changing, refused where something is
# wrong, and gone with the first word that changes.
set -eu
. tests/support.sh

# a small content without errors, all of it drafts
content=$work/content
cp -r tests/check/good "$content"
cp -r tests/check/rule-base/. "$content"
rm -f "$content/expected"
pages=$content/en/pages
sed -i 's/^status: .*/status: draft   # for now/; /^approved_text/d; s/^reviewed_by: .*/reviewed_by: null/
    s/^reviewed_on: .*/reviewed_on: null/; s/^review_due: .*/review_due: null/' "$pages"/*.yaml
sed -i 's/$/\r/' "$pages/about.yaml" # as an editor on Windows writes it
mkdir "$content/rules"
printf 'schema: 1\nroles: [dentist, "dental nurse"]\n' >"$content/rules/all.yaml"
today=$(date +%Y-%m-%d)
cp -r "$content" "$work/before"
same() { diff -r "$content" "$work/before" >"$work/diff" || { cat "$work/diff"; fail "$ran: changed something"; }; }
refused() { # PATTERN, then the arguments
    pattern=$1
    shift
    run review --panels td1 "$@" "$content"
    [ "$status" -ne 0 ] || fail "$ran: was not refused"
    expect err "$pattern"
    same
}

refused 'no role named' --approve compare
refused 'a barber may not sign; .*dentist' --approve compare --role barber
refused "there is no page 'compear'.*did you mean compare" --approve compear --role dentist
refused 'is not a day' --approve compare --role dentist --until soon
refused 'due at once' --approve compare --role dentist --until "$today"
refused 'checked again by' --approve compare --role dentist --until 2099-01-01
refused 'exclude each other' --approve compare --role dentist --withdraw compare
refused 'cannot be withdrawn' --withdraw crisis

# one page: five lines, and nothing else
run review "$content" --panels td1 --approve about --role dentist
expect_status 0
expect out 'about.yaml: version 1 approved by dentist until '
sed "s/^status: draft /status: approved /; s/^reviewed_by: null/reviewed_by: {role: dentist}/
    s/^reviewed_on: null/reviewed_on: \"$today\"/; s/^review_due: null/review_due: DUE/" \
    "$work/before/en/pages/about.yaml" >"$work/expected"
sed 's/^review_due: "[0-9-]*"/review_due: DUE/' "$pages/about.yaml" | grep -v '^approved_text' |
    cmp - "$work/expected" || fail "$ran: other bytes changed"
grep -q '^approved_text: "1-[0-9a-f]\{32\}".$' "$pages/about.yaml" || fail "no mark, or another line ending"
diff -r "$content" "$work/before" | grep -c '^diff' | grep -qx 1 || fail "$ran: changed more than a page"
grep -q '^text: Found a mistake' "$content/approvals/en/about.txt" || fail "the text was not kept"

# all of them: nothing is a draft any more, until a word changes, in the page or elsewhere
run review "$content" --panels td1 --approve all --role dentist
expect_status 0
run check "$content" --panels td1
expect_status 0
expect_not out 'draft'
sed -i 's/7 years/8 years/' "$content/en/tables/kinds.yaml"
run check "$content" --panels td1
expect out 'compare.yaml.*"compare" has changed since it was approved on .*: it counts as a draft'
expect out 'compare.yaml.*another text, but is still version 1.*\[L09\]'
expect_not out '"about" has changed'
run run "$content" --window
expect_status 1
expect err 'pages are drafts that nobody has approved'
sed -i 's/8 years/7 years/' "$content/en/tables/kinds.yaml"
run check "$content" --panels td1
expect_not out 'draft'
sed -i 's/Found a mistake/Found an error/' "$pages/about.yaml"
run check "$content" --panels td1
expect out '"about" has changed since'
expect_not out '"compare" has changed'

# a page that is taken off the kiosks, and put back
run review "$content" --withdraw compare
expect_status 0
expect out 'compare.yaml: withdrawn'
grep -q '^status: withdrawn' "$pages/compare.yaml" || fail "$ran: wrote nothing"

# no page with errors is signed, and the others are
echo 'icon: [' >>"$pages/fillings.yaml"
run review "$content" --panels td1 --approve all --role dentist
expect_status 1
expect err '"fillings" has errors'
expect out 'about.yaml: version 1 approved'
