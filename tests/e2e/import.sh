#!/bin/bash
# SPDX-License-Identifier: MIT
# From a stick into a kiosk: every answer there is, and what an attacker, a careless hand or a second
# stick can do about it. Each case is named by its row in the table of threats.
set -eu
. tests/support.sh
needs minisign tar sha256sum

state=$work/state
stick=$work/stick
runs=$work/run
mkdir -p "$state/trust" "$stick"
"$ANTEROOM" new "$work/content" >"$work/out" 2>&1
for owner in ours theirs; do
    "$ANTEROOM" keys new "$work/$owner" --no-password >"$work/out" 2>&1
done
cp "$work/ours/TRUST" "$work/ours/TRUST.minisig" "$state/trust"
imports=0

# ---- bundles ----------------------------------------------------------------------------------

archive() {
    tar --format=ustar --owner=0 --group=0 --numeric-owner --mtime=@0 --mode=0644 --blocking-factor=1 \
        -C "$1" -cf "$2" --no-recursion -T "$1/.members"
}

# craft FROM TO [KEY]: unpacks, runs the function `change` in the folder, signs anew, and packs
craft() {
    rm -rf "$work/parts" && mkdir "$work/parts"
    tar xf "$work/$1.kiosk" -C "$work/parts"
    tar tf "$work/$1.kiosk" >"$work/parts/.members"
    (cd "$work/parts" && change)
    sign "${3:-$work/ours/desk.key}"
    archive "$work/parts" "$work/$2.kiosk"
}

sign() {
    minisign -S -W -s "$1" -m "$work/parts/MANIFEST" -x "$work/parts/MANIFEST.minisig" -c x -t x \
        >"$work/out" 2>&1 </dev/null || fail "minisign: $(cat "$work/out")"
}

# In the folder of craft: the manifest tells the hashes and sizes anew.
count_again() {
    sed -n 's/^file [0-9a-f]* [0-9]* //p' MANIFEST >.names
    sed -i -e '/^file /d' -e '/^end$/d' MANIFEST
    while read -r file; do
        echo "file $(sha256sum "$file" | cut -d ' ' -f 1) $(stat -c %s "$file") $file"
    done <.names >>MANIFEST
    echo end >>MANIFEST
}

# ---- importing --------------------------------------------------------------------------------

only() {
    find "$stick" -mindepth 1 -delete
    for name in "$@"; do cp "$work/$name.kiosk" "$stick/"; done
}

sum_of() {
    (cd "$1" && find . -type f ! -name 'log*' -print0 | sort -z | xargs -0 sha256sum | sha256sum)
}

# bring ROW CODE [PATTERN]: imports the stick; PATTERN is looked for in what is printed
bring() {
    row=$1 code=$2
    before=$(sum_of "$state")
    seen=$(sum_of "$stick")
    imports=$((imports + 1))
    run import "$stick" --state "$state" --run "$runs" --allow-drafts
    told=$(sed -n 's/:.*//p' "$work/out")
    [ "$told" = "$code" ] || fail "$row: answered '$(cat "$work/out")', expected $code"
    expect_status "$([ "$code" = OK ] || [ "$code" = OK0 ] && echo 0 || echo 1)"
    grep -qx "code $code" "$runs/report" || fail "$row: the report says $(grep ^code "$runs/report")"
    [ -z "${3:-}" ] || expect out "$3"
    [ "$code" = OK ] || [ "$before" = "$(sum_of "$state")" ] || fail "$row: something of a refused bundle stayed"
    [ "$seen" = "$(sum_of "$stick")" ] || fail "$row: the stick was written to"
    left=$(find "$state/slots" -mindepth 1 ! -name '[0-9]*.kiosk' | head -n 3)
    [ -z "$left" ] || fail "$row: left behind: $left"
    [ "$(find "$state/slots" -name '*.kiosk' | wc -l)" -le 2 ] || fail "$row: more than two slots"
    if LC_ALL=C grep -q '[^ -~]' "$runs/report" "$state/state/log"; then fail "$row: a byte that nobody may read"; fi
}

serial_of() { sed -i "s/^serial .*/serial $1/" MANIFEST; }

# numbered NAME SERIAL [KEY]: the bundle again under another number
numbered() {
    number=$2
    change() { serial_of "$number"; }
    craft one "$1" ${3:+"$3"}
}

