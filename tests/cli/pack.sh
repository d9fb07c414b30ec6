#!/bin/sh
# SPDX-License-Identifier: MIT
# Bundles: what anteroom packs, other programs read; the same input gives the same bytes; and a
# bundle that no kiosk should take is not made.
set -eu
. tests/support.sh
needs minisign tar sha256sum

cp -r tests/check/good "$work/content"
rm -f "$work/content/expected"
# a small content without errors
pages=$work/content/en/pages
sed -i '/^body:/q' "$pages/fillings.yaml"
cat >>"$pages/fillings.yaml" <<'YAML'
  - text: "We clean the hole and fill it. This is our responsibility."
  - picture: {file: pictures/tooth.png, alt: "A tooth.", caption: "A tooth", purpose: "Shows it"}
  - use: D2
  - use: D6
  - links: [compare]
YAML
cat >>"$work/content/en/blocks.yaml" <<'YAML'
  - id: D2
    body:
      - text: "This page gives no advice for your own case."
YAML
sed 's/^id: .*/id: about/; s/^kind: .*/kind: about/; /^body:/q' "$pages/crisis.yaml" >"$pages/about.yaml"
cat >>"$pages/about.yaml" <<'YAML'
  - text: "Written by {publisher}. Paid for by {funding}. Tell us of a mistake: {clinic_phone}."
YAML
sed -i 's/About [0-9]* years/Some years/g' "$work/content/en/tables/kinds.yaml"
run keys new "$work/keys" --no-password
expect_status 0

# pack ARGUMENTS...: packs the copy to one.kiosk
pack() {
    run pack "$work/content" --key "$work/keys/desk.key" --allow-drafts "$@"
}

pack --out "$work/one.kiosk" --serial 2026112101
expect_status 0
expect out '^number   2026112101$'
expect out '^code     [0-9A-HJKMNP-TV-Z]\{4\}-[0-9A-HJKMNP-TV-Z]\{4\}$'
expect out '^content  [0-9a-f]\{64\}$'
content=$(grep '^content' "$work/out")

# tar lists it, GNU tar makes the same headers, sha256sum and minisign agree
mkdir "$work/unpacked"
tar xf "$work/one.kiosk" -C "$work/unpacked"
cd "$work/unpacked"
sed -n 's/^file \([0-9a-f]*\) [0-9]* \(.*\)$/\1  \2/p' MANIFEST >"$work/sums"
[ -s "$work/sums" ] || fail "MANIFEST names no files"
sha256sum --quiet -c "$work/sums" || fail "sha256sum disagrees with MANIFEST"
key=$(tail -n 1 "$work/keys/desk.pub")
minisign -V -q -P "$key" -m MANIFEST -x MANIFEST.minisig || fail "minisign refuses the signature"
{ echo MANIFEST; echo MANIFEST.minisig; sed 's/^[^ ]*  //' "$work/sums"; } >"$work/names"
tar --format=ustar --owner=0 --group=0 --numeric-owner --mtime=@0 --mode=0644 --blocking-factor=1 \
    --no-recursion -cf "$work/again.tar" -T "$work/names"
cmp "$work/again.tar" "$work/one.kiosk" || fail "GNU tar makes another archive of the same files"
grep -q "^content $(echo "$content" | cut -d ' ' -f 3)\$" MANIFEST || fail "two fingerprints"
# the code is the first 40 bits of the manifest's hash
bits=$(sha256sum MANIFEST | cut -c 1-10)
code=$(sed -n 's/^code *//p' "$work/out" | tr -d -)
python3 - "$bits" "$code" <<'END' || fail "the code is not that of the manifest"
import sys
letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
number = 0
for letter in sys.argv[2]:
    number = number << 5 | letters.index(letter)
sys.exit(number != int(sys.argv[1], 16))
END
cd "$OLDPWD"

# the same input gives the same bytes; so does what is in the bundle
pack --out "$work/two.kiosk" --serial 2026112101
cmp "$work/one.kiosk" "$work/two.kiosk" || fail "the same content gave two bundles"
rm "$work/unpacked/MANIFEST" "$work/unpacked/MANIFEST.minisig"
mv "$work/content" "$work/written" && mv "$work/unpacked" "$work/content"
pack --out "$work/two.kiosk" --serial 2026112101
expect_status 0
cmp "$work/one.kiosk" "$work/two.kiosk" || fail "a bundle's own content gave another bundle"
rm -r "$work/content" && mv "$work/written" "$work/content"

