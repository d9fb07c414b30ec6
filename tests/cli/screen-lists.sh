#!/bin/sh
# SPDX-License-Identifier: MIT
# More than three lists on one screen are a warning, at the first one too many, and
# the clinic may set it otherwise.
set -eu
. tests/support.sh

cp -r tests/check/good "$work/content"
page=$work/content/en/pages/fillings.yaml
sed -i 's/^blocks: .*/blocks: []/; /^body:/q' "$page"
lists() {
    for list in "$@"; do
        echo "  - list: [\"The $list thing.\"]" >>"$page"
    done
}

lists first second third
run check --panels p21,td2-5 "$work/content"
expect_not out 'lists stand'

lists fourth
line=$(grep -n fourth "$page" | cut -d : -f 1)
run check --panels p21 "$work/content"
expect out "fillings.yaml:$line:[0-9]*: warning: 4 lists stand on one screen at text 100 on p21.*at most 3.*\[L38\]$"

echo 'rules: [{rule: L38, level: "off", page: fillings, why: "They are short."}]' \
    >>"$work/content/clinic.yaml"
run check --panels p21 "$work/content"
expect_not out 'lists stand'