"$ANTEROOM" pack "$work/content" --key "$work/ours/desk.key" --allow-drafts --serial 2026112101 \
    --out "$work/one.kiosk" >"$work/packed" 2>&1 || fail "pack: $(cat "$work/packed")"
numbered two 2026112102
numbered four 2026112104
change() { serial_of 2026112103 && sed -i 's/^min-ok .*/min-ok 2026112103/' MANIFEST; }
craft one three

# ---- the usual --------------------------------------------------------------------------------

only
bring empty U2
only one
bring first OK 'number 2026112101, code '
code=$(sed -n 's/.*code //p' "$work/out")
grep -q "^code     $code$" "$work/packed" || fail "the kiosk's code is not the desk's"
bring again OK0
only two
bring second OK
cmp -s "$state/slots/0000002026112102.kiosk" "$work/two.kiosk" || fail "the slot is not the bundle"

# B16: the computer was started five seconds ago, with the stick in it
if unshare --fork --time --boottime=-5 true 2>/dev/null; then
    young() { unshare --fork --time --boottime=-$(($(cut -d . -f 1 /proc/uptime) - $1)) "$ANTEROOM" import "$stick" --state "$state" --run "$2" --allow-drafts >"$work/out"; }
    young 5 "$work/run-new"
    grep -q '^OK0' "$work/out" || fail "B16: $(cat "$work/out")"
    [ ! -e "$work/run-new/report" ] || fail "B16: a stick that was left in is told about again"
    young 95 "$work/run-new"
    grep -qx 'code OK0' "$work/run-new/report" || fail "B16: a stick that was put in later is not told about"
fi

# ---- A ----------------------------------------------------------------------------------------

only one
bring A6 U1
mv "$state/state/importer.0" "$work/kept.0"
mv "$state/state/importer.1" "$work/kept.1"
bring 'A6 without records' U1
mv "$work/kept.0" "$state/state/importer.0"
mv "$work/kept.1" "$state/state/importer.1"

change() { :; }
craft three unsigned
unsigned() {
    tar xf "$work/three.kiosk" -C "$work/parts"
    "$@"
    archive "$work/parts" "$stick/x.kiosk"
}
empty_signature() { : >"$work/parts/MANIFEST.minisig"; }
garbage_signature() { head -c 200 /dev/urandom >"$work/parts/MANIFEST.minisig"; }
old_signature() {
    minisign -S -l -W -s "$work/ours/desk.key" -m "$work/parts/MANIFEST" -x "$work/parts/MANIFEST.minisig" \
        -c x -t x >"$work/out" 2>&1 </dev/null
}
crlf_signature() { sed -i 's/$/\r/' "$work/parts/MANIFEST.minisig"; }
long_comment() {
    sed -i "1s/.*/untrusted comment: $(head -c 8192 /dev/zero | tr '\0' x)/" "$work/parts/MANIFEST.minisig"
}
escaped_comment() { sed -i '1s/.*/untrusted comment: \x1b[2J\xe2\x80\xae/' "$work/parts/MANIFEST.minisig"; }
only
unsigned empty_signature
bring A1 U3
unsigned garbage_signature
bring A1 U3
sed -i '/^MANIFEST.minisig$/d' "$work/parts/.members"
unsigned true
bring A1 U3
echo "not a bundle" >"$stick/x.kiosk"
head -c 4096 /dev/urandom >>"$stick/x.kiosk"
bring A1 U3
cp "$work/three.kiosk" "$work/plain.kiosk"
craft plain stranger "$work/theirs/desk.key"
only stranger
bring A2 U3
craft plain owner "$work/ours/owner.key"
only owner
bring 'A2 the owner publishes nothing' U3
only
unsigned crlf_signature
bring A16 U3
unsigned long_comment
bring A17 U3
unsigned escaped_comment
bring A17 U3
if old_signature; then
    archive "$work/parts" "$stick/x.kiosk"
    bring A16 U3
fi

# every flip below is of one bit; in the head and all through the files
size=$(stat -c %s "$work/three.kiosk")
for at in 0 100 300 511 512 600 900 $((size - 1)) $(seq 2000 3571 "$size"); do
    only three
    byte=$(od -An -tu1 -j "$at" -N 1 "$stick/three.kiosk")
    printf '%b' "\\x$(printf %x $((byte ^ 4)))" | dd of="$stick/three.kiosk" bs=1 seek="$at" conv=notrunc status=none
    run import "$stick" --state "$state" --run "$runs" --allow-drafts
    expect_status 1
    expect out '^U[36]: '
