#!/bin/sh
# SPDX-License-Identifier: MIT
# Command lines and places to write to that look right at first sight: still one sentence each.
set -eu
. tests/support.sh

run dump content --page home --screen 1 --page about
expect_status 2
expect_one_sentence
expect err '--page is given twice'
run check content --panels ''
expect_status 2
expect_one_sentence
run check content --panels td1,
expect_status 2
expect_one_sentence

run shoot content --page home --screen 99 --out "$work/a.png"
expect_status 1
expect_one_sentence
expect err "'home' has [0-9]* screen"

for lang in xx ../words/en ''; do
    for command in preview run check shoot dump; do
        run "$command" content --lang "$lang"
        expect_status 1
        expect_one_sentence
        expect err "language '$lang'"
    done
done

mkdir "$work/content"
run preview "$work/content" --page nowhere --panel td9
expect_status 2
expect_one_sentence

# nowhere to write to
run shoot content --page home --screen all --out "$work/no/such/folder"
expect_status 1
expect_one_sentence
run dump content --page home --out "$work/no/such/file"
expect_status 1
expect_one_sentence
if [ -c /dev/full ]; then
    run dump content --page home --out /dev/full
    expect_status 1
    expect_one_sentence
    status=0
    "$ANTEROOM" dump content --page home >/dev/full 2>"$work/err" || status=$?
    : >"$work/out"
    ran='anteroom dump to a full disk'
    expect_status 1
    expect_one_sentence
fi
