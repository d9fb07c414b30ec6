#!/bin/sh
# SPDX-License-Identifier: MIT
# Random imports and damages beside a model of a kiosk: tests/fault/model.py.
set -eu
. tests/fault/support.sh
needs python3

python3 tests/fault/model.py "$work"