done
for cut in 0 1 511 512 513 1024 4096 8191 $(seq 9000 7919 "$size") $((size - 512)) $((size - 1)); do
    only three
    truncate -s "$cut" "$stick/three.kiosk"
    bring "A4, B19 cut at $cut" U6
done
for more in 1 512 1073741824; do
    only three
    truncate -s +"$more" "$stick/three.kiosk"
    bring "A4, A12 longer by $more" U6
done

change() { cp "$work/other/clinic.yaml" clinic.yaml; }
mkdir "$work/other"
tar xf "$work/two.kiosk" -C "$work/other"
echo '# another' >>"$work/other/clinic.yaml"
craft three mixed
only mixed
bring 'A5 a file of another bundle' U6
change() { sed -i '1!G;h;$!d' .members; }
craft three turned
only turned
bring 'A5 members in another order' U3

for serial in 0 -1 1e3 02026112105 9007199254740993 18446744073709551615; do
    change() { serial_of "$serial"; }
    craft one odd
    only odd
    bring "A7 serial $serial" U6
done
for serial in 9007199254740992 3026112103; do
    change() { serial_of "$serial"; }
    craft one far
    only far
    bring "A7 serial $serial" U7 'far above'
done
change() { serial_of 2026112102 && sed -i 's/^review-by .*/review-by 2030-01-01/' MANIFEST; }
craft two twin
only twin
bring 'A8 another with the number of the last one' U7 'same number'
change() { serial_of 2026112103 && sed -i 's/^review-by .*/review-by 2030-01-01/' MANIFEST; }
craft three twin
only twin three
bring 'A8 two on one stick' U7 'same number'
change() { sed -i 's/^site .*/site 0123456789abcdef/' MANIFEST; }
craft three elsewhere
only elsewhere
bring A10 U4
change() { sed -i 's/^kiosk-content 1/kiosk-content 2/' MANIFEST; }
craft three newer
only newer
bring G10 U7 'newer program'
change() { sed -i 's/^needs 1/needs 2/' MANIFEST; }
craft three newer
only newer
bring G10 U7 'newer program'

# ---- the content ------------------------------------------------------------------------------

change() {
    sed -i 's/^title: .*/title: "\\u202e turned"/' en/pages/exercises.yaml
    count_again
}
craft three wrong
only wrong
bring 'E6, E11 a page with a mistake' U7 "page 'exercises'"
change() {
    head -c 200000 /dev/zero | tr '\0' '[' >en/pages/exercises.yaml
    count_again
}
craft three deep
only deep
bring E1 U7
change() {
    printf 'OTTO' >en/pages/exercises.yaml
    count_again
}
craft three other
only other
bring E8 U7
run import "$stick" --state "$state" --run "$runs"
expect out '^U7: .*nobody has approved'

# ---- B ----------------------------------------------------------------------------------------

only
ln -s "$work/three.kiosk" "$stick/link.kiosk"
mkfifo "$stick/pipe.kiosk"
mkdir "$stick/folder.kiosk"
imports=$((imports + 1))
timeout 20 "$ANTEROOM" import "$stick" --state "$state" --run "$runs" --allow-drafts >"$work/out" || true
grep -q '^U2: ' "$work/out" || fail "B6: $(cat "$work/out")"
only
(cd "$stick" && seq -f 'IMG_%05g.JPG' 1 5000 | xargs touch)
bring 'B7 too many names' U6
only three
cp "$stick/three.kiosk" "$stick/._three.kiosk"
mkdir "$stick/System Volume Information" "$stick/.Trashes"
cp "$work/four.kiosk" "$stick/.Trashes/"
printf x >"$stick/.DS_Store"
cp "$work/one.kiosk" "$stick/ONE (1).KIOSK"
head -c 20000 "$work/three.kiosk" >"$stick/three (1).kiosk"
printf x >"$stick/$(printf '\033[2J\xff\n').kiosk"
bring 'B7, B18, B20' OK 'number 2026112103'
[ ! -e "$state/slots/0000002026112101.kiosk" ] || fail "the one before the last is still there"

