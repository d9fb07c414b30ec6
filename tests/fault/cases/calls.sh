#!/bin/sh
# SPDX-License-Identifier: MIT
# An import ended, or failing, at each of its system calls: tests/fault/calls.py.
set -eu
. tests/fault/support.sh
needs python3

"$FAULT_TOOLS/calls" "$work/list" /dev list -- /bin/true || skip "programs may not be traced here"
python3 tests/fault/calls.py "$work"
