#!/bin/sh
# SPDX-License-Identifier: MIT
# Damaged bundles: every bit of the manifest and its signature, and seeded mutants that minisign, tar and
# SHA-256 judge as well. We never accept what they refuse.
set -eu
. tests/fault/support.sh
needs minisign python3

a_clinic
a_bundle "$work/old.kiosk" 2026112001
sed -i 's/^version: .*/version: 2/' "$work/content"/en/pages/*.yaml
a_bundle "$work/new.kiosk" 2026112101
"$FAULT_TOOLS/judge" "$work/keys/TRUST" "$work/keys/TRUST.minisig" "$work/new.kiosk" >"$work/flips" ||
    fail "a flipped bit is accepted: $(cat "$work/flips")"
ok flips "$(cat "$work/flips")"
mkdir "$work/mutants"
python3 tests/fault/second_opinion.py "$FAULT_TOOLS/judge" "$work/keys" "$work/new.kiosk" "$work/old.kiosk" \
    "$work/mutants" "${FAULT_MUTANTS:-10000}" >"$work/table" || {
    cat "$work/table"
    fail "the judges differ"
}
cat "$work/table"
ok mutants "$(tail -n 1 "$work/table")"
