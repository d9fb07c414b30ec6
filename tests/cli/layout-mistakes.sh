#!/bin/sh
# SPDX-License-Identifier: MIT
# What only shows on the screen is reported at the line that was written: a label too long for its
# button, a word that fits no line, a character that no font has.
set -eu
. tests/support.sh

copy_content
bad=$work/content
page=$bad/en/pages/aftercare.yaml
cat >>"$page" <<'YAML'
  - heading: "A glyph nobody has: 𒀀"
  - text: "Xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx."
YAML
lines=$(grep -c '' "$page")
label="Far too many words for one button of the menu, more than any panel could hold at any size of the text that a visitor may choose, and then a few more words on top of those"
sed -i "0,/^    label:.*/s//    label: {en: \"$label\"}/" "$bad/menu.yaml"
label_line=$(grep -n -m 1 'Far too many' "$bad/menu.yaml" | cut -d : -f 1)
run check "$bad"
expect_status 1
expect out "aftercare.yaml:$((lines - 1)):[0-9]*: error: .*U+12000"
expect out "aftercare.yaml:$lines:[0-9]*: .*Xxxx"
expect out "menu.yaml:$label_line:[0-9]*: error: "
