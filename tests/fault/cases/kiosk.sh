#!/bin/sh
# SPDX-License-Identifier: MIT
# The kiosk beside imports, dead sticks and disks that rot: tests/fault/kiosk.py.
set -eu
. tests/fault/support.sh
needs python3 strace mount

[ "$(id -u)" -eq 0 ] || skip "only root may mount the sticks of this case"
[ -c /dev/fuse ] || skip "there is no /dev/fuse here"
python3 tests/fault/kiosk.py "$work"
