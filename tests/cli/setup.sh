#!/bin/sh
# SPDX-License-Identifier: MIT
# Setting up: nobody to ask means no root, with the command to type; everything there means silence.
set -eu
. tests/support.sh
needs dpkg-query setsid

mkdir "$work/toolchain"
cp toolchain/setup.sh "$work/toolchain"
echo 'build  coreutils  always there' >"$work/toolchain/packages.txt"
(unset CI && setsid "$work/toolchain/setup.sh" build) >"$work/out" 2>&1 </dev/null
[ ! -s "$work/out" ] || fail "setup spoke although nothing was missing: $(cat "$work/out")"

echo 'build  no-such-package-anteroom  proves that we ask' >>"$work/toolchain/packages.txt"
status=0
(unset CI && setsid "$work/toolchain/setup.sh" build) >"$work/out" 2>&1 </dev/null || status=$?
[ "$status" -eq 1 ] || fail "setup ended with $status although a package is missing and nobody was asked"
grep -q 'no-such-package-anteroom *proves that we ask' "$work/out" || fail "setup does not say which package and why"
grep -q 'apt-get install no-such-package-anteroom\|no sudo' "$work/out" || fail "setup does not say what to type"