# the number rises by itself, and never falls
pack --out "$work/one.kiosk"
expect_status 0
first=$(sed -n 's/^number *//p' "$work/out")
[ "$first" -gt 2026112101 ] || fail "the number is $first"
pack --out "$work/one.kiosk"
second=$(sed -n 's/^number *//p' "$work/out")
[ "$second" -eq $((first + 1)) ] || fail "after $first came $second"
# under any name, as the desk remembers it; and above what the kiosks show
pack --out "$work/two.kiosk"
third=$(sed -n 's/^number *//p' "$work/out")
[ "$third" -eq $((second + 1)) ] || fail "after $second came $third"
[ "$(cat "$work/keys/LAST")" = "$third" ] || fail "LAST holds $(cat "$work/keys/LAST")"
pack --out "$work/two.kiosk" --after 2999010107
expect out '^number   2999010108$'
echo soon >"$work/keys/LAST"
pack --out "$work/two.kiosk"
expect_status 1
expect err 'LAST is not a number'
echo "$second" >"$work/keys/LAST"
cp "$work/one.kiosk" "$work/kept"
pack --out "$work/one.kiosk" --serial 2026112101
expect_status 1
expect err 'below that of an earlier bundle'
pack --out "$work/one.kiosk" --min-ok 9007199254740992
expect_status 1
cmp "$work/one.kiosk" "$work/kept" || fail "a refused bundle replaced a good one"

# a comment does not change the fingerprint, a word does
echo '# a note' >>"$work/content/clinic.yaml"
pack --out "$work/three.kiosk" --serial 2999010101
[ "$(grep '^content' "$work/out")" = "$content" ] || fail "a comment changed the fingerprint"
sed -i 's/^name: .*/name: "Another clinic"/' "$work/content/clinic.yaml"
pack --out "$work/three.kiosk" --serial 2999010101
expect_status 0
[ "$(grep '^content' "$work/out")" != "$content" ] || fail "another name has the same fingerprint"

# a picture of another kind of PNG (1 bit of grey) is packed as the one kind that kiosks read
cp "$work/content/pictures/tooth.png" "$work/tooth.png"
cp tests/check/pictures-too-large-together/pictures/p1.png "$work/content/pictures/tooth.png"
pack --out "$work/picture.kiosk" --serial 2999010101
expect_status 0
kind=$(tar xOf "$work/picture.kiosk" pictures/tooth.png | od -An -tu1 -j 24 -N 5 | tr -d ' \n')
[ "$kind" = 82000 ] || fail "the packed picture is of the kind $kind"
cp "$work/tooth.png" "$work/content/pictures/tooth.png"

# pictures that no page shows count on a kiosk, too
cp tests/check/pictures-too-large-together/pictures/p?.png "$work/content/pictures"
run pack "$work/content" --key "$work/keys/desk.key" --allow-drafts --out "$work/no.kiosk"
expect_status 1
expect err 'more than 25 million pixels'
rm "$work/content/pictures"/p?.png

# a changed list of keys travels with the content, signed by the key that it adds
run keys make "$work/keys/second" --no-password
run keys add "$work/keys/TRUST" "$work/keys/second.pub" --key "$work/keys/owner.key"
expect_status 0
run pack "$work/content" --key "$work/keys/second.key" --allow-drafts --with-trust \
    --out "$work/trust.kiosk"
expect_status 0
tar tf "$work/trust.kiosk" | head -n 4 >"$work/names"
printf '%s\n' MANIFEST MANIFEST.minisig TRUST TRUST.minisig | cmp - "$work/names" ||
    fail "the list does not travel behind the signature"
tar xOf "$work/trust.kiosk" TRUST | cmp - "$work/keys/TRUST" || fail "another list travels"

# what is refused, each with one sentence on stderr
refused() {
    pattern=$1
    shift
    run pack "$@"
    [ "$status" -ne 0 ] || fail "$ran: was not refused"
    expect err "$pattern"
    [ ! -e "$work/no.kiosk" ] || fail "$ran: left a file"
}
refused 'no key named' "$work/content" --out "$work/no.kiosk"
refused 'no bundle named' "$work/content" --key "$work/keys/desk.key"
refused 'end with .kiosk' "$work/content" --key "$work/keys/desk.key" --out "$work/no.zip"
refused "owner's key" "$work/content" --key "$work/keys/owner.key" --out "$work/no.kiosk"
refused 'drafts' "$work/content" --key "$work/keys/desk.key" --out "$work/no.kiosk"
refused 'no secret key' "$work/content" --key "$work/keys/desk.pub" --out "$work/no.kiosk"
refused 'cannot be written' "$work/content" --allow-drafts --key "$work/keys/desk.key" \
    --out "$work/none/no.kiosk"
run keys make "$work/keys/other" --no-password
expect_status 0
refused 'not in the TRUST file' "$work/content" --key "$work/keys/other.key" --out "$work/no.kiosk"
# a text that breaks a rule for the safety of visitors is named by it, and not packed
cp "$pages/fillings.yaml" "$work/fillings.yaml"
echo '  - text: "A filling is completely safe."' >>"$pages/fillings.yaml"
refused 'has errors' "$work/content" --allow-drafts --key "$work/keys/desk.key" --out "$work/no.kiosk"
expect out 'fillings.yaml:[0-9]*:[0-9]*: error: .* \[L20\]$'
cp "$work/fillings.yaml" "$pages/fillings.yaml"
echo 'nonsense' >>"$work/content/menu.yaml"
refused 'has errors' "$work/content" --allow-drafts --key "$work/keys/desk.key" --out "$work/no.kiosk"
expect out 'menu.yaml:'
