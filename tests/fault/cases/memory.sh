#!/bin/sh
# SPDX-License-Identifier: MIT
# An import that runs out of memory: tests/fault/memory.py.
set -eu
. tests/fault/support.sh
needs python3 minisign

python3 tests/fault/memory.py "$work"
