#!/bin/sh
# SPDX-License-Identifier: MIT
# Strange sticks, disks, clocks and contents at the importer: tests/fault/importer.py.
set -eu
. tests/fault/support.sh
needs python3 minisign

[ "$(id -u)" -eq 0 ] || skip "only root may mount the disks of this case"
python3 tests/fault/importer.py "$work"
