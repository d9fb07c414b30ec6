# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# For the cases below tests/fault/cases: a clinic with keys, a content and bundles. Each case begins with
# . tests/fault/support.sh  in the root of the sources, and says "ok ROW" for every row that it proves;
# tests/fault/rows.txt names them.
. tests/support.sh

: "${FAULT_TOOLS:=$PWD/build/release/fault}"

# a case that is ended leaves no disk and no stick mounted behind
unmount_all() {
    grep -o " $work/[^ ]*" /proc/mounts | sort -r | while read -r mounted; do umount -l "$mounted"; done
    rm -rf "$work"
}
trap unmount_all EXIT

# ok ROW WORDS...: the row holds; what was counted
ok() {
    echo "ok $*"
}

# a_clinic: keys in $work/keys, a small content in $work/content
a_clinic() {
    run keys new "$work/keys" --no-password
    expect_status 0
    cp -r tests/content/dentist "$work/content"
}

# a_bundle FILE SERIAL OPTIONS...: packs the content; with --key a later one wins
a_bundle() {
    bundle_file=$1 bundle_serial=$2
    shift 2
    run pack "$work/content" --key "$work/keys/desk.key" --allow-drafts --out "$bundle_file" \
        --serial "$bundle_serial" "$@"
    expect_status 0
}
