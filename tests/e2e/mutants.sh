#!/bin/sh
# SPDX-License-Identifier: MIT
# A choice of damage to the shipped content, one place at a time, is noticed by check: a lost "not",
# another number, a seller's line, a page in the wrong language. `make mutants-content` tries all.
set -eu
. tests/support.sh
needs python3
python3 tests/mutants/content.py --every 14
