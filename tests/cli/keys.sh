#!/bin/sh
# SPDX-License-Identifier: MIT
# Keys: made once, shown, printed so that a reader reads them back, and the list that changes by
# one version at a time, signed by the owner only.
set -eu
. tests/support.sh
needs minisign

run keys new "$work/keys" --no-password
expect_status 0
cd "$work/keys"
for file in owner.key owner.pub desk.key desk.pub TRUST TRUST.minisig; do
    [ -s "$file" ] || fail "there is no $file"
done
[ "$(stat -c %a owner.key)$(stat -c %a desk.key)" = 600600 ] || fail "others may read the keys"
minisign -V -q -P "$(tail -n 1 owner.pub)" -m TRUST || fail "minisign refuses the list"
# our key signs with minisign, too
echo text >text
minisign -S -W -s desk.key -m text -x text.minisig >/dev/null 2>&1 </dev/null ||
    minisign -S -s desk.key -m text -x text.minisig >/dev/null 2>&1 </dev/null
minisign -V -q -P "$(tail -n 1 desk.pub)" -m text -x text.minisig || fail "minisign cannot sign"
cd "$OLDPWD"

# nothing is overwritten
cp -r "$work/keys" "$work/kept"
run keys new "$work/keys" --no-password
expect_status 1
expect_one_sentence
diff -r "$work/keys" "$work/kept" || fail "keys were overwritten"

run keys show "$work/keys/TRUST"
expect_status 0
expect out '^trust list, version 1, clinic [0-9a-f]\{16\}$'
code=$(sed -n 's/^desk *\([^ ]*\) .*/\1/p' "$work/out")
for half in key pub; do
    run keys show "$work/keys/desk.$half"
    expect out "$code"
done

# the paper: the line makes the same key again, and a reader reads the code
run keys print "$work/keys/owner.key"
expect_status 0
sed -n 3p "$work/out" >"$work/typed.key"
cp "$work/keys/TRUST"* "$work"
run keys show "$work/typed.key"
expect out '^secret'
run keys show "$work/keys/owner.pub"
owner=$(awk '{ print $2 }' "$work/out")
run keys show "$work/typed.key"
expect out "$owner"

# change ARGUMENTS...: a change of the list, which makes the next version
version=1
change() {
    run keys "$@" --key "$work/keys/owner.key"
    expect_status 0
    version=$((version + 1))
    expect out "^trust list, version $version,"
}
list=$work/keys/TRUST
for name in two three; do
    run keys make "$work/keys/$name" --no-password
    expect_status 0
done
change add "$list" "$work/keys/two.pub"
[ "$(grep -c '^desk ' "$list")" -eq 2 ] || fail "the key was not added"
change revoke "$list" "$work/keys/desk.pub"
change revoke "$list" "$work/keys/two.pub" "$work/keys/three.pub" --serial 2026112100
grep -q '^floor-reset 2026112100$' "$list" || fail "the number was not taken back"
grep -q "^desk $(tail -n 1 "$work/keys/three.pub")\$" "$list" || fail "the key was not replaced"
change reset "$list" --serial 2026112101
expect out 2026112101
minisign -V -q -P "$(tail -n 1 "$work/keys/owner.pub")" -m "$list" || fail "the list is not signed"
run keys make "$work/keys/boss" --no-password
change owner "$list" "$work/keys/boss.key"
minisign -V -q -P "$(tail -n 1 "$work/keys/boss.pub")" -m "$list" || fail "not signed by the new owner"
minisign -V -q -P "$(tail -n 1 "$work/keys/owner.pub")" -m "$list" -x "$list.previous.minisig" ||
    fail "not signed by the owner before"

# what is refused leaves the list as it is
cp "$list" "$work/before"
refused() {
    pattern=$1
    shift
    run keys "$@"
    [ "$status" -ne 0 ] || fail "$ran: was not refused"
    expect err "$pattern"
    cmp "$list" "$work/before" || fail "$ran: changed the list"
}
refused "only the owner's key" add "$list" "$work/keys/two.pub" --key "$work/keys/owner.key"
refused "only the owner's key" add "$list" "$work/keys/two.pub" --key "$work/keys/three.key"
refused "no owner's key" add "$list" "$work/keys/two.pub"
refused 'only desk key' revoke "$list" "$work/keys/three.pub" --key "$work/keys/boss.key"
refused 'not one of the desk keys' revoke "$list" "$work/keys/two.pub" --key "$work/keys/boss.key"
refused 'already' add "$list" "$work/keys/three.pub" --key "$work/keys/boss.key"
refused 'already' add "$list" "$work/keys/boss.pub" --key "$work/keys/boss.key"
refused 'no public key' add "$list" "$work/keys/two.key" --key "$work/keys/boss.key"
refused 'no number named' reset "$list" --key "$work/keys/boss.key"
refused 'unknown action' sing "$list"
refused 'no action'
refused 'anteroom keys add' add "$list"
sed -i 's/^version .*/version 99/' "$list"
cp "$list" "$work/before"
refused 'not a trust list' add "$list" "$work/keys/two.pub" --key "$work/keys/boss.key"

# with a password, asked for twice when it is chosen and once when it is used
printf 'correct horse\ncorrect horse\n' >"$work/answers"
"$ANTEROOM" keys make "$work/keys/locked" <"$work/answers" >/dev/null 2>&1 || fail "no key with password"
"$ANTEROOM" keys show "$work/keys/locked.key" <"$work/answers" >"$work/out" 2>&1 || fail "it does not open"
expect out '^secret'
if echo wrong | "$ANTEROOM" keys show "$work/keys/locked.key" >"$work/out" 2>&1; then
    fail "a wrong password opened it"
fi
expect out 'password is wrong'
printf 'correct horse\nanother one\n' >"$work/answers"
if "$ANTEROOM" keys make "$work/keys/never" <"$work/answers" >/dev/null 2>&1; then
    fail "two different passwords were taken"
fi
[ ! -e "$work/keys/never.key" ] || fail "a key was left behind"
