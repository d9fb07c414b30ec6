#!/bin/sh
# SPDX-License-Identifier: MIT
# uninstall.sh DESTDIR PREFIX: takes away what install.sh listed, and the folders this empties.
set -eu

root=$1$2
list=$root/share/anteroom/installed
if [ ! -f "$list" ]; then
    echo "uninstall: nothing is installed below $root (there is no $list)" >&2
    exit 1
fi

files=$(cat "$list")
echo "$files" | while read -r file; do
    rm -f "$root/$file"
done
# deepest folders first; one that still holds something of somebody else stays
echo "$files" | while read -r file; do
    while file=$(dirname "$file") && [ "$file" != . ]; do echo "$file"; done
done | sort -ru | while read -r folder; do
    case $folder in
    bin | share | share/man | share/man/man[0-9]) ;;
    *) rmdir "$root/$folder" 2>/dev/null || true ;;
    esac
done
echo "uninstalled $(echo "$files" | wc -l) files from below $root"