# ---- what it does to files --------------------------------------------------------------------

if command -v strace >/dev/null; then
    watch() {
        strace -f -qq -y -o "$work/trace" -e trace=openat,read,pread64,write,mmap,unlinkat,renameat,mkdirat \
            "$ANTEROOM" import "$stick" --state "$state" --run "$runs" --allow-drafts >"$work/out" || true
    }
    only stranger
    watch
    grep -q '^U3' "$work/out" || fail "A1: $(cat "$work/out")"
    if grep -E 'O_CREAT' "$work/trace" | grep -q "$state/slots\|incoming"; then fail "A1: a file was made"; fi
    only four
    cp -r "$state" "$work/kept"
    watch
    grep -q '^OK' "$work/out" || fail "B1: $(cat "$work/out")"
    # each byte of the stick is read once, in order, and nothing but read: the sum is the size
    asked=$(grep "<$stick/four.kiosk>" "$work/trace" | grep -vc ' read(\| openat(') || true
    [ "$asked" -eq 0 ] || fail "B1: $(grep "<$stick/four.kiosk>" "$work/trace" | grep -v ' read(\| openat(' | head -n 3)"
    sum=$(grep " read([0-9]*<$stick/four.kiosk>" "$work/trace" | sed 's/.*= //' | awk '{ n += $1 } END { print n }')
    [ "$sum" -eq "$(stat -c %s "$work/four.kiosk")" ] || fail "B1: $sum bytes were read"
    opened=$(grep openat "$work/trace" | grep -c "$stick/four.kiosk>") || true
    [ "$opened" -eq 1 ] || fail "B1: it was opened $opened times"
    # B17: nothing below the stick is opened to write, made, renamed or taken away
    if grep -E "O_WRONLY|O_RDWR|O_CREAT|unlinkat|renameat|mkdirat" "$work/trace" | grep -q "$stick"; then
        fail "B17: $(grep -E 'O_WRONLY|O_RDWR|O_CREAT|unlinkat|renameat|mkdirat' "$work/trace" | grep "$stick" | head -n 3)"
    fi
    rm -rf "$state" && mv "$work/kept" "$state"
fi

# ---- A11, C10, C11 ----------------------------------------------------------------------------

printf x | dd of="$state/slots/0000002026112103.kiosk" bs=1 seek=20000 conv=notrunc status=none
only three
bring 'A11, G3 the damaged one comes again' OK
cmp -s "$state/slots/0000002026112103.kiosk" "$work/three.kiosk" || fail "G3: it is still damaged"
[ "$(find "$state/slots" -name '*.kiosk' | wc -l)" -eq 1 ] || fail "A11: what was withdrawn is still there"

for i in $(seq 1000); do : >"$state/slots/.incoming.$i"; done
mkdir "$state/slots/.incoming.folder"
ln -s /etc/passwd "$state/slots/.incoming.link"
only
imports=$((imports + 1))
run import "$stick" --state "$state" --run "$runs"
left=$(find "$state/slots" -name '.incoming*' | wc -l)
[ "$left" -eq 0 ] || fail "C10: $left of what was left behind is still there"
[ -e /etc/passwd ] || fail "C10: a link was followed"

only four
for i in 1 2 3 4 5 6 7 8; do
    "$ANTEROOM" import "$stick" --state "$state" --run "$runs" --allow-drafts >"$work/race.$i" 2>&1 &
done
wait
[ "$(cat "$work"/race.* | grep -c '^OK: ')" -eq 1 ] || fail "C11: $(cat "$work"/race.*)"
[ "$(cat "$work"/race.* | grep -c '^OK0: ')" -eq 7 ] || fail "C11: $(cat "$work"/race.*)"
bring 'C11 after' OK0

# ---- the trust list ---------------------------------------------------------------------------

"$ANTEROOM" keys new "$work/spare" --no-password >"$work/out" 2>&1
cp -r "$work/ours" "$work/next"
"$ANTEROOM" keys add "$work/next/TRUST" "$work/spare/desk.pub" --key "$work/ours/owner.key" >"$work/out" 2>&1
"$ANTEROOM" keys revoke "$work/next/TRUST" "$work/ours/desk.pub" --key "$work/ours/owner.key" >"$work/out" 2>&1 ||
    fail "$(cat "$work/out")"
