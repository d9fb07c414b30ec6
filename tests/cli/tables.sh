#!/bin/sh
# SPDX-License-Identifier: MIT
# The tables of check: every fact of the shipped content is on a page, and each page's figures are
# printed; a fact that no page names any more is missing, with exit code 1.
set -eu
. tests/support.sh

run check --coverage --lang en content
expect_status 0
expect out '^en: \([0-9]*\) of \1 facts that must appear do; 0 of [0-9]* that were left out'
expect_not out 'MISSING'

run check --readability --lang en content
expect_status 0
expect out '^page  *lang  *words  *sentences  *longest  *grade'
expect out '^crisis  *en  *[1-9]'

copy_content
bad=$work/content
sed -i 's/\[F001, F002, /[F002, /' "$bad/en/pages/how-it-works.yaml"
run check --coverage --lang en "$bad"
expect_status 1
expect out '^F001 .*en: MISSING'
