#!/bin/sh
# SPDX-License-Identifier: MIT
# install.sh DESTDIR PREFIX PROGRAM BUILD_DIR: program, assets, sample content, manual pages.
# The files it puts there are listed in share/anteroom/installed, for uninstall.sh.
set -eu

root=$1$2
program=$3
build=$4
list=$root/share/anteroom/installed
fresh=$(mktemp)
trap 'rm -f "$fresh"' EXIT

# put MODE FROM TO: TO is a path below the prefix
put() {
    mkdir -p "$root/$(dirname "$3")"
    install -m "$1" "$2" "$root/$3"
    echo "$3" >>"$fresh"
}

# put_folder FROM TO
put_folder() {
    (cd "$1" && find . -type f ! -name '.*' -printf '%P\n' | sort) | while read -r file; do
        put 644 "$1/$file" "$2/$file"
    done
}

put 755 "$program" bin/anteroom
put_folder "$build/assets" share/anteroom
put_folder content share/anteroom/content
put 644 firmware/LICENSE share/anteroom/LICENSE
put 644 "$build/man/anteroom.1" share/man/man1/anteroom.1
put 644 "$build/man/anteroom-bundle.5" share/man/man5/anteroom-bundle.5
put 644 "$build/man/anteroom-content.5" share/man/man5/anteroom-content.5
echo share/anteroom/installed >>"$fresh"
install -m 644 "$fresh" "$list"
echo "installed $(wc -l <"$list") files below $root"
