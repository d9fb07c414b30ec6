#!/bin/sh
# SPDX-License-Identifier: MIT
# Acceptance scenario 23: a Spanish title with a word that no pattern breaks and no line holds is named with
# page, language, text size, panel and the word; with soft hyphens in it nothing is said any more.
set -eu
. tests/support.sh

copy_content
page=$work/content/es/pages/aftercare.yaml
soft=$(printf '\302\255')
named='aftercare.yaml:[0-9]*:[0-9]*: error: page .[a-z-]*., es, text [0-9]*, panel td1.*'

# title WORD: what the checker says about a page with that title
title() {
    sed -i "s/^title: .*/title: \"$1\"/" "$page"
    run check "$work/content" --panels td1
}

title "Brrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr"
expect out "${named}the word .Brrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr. .*fits no line; its control has .* (add a break point"

title "Brrrrrrrrr${soft}rrrrrrrrr${soft}rrrrrrrrr${soft}rrrrrrr"
expect_not out "es/pages/aftercare.yaml.*fits no line"
