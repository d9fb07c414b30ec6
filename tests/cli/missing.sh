#!/bin/sh
# SPDX-License-Identifier: MIT
# What is missing is named, with what to do about it: exit 1, one sentence, no crash.
set -eu
. tests/support.sh

for command in run preview check shoot dump; do
    run $command "$work/nowhere"
    expect_status 1
    expect_one_sentence
    expect err "$work/nowhere"
done
run check tests/support.sh
expect_status 1
expect_one_sentence

if [ "$(id -u)" -ne 0 ]; then
    copy_content
    chmod 000 "$work/content"
    run check "$work/content"
    chmod 755 "$work/content"
    expect_status 1
    expect_one_sentence
fi

run dump content --page side-efects
expect_status 1
expect_one_sentence
expect err "side-efects.*side-effects"
run dump content --page home --screen 99
expect_status 1
expect_one_sentence

run dump content --page home --lang xx
expect_status 1
expect err 'xx'

# no assets; assets without fonts
mkdir "$work/empty"
export ANTEROOM_ASSETS="$work/empty"
run shoot content --page home --out "$work/a.png"
expect_status 1
expect_one_sentence
expect err 'font'
export ANTEROOM_ASSETS="$work/nothing"
run shoot content --page home --out "$work/a.png"
expect_status 1
expect_one_sentence
[ ! -e "$work/a.png" ] || fail "a picture was written without fonts"
