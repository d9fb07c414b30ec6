#!/bin/sh
# SPDX-License-Identifier: MIT
# Power cuts at every write of an import, on a real ext4: tests/fault/crash.py.
set -eu
. tests/fault/support.sh
needs python3 mkfs.ext4 mount

[ "$(id -u)" -eq 0 ] || skip "only root may mount the disks of this case"
[ -c /dev/fuse ] || skip "there is no /dev/fuse here"
python3 tests/fault/crash.py "$work"
