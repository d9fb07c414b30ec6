#!/bin/sh
# SPDX-License-Identifier: MIT
# anteroom pin: puts the hash into device.yaml and leaves the rest of it alone.
set -eu
. tests/support.sh

# pin PIN ARGUMENTS...: gives the PIN on standard input
pin() {
    digits=$1
    shift
    status=0
    printf '%s\n' "$digits" | "$ANTEROOM" pin "$@" >"$work/out" 2>"$work/err" || status=$?
    ran="anteroom pin $*"
}

pin 2468 "$work/new.yaml"
expect_status 0
grep -q '^staff_pin: "[$]argon2id[$]v=19[$]m=4096,t=2,p=1[$]' "$work/new.yaml" || fail "no hash"
if grep -q 2468 "$work/new.yaml"; then fail "the PIN itself is in the file"; fi

# the other lines stay, byte for byte, whether the key is there or not
printf '# ours\nschema: 1\ndisplay:\n  panel: td1   # the old one\n' >"$work/a.yaml"
cp "$work/a.yaml" "$work/before"
pin 13579 "$work/a.yaml"
expect_status 0
grep -v '^staff_pin' "$work/a.yaml" | cmp -s - "$work/before" || fail "other lines changed"
cp "$work/a.yaml" "$work/first"
pin 97531 "$work/a.yaml"
expect_status 0
grep -v '^staff_pin' "$work/a.yaml" | cmp -s - "$work/before" || fail "other lines changed"
[ "$(grep -c '^staff_pin' "$work/a.yaml")" = 1 ] || fail "the key is there twice"
if cmp -s "$work/a.yaml" "$work/first"; then fail "the hash is the old one"; fi

# what is no PIN, and files it cannot go into, change nothing
for digits in '' 123 1234567 12a4; do
    cp "$work/a.yaml" "$work/before"
    pin "$digits" "$work/a.yaml"
    expect_status 1
    expect_one_sentence
    cmp -s "$work/a.yaml" "$work/before" || fail "a refused PIN changed the file"
done
printf '{schema: 1, defaults: {text_step: 125}}\n' >"$work/flow.yaml"
cp "$work/flow.yaml" "$work/before"
pin 2468 "$work/flow.yaml"
expect_status 1
cmp -s "$work/flow.yaml" "$work/before" || fail "a file in one line was changed"
[ ! -e "$work/flow.yaml.new" ] || fail "a trial file is left"
printf 'schema: 1\nnonsense: 3\n' >"$work/bad.yaml"
pin 2468 "$work/bad.yaml"
expect_status 1
expect err 'nonsense'
pin 2468 "$work/no/such/folder/device.yaml"
expect_status 1
pin 2468
expect_status 2
