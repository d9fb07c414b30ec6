#!/bin/sh
# SPDX-License-Identifier: MIT
# Sticks that lie, end, stall and vanish: tests/fault/stick.py.
set -eu
. tests/fault/support.sh
needs python3 strace mount

[ "$(id -u)" -eq 0 ] || skip "only root may mount the sticks of this case"
[ -c /dev/fuse ] || skip "there is no /dev/fuse here"
python3 tests/fault/stick.py "$work"
