#!/bin/sh
# SPDX-License-Identifier: MIT
# The version says what the program and its libraries are.
set -eu
. tests/support.sh

for form in version --version; do
    run $form
    expect_status 0
    expect out '^anteroom [0-9]*\.[0-9]*\.[0-9]*'
    expect_empty err
done
run version
expect out 'SDL'
