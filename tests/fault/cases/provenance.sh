#!/bin/sh
# SPDX-License-Identifier: MIT
# Forged, old and withdrawn bundles at the importer: tests/fault/provenance.py.
set -eu
. tests/fault/support.sh
needs python3 minisign

python3 tests/fault/provenance.py "$work"
