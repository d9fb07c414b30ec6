#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs the packages of packages.txt that are missing: setup.sh USE... (build, test, fault, lint, bench).
# Says which and why, asks before it uses root; CI=true means yes.
set -eu

list=$(dirname "$0")/packages.txt

wanted() {
    for use in "$@"; do
        sed -n "s/^$use  *//p" "$list"
    done | sort -u -k1,1
}

is_installed() {
    dpkg-query -W -f '${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed
}

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "setup: this is not a Debian system, so nothing is installed; what is needed:" >&2
    wanted "$@" | sed 's/^/    /' >&2
    exit 0
fi

# make may ask for two lists at once
exec 9<"$list"
flock 9

missing=$(wanted "$@" | while read -r package reason; do
    is_installed "$package" || printf '%s %s\n' "$package" "$reason"
done)
[ -n "$missing" ] || exit 0

echo "Anteroom needs these Debian packages, which are not installed:"
echo "$missing" | awk '{ name = $1; $1 = ""; printf "    %-20s%s\n", name, $0 }'
names=$(echo "$missing" | cut -d ' ' -f 1 | tr '\n' ' ')

as_root=
if [ "$(id -u)" -ne 0 ]; then
    as_root=sudo
    if ! command -v sudo >/dev/null; then
        echo "setup: no sudo here: as root, run  apt-get install $names" >&2
        exit 1
    fi
fi

if [ "${CI:-}" != true ]; then
    if ! (: </dev/tty) 2>/dev/null; then
        echo "setup: nobody to ask: run  ${as_root:+sudo }apt-get install $names" \
            "(or set CI=true to have it done)" >&2
        exit 1
    fi
    printf 'Install them now as root with apt-get? [y/N] ' >/dev/tty
    read -r answer </dev/tty
    case $answer in
    [yY]*) ;;
    *)
        echo "setup: nothing installed" >&2
        exit 1
        ;;
    esac
fi

export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install_missing() {
    # shellcheck disable=SC2086 # the names are words to be split
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
        --no-install-recommends $names
}
echo "installing ..."
{ $as_root apt-get update -q && install_missing; } </dev/null >"$log" 2>&1 || {
    tail -n 30 "$log" >&2
    echo "setup: apt-get could not install them; its last words are above" >&2
    exit 1
}
echo "installed."
