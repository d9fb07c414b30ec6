#!/bin/sh
# SPDX-License-Identifier: MIT
# Ten thousand page turns: no growth in resident memory after the first 500, none in open files.
set -eu
. tests/support.sh

SDL_VIDEODRIVER=dummy
export SDL_VIDEODRIVER
run run --window --allow-drafts --panel td1 --turns "${TURNS:-10000}" content
expect_status 0
cat "$work/out"

# grown PATTERN: the second number of that line less the first
grown() {
    sed -n "s/^$1 after_500 \([0-9]*\) end \([0-9]*\)\$/\2 - \1/p" "$work/out"
}
grew=$(($(grown resident_kib)))
# the kernel counts resident pages in batches of 64, so 256 KiB is no growth: 28 bytes a page turn
[ "$grew" -le 256 ] || fail "resident memory grew by $grew KiB"
grew=$(($(grown open_files)))
[ "$grew" -le 0 ] || fail "open files grew by $grew"
