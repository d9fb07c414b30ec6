#!/bin/sh
# SPDX-License-Identifier: MIT
# The shipped content is without errors, on all panels; a copy with one mistake of each kind has
# every one reported in one run, at its line and column.
set -eu
. tests/support.sh

run check content
expect_status 0
expect out '^0 errors'
expect_not out ': error: '

copy_content
bad=$work/content
page=$bad/en/pages/aftercare.yaml
line_of() { grep -n -m 1 -e "$1" "$2" | cut -d : -f 1; }

sed -i 's/^main_message:/main_mesage:/' "$page"                  # unknown key
printf 'icon: help\nicon: help\n' >>"$bad/en/pages/escort.yaml"   # duplicate key
printf '\tkind: claim\n' >>"$bad/en/pages/about.yaml"             # tab
sed -i 's/^version: .*/version: soon/' "$bad/en/pages/compare.yaml" # wrong type
sed -i '0,/page: side-effects/s//page: side-efects/' "$bad/menu.yaml" # missing page
# what only shows on the screens: a label too long for its button, a word that fits no line, a
# character that no font has
screen=$bad/en/pages/costs.yaml
label="Unmistakably interminable considerations concerning disproportionate lettering"
sed -i "s/Treatment types/$label/" "$bad/menu.yaml"
word=$(printf 'X%.0s' $(seq 120))
cat >>"$screen" <<YAML
  - text: "$word."
  - text: "A character nobody has: 𒀀."
YAML
end=$(grep -c '' "$screen")
run check "$bad"
expect_status 1
expect_not out '^0 errors'
# at FILE LINE PATTERN
at() { expect out "$1:$2:[0-9]*: error: .*$3"; }
at aftercare.yaml "$(line_of '^main_mesage' "$page")" 'main_mesage.*main_message'
at escort.yaml "$(grep -c '' "$bad/en/pages/escort.yaml")" 'icon'
at about.yaml "$(grep -c '' "$bad/en/pages/about.yaml")" 'tab'
at compare.yaml "$(line_of '^version' "$bad/en/pages/compare.yaml")" 'soon'
at menu.yaml "$(line_of 'side-efects' "$bad/menu.yaml")" 'side-efects.*side-effects'
expect out '^[1-9][0-9]* errors'
at menu.yaml "$(line_of 'Unmistakably' "$bad/menu.yaml")" 'does not fit'
at costs.yaml "$((end - 1))" 'fits no line'
at costs.yaml "$end" 'U+12000'
