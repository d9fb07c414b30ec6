#!/bin/sh
# SPDX-License-Identifier: MIT
# Pictures of screens: PNG of the panel's size, turned by the rotation, the same bytes each time.
set -eu
. tests/support.sh

# size FILE: WIDTHxHEIGHT from the picture's header
size() {
    od -An -tu1 -j 16 -N 8 "$1" | awk '{ print $3 * 256 + $4 "x" $7 * 256 + $8 }'
}

# shot EXPECTED_SIZE ARGUMENTS...
shot() {
    expected=$1
    shift
    run shoot content --page home --screen 1 --out "$work/one.png" "$@"
    expect_status 0
    is_png "$work/one.png" || fail "$ran: not a PNG"
    [ "$(size "$work/one.png")" = "$expected" ] || fail "$ran: is $(size "$work/one.png"), expected $expected"
}

shot 800x480
shot 480x800 --panel td1-portrait
shot 1920x1080 --panel p21 --step 200 --theme hc-dark
shot 640x400 --panel 640x400@150x94@500
shot 800x480 --rotate 180
cp "$work/one.png" "$work/turned.png"
shot 800x480
cp "$work/one.png" "$work/first.png"
shot 800x480
cmp "$work/one.png" "$work/first.png" || fail "the same screen gave two different pictures"
if cmp -s "$work/one.png" "$work/turned.png"; then fail "--rotate 180 turned nothing"; fi
shot 800x480 --theme dark
if cmp -s "$work/one.png" "$work/first.png"; then fail "--theme dark changed nothing"; fi

# a folder, every screen of one page
run shoot content --page side-effects --screen all --out "$work/folder"
expect_status 0
count=$(find "$work/folder" -name '*.png' | wc -l)
[ "$count" -ge 2 ] || fail "side-effects gave $count pictures"
for picture in "$work"/folder/*.png; do
    is_png "$picture" || fail "$picture is not a PNG"
done

# where nothing can be written
run shoot content --page home --screen 1 --out "$work/no/such/folder/a.png"
expect_status 1
expect_one_sentence

# all screens of a page on one picture, each with its name, and on paper
run shoot content --page side-effects --screen all --panel td2 --sheet "$work/sheet.png"
expect_status 0
is_png "$work/sheet.png" || fail "$ran: not a PNG"
width=$(size "$work/sheet.png" | cut -d x -f 1)
[ "$width" -ge 512 ] || fail "$ran: $width px hold no two screens side by side"
run shoot content --page side-effects --screen all --sheet "$work/sheet.pdf"
expect_status 0
pdftotext "$work/sheet.pdf" "$work/sheet.txt" 2>"$work/err"
captions=$(grep -c "^side-effects [0-9]* of $count\$" "$work/sheet.txt")
[ "$captions" -eq "$count" ] || fail "$ran: $captions of $count captions"
run shoot content --page home --sheet "$work/sheet.jpg"
expect_status 1
expect err 'neither a picture nor a PDF'
