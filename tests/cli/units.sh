#!/bin/sh
# SPDX-License-Identifier: MIT
# The units that bring bundles from a stick: systemd understands them, and what they may do is little.
set -eu
. tests/support.sh
needs systemd-analyze

units=$work/units
mkdir "$units"
# verify looks for the programs; ours need not be installed
for unit in toolchain/device/*.service toolchain/device/*.path; do
    sed -e "s#/usr/bin/anteroom #$ANTEROOM #" -e "s#^ExecPaths=.*#& $ANTEROOM#" "$unit" >"$units/$(basename "$unit")"
done
for unit in "$units"/*@.service; do cp "$unit" "${unit%@.service}@sda1.service"; done
for unit in "$units"/*sda1.service "$units"/anteroom-inbox.*; do
    SYSTEMD_UNIT_PATH="$units:" systemd-analyze verify --man=no "$unit" >"$work/out" 2>&1 || true
    [ ! -s "$work/out" ] || fail "$(basename "$unit"): $(cat "$work/out")"
done

# gate UNIT TENTHS: how exposed it is, at most
gate() {
    systemd-analyze security --offline=true --threshold="$2" "toolchain/device/$1" >"$work/out" 2>&1 ||
        fail "$1: $(tail -n 1 "$work/out")"
    echo "$1: $(sed -n 's/.*level for [^:]*: \([0-9.]*\).*/\1/p' "$work/out")"
}
gate anteroom-import@.service 5
gate anteroom-inbox.service 5

# a unit that mounts for others has no view of its own
for name in vfat exfat; do
    if grep -E '^(Protect|Private|ReadOnly|ReadWrite|Inaccessible|NoExec|Bind.*Paths)' "toolchain/device/anteroom-stick-$name@.service"; then
        fail "the mount of a $name stick would be seen by nobody"
    fi
    grep -q "mount -t $name -o ro,nosuid,nodev,noexec,nosymfollow," "toolchain/device/anteroom-stick-$name@.service" ||
        fail "$name is mounted otherwise"
done
# the two that bring bundles differ in where from
diff "$units/anteroom-import@.service" "$units/anteroom-inbox.service" | grep '^[<>]' |
    grep -vE '^[<>] (#|Description=|After=|BindsTo=|Condition|ExecStart=|StateDirectory=)' >"$work/out" || true
[ ! -s "$work/out" ] || fail "the inbox is guarded otherwise: $(cat "$work/out")"
if udevadm --help 2>/dev/null | grep -q verify; then
    udevadm verify toolchain/device/99-anteroom-stick.rules >"$work/out" 2>&1 || fail "$(cat "$work/out")"
fi
