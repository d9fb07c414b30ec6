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

# a picture that was painted over; saving it anew changes nothing
if command -v convert >/dev/null; then
    picture=$content/pictures/tooth.png
    cp "$picture" "$work/tooth.png"
    convert "$picture" -define png:color-type=2 -strip "PNG24:$work/saved.png"
    cp "$work/saved.png" "$picture"
    run check --no-layout "$content"
    expect_not out 'a picture of the page'
    convert "$picture" -negate "PNG24:$work/other.png"
    cp "$work/other.png" "$picture"
    run check --no-layout "$content"
    expect_status 1
    expect out 'fillings.yaml.*a picture of the page "fillings" is not the one that was approved'
    cp "$work/tooth.png" "$picture"
fi

# the sheet: every page and what is new on it, on both papers, the same bytes each time
if command -v pdftotext >/dev/null && command -v pdfinfo >/dev/null; then
    run review "$content" --out "$work/a4.pdf"
    expect_status 0
    code=$(sed -n 's/^fingerprint //p' "$work/out")
    run review "$content" --out "$work/again.pdf"
    cmp "$work/a4.pdf" "$work/again.pdf" || fail "$ran: other bytes for the same content"
    run review "$content" --out "$work/letter.pdf" --paper letter
    expect_status 0
    pdfinfo "$work/a4.pdf" 2>/dev/null | grep -q 'A4' || fail "not on A4"
    pdfinfo "$work/letter.pdf" 2>/dev/null | grep -q '612 x 792' || fail "not on Letter"
    pdffonts "$work/a4.pdf" 2>/dev/null | tail -n +3 >"$work/fonts"
    [ "$(grep -c NotoSans "$work/fonts")" -eq 2 ] || fail "other fonts: $(cat "$work/fonts")"
    grep -q ' no .* yes *[0-9]* *0$' "$work/fonts" && fail "a font is not embedded"
    for paper in a4 letter; do
        pdftotext -layout "$work/$paper.pdf" "$work/text" 2>/dev/null
        [ -n "$code" ] && grep -q "Fingerprint $code" "$work/text" || fail "no fingerprint on $paper"
        for page in about compare crisis fillings; do
            grep -q "Page $page, language en, version" "$work/text" || fail "no $page on $paper"
            grep -q "\b$page, screen 1 of" "$work/text" || fail "no screen of $page on $paper"
        done
        grep -q 'about, language en, version 1: draft, changed since' "$work/text" || fail "$paper: not changed"
        grep -q '^ *+ text: Found an error' "$work/text" || fail "$paper: not told what is new"
        grep -q 'text: Found a mistake' "$work/text" || fail "$paper: not told what was there"
        sheets=$(pdfinfo "$work/$paper.pdf" 2>/dev/null | sed -n 's/^Pages: *//p')
        [ "$(grep -c "fingerprint $code" "$work/text")" -eq "$sheets" ] || fail "$paper: a sheet without its footer"
    done
    # the margins stay white
    if command -v pdftoppm >/dev/null && command -v convert >/dev/null; then
        pdftoppm -r 40 -png "$work/letter.pdf" "$work/margin" 2>/dev/null
        for picture in "$work"/margin*.png; do
            left=$(convert "$picture" -gravity west -crop 20x0+0+0 +repage -format '%[fx:minima]' info:)
            right=$(convert "$picture" -gravity east -crop 20x0+0+0 +repage -format '%[fx:minima]' info:)
            [ "$left$right" = 11 ] || fail "ink in the margin of $(basename "$picture"): $left $right"
        done
    fi
fi
expect_not err .
run review "$content" --paper a5
expect_status 2
expect_one_sentence

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
