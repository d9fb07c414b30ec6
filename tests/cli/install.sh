#!/bin/sh
# SPDX-License-Identifier: MIT
# What is installed runs from there, and uninstalling leaves nothing behind but what was there.
set -eu
. tests/support.sh

build=$(dirname "$ANTEROOM_ASSETS")
[ -f "$build/man/anteroom-content.5" ] || skip "the manual pages are not built"
mkdir -p "$work/root/usr/bin" "$work/root/usr/share/man/man1" "$work/root/usr/share/man/man5"
echo theirs >"$work/root/usr/bin/other"
(cd "$work/root" && find . | sort) >"$work/before"

toolchain/install.sh "$work/root" /usr "$ANTEROOM" "$build" >"$work/said"
for file in bin/anteroom share/anteroom/fonts/NotoSans-Regular.ttf share/anteroom/words/en.yaml \
    share/anteroom/content/clinic.yaml share/man/man1/anteroom.1 share/man/man5/anteroom-content.5; do
    [ -f "$work/root/usr/$file" ] || fail "$file was not installed"
done
unset ANTEROOM_ASSETS
ANTEROOM=$work/root/usr/bin/anteroom
run shoot "$work/root/usr/share/anteroom/content" --page home --screen 1 --out "$work/home.png"
expect_status 0
is_png "$work/home.png" || fail "the installed program drew no picture"

toolchain/uninstall.sh "$work/root" /usr >>"$work/said"
(cd "$work/root" && find . | sort) >"$work/after"
diff "$work/before" "$work/after" || fail "uninstalling left something behind or took too much"
if toolchain/uninstall.sh "$work/root" /usr 2>"$work/err"; then
    fail "uninstalling twice went unnoticed"
fi