grep -q '^version 3$' "$work/next/TRUST" || fail "the list has another version: $(cat "$work/next/TRUST")"
cp "$work/spare/desk.key" "$work/next/desk.key"
with_trust() {
    serial_of 2026112105
    cp "$work/next/TRUST" "$work/next/TRUST.minisig" .
    sed -i '/^MANIFEST.minisig$/a TRUST\nTRUST.minisig' .members
}
change() { with_trust; }
craft one skip "$work/next/desk.key"
only skip
bring 'A14 a version is skipped' U3
# the same in one step
rm -rf "$work/next" && cp -r "$work/ours" "$work/next"
sed -e 's/^version 1/version 2/' -e "s|^desk .*|desk $(tail -n 1 "$work/spare/desk.pub")|" "$work/ours/TRUST" >"$work/next/TRUST"
minisign -S -W -s "$work/ours/owner.key" -m "$work/next/TRUST" -c x -t x >"$work/out" 2>&1 </dev/null
cp "$work/spare/desk.key" "$work/next/desk.key"
change() { with_trust; }
craft one revoke "$work/next/desk.key"
only revoke
bring A13 OK
grep -q '^version 2$' "$state/trust/TRUST.2" || fail "A13: the list was not taken"
[ ! -e "$state/trust/TRUST" ] || fail "A18: the old list is still there"
bring 'A13 the same again' OK0
printf x | dd of="$state/slots/0000002026112105.kiosk" bs=1 seek=20000 conv=notrunc status=none
bring 'A13, G3 the same again, to mend a damaged slot' OK
numbered_with_trust() {
    number=$1
    change() { with_trust && serial_of "$number"; }
    craft one another "$work/next/desk.key"
}
numbered_with_trust 2026112107
only another
bring 'A14 another bundle brings the list of today' U3
numbered old 2026112106
only old
bring 'A13 the key that was taken away' U3
numbered new 2026112106 "$work/next/desk.key"
only new
bring 'A13 the new key' OK
[ "$(find "$state/slots" -name '*.kiosk' | wc -l)" -eq 2 ] || fail "A13: the one before does not count any more"

# ---- status and rollback ----------------------------------------------------------------------

run status --state "$state" --allow-drafts
expect_status 0
expect out '^health    fine: '
expect out '^  2026112106  shown  2026-11-21  code '
expect out '^  2026112105  kept  '
expect out '^floor     2026112106$'
expect out '^min-ok    2026112103$'
expect out '^trust     version 2, owner [0-9A-Z-]*, desk [0-9A-Z-]*$'
[ "$(sed -n '/^last results/,$p' "$work/out" | wc -l)" -eq 6 ] || fail "status: not the last five results"
run status --state "$state"
expect_status 1
expect out '^health    B2: '
run status --state "$state" --allow-drafts --json
expect_status 0
if command -v python3 >/dev/null; then
    python3 -c 'import json, sys; told = json.load(sys.stdin)
assert told["shown"] == 2026112106 and told["can_undo"] and len(told["results"]) == 5, told
assert [bundle["standing"] for bundle in told["bundles"]] == ["shown", "kept"], told' <"$work/out" ||
        fail "status --json"
fi
run rollback --state "$state" --allow-drafts
expect_status 0
expect out '^2026112106 is undone'
run status --state "$state" --allow-drafts
expect out '^  2026112105  shown  '
expect out '^  2026112106  undone  '
run rollback --state "$state" --allow-drafts
expect_status 1
expect_one_sentence
bring 'an undone bundle stays undone' OK0
only revoke
bring 'the floor does not move' U1

# ---- the disk ---------------------------------------------------------------------------------

only new
cp -r "$state" "$work/kept"
printf x >>"$state/trust/TRUST.2"
bring 'G6 no trust list' U8
rm -rf "$state" && cp -r "$work/kept" "$state"
rm -rf "$state/slots" && printf x >"$state/slots"
imports=$((imports + 1))
run import "$stick" --state "$state" --run "$runs"
expect out '^U8: '
rm -rf "$state"
run import "$stick" --state "$state" --run "$runs"
expect out '^U8: '
[ ! -e "$state" ] || fail "G5: a missing disk was made up"
echo "$imports imports"
