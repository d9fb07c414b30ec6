#!/bin/sh
# SPDX-License-Identifier: MIT
# Help: the list of commands, and each command's own options.
set -eu
. tests/support.sh

run --help
expect_status 0
expect_empty err
for command in run preview check shoot dump pack keys new pin version; do
    expect out "^  $command "
done
cp "$work/out" "$work/list"
for command in run preview check shoot dump pack keys new pin version; do
    run "$command" --help
    expect_status 0
    expect out "^usage: anteroom $command"
    expect out '^  --help'
    expect_empty err
done
run shoot --help
for option in --page --screen --panel --step --theme --lang --rotate --out; do
    expect out "^  $option "
done
# every option that help knows is in the manual, too
for command in run preview check shoot dump pack keys new pin; do
    run "$command" --help
    for option in $(sed -n 's/^  --\([a-z-]*\).*/\1/p' "$work/out"); do
        grep -q "Fl -$option" firmware/man/anteroom.1 || fail "anteroom(1) lacks --$option"
    done
done
