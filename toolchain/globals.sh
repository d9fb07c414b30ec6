#!/bin/sh
# SPDX-License-Identifier: MIT
# No mutable globals: globals.sh OBJECT... fails when an object file holds writable data.
# Constant tables of pointers (.data.rel.ro) are fine.
set -eu

found=0
for object in "$@"; do
    writable=$(objdump -t "$object" | awk '
        $0 ~ / O (\.data|\.bss|\.tdata|\.tbss|\.data\.rel|\.data\.rel\.local)(\.[^r][^ ]*)?[ \t]/ { print $NF }')
    for name in $writable; do
        echo "$object: '$name' is a mutable global (pass it down from main's stack instead)"
        found=1
    done
done
[ "$found" -eq 0 ] && echo "globals: none can change"
exit "$found"
