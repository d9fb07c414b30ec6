#!/bin/bash
# SPDX-License-Identifier: MIT
# The promise of two commands, on a Debian with nothing but make and git: a clone of this
# repository in a fresh chroot, then `make run` and `make test` there, with no question asked.
# Usage, as root: tests/system/chroot.sh [SUITE] (bookworm, trixie, ...). Takes the mirror and apt's
# settings from this machine. Several minutes and about 2 GB below TMPDIR.
set -eu

suite=${1:-bookworm}
commands=${COMMANDS:-run test}
if [ "$(id -u)" -ne 0 ] || ! command -v mmdebstrap >/dev/null; then
    echo "chroot: needs root and mmdebstrap (apt-get install mmdebstrap)"
    exit 77
fi

work=$(mktemp -d)
root=$work/root
cleanup() {
    umount -l "$root/proc" "$root/dev/shm" "$root/dev" 2>/dev/null || true
    rm -rf --one-file-system "$work"
}
trap cleanup EXIT

mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep -v security | grep -m 1 debian) || {
    echo "chroot: apt knows no Debian mirror here"
    exit 77
}
apt-config dump | grep -E '^Acquire::(http|https|Retries|Check-Date|Check-Valid-Until)[: ]' |
    grep -v '""' >"$work/apt.conf" || true

echo "== a fresh $suite"
mmdebstrap --quiet --variant=minbase --include=make,git,ca-certificates --aptopt="$work/apt.conf" \
    "$suite" "$root" "deb $mirror $suite main"
# apt inside goes the same way as apt outside
cp "$work/apt.conf" "$root/etc/apt/apt.conf.d/99outside"
cp /etc/resolv.conf /etc/hosts "$root/etc/" 2>/dev/null || true
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev" 2>/dev/null || mount --bind /dev "$root/dev"

git clone --quiet --no-hardlinks . "$root/anteroom"
if ! git diff --quiet HEAD; then
    echo "chroot: note: changes that are not committed are not in the clone"
fi

failed=0
for command in $commands; do
    echo "== make $command"
    began=$(date +%s)
    if chroot "$root" env -i CI=true ${http_proxy:+http_proxy="$http_proxy"} \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        HOME=/root LC_ALL=C.UTF-8 make -C /anteroom "$command" </dev/null; then
        echo "== make $command ended well after $(($(date +%s) - began)) s"
    else
        echo "== make $command FAILED after $(($(date +%s) - began)) s"
        failed=1
    fi
done
pictures=$(find "$root/anteroom/build/tour" -name '*.png' 2>/dev/null | wc -l)
case " $commands " in
*' run '*)
    echo "== make run drew $pictures pictures"
    [ "$pictures" -gt 0 ] || failed=1
    ;;
esac
left=$(chroot "$root" git -C /anteroom status --porcelain --ignored | grep -v '^!! build/$' || true)
if [ -n "$left" ]; then
    echo "== files were left outside build/: $left"
    failed=1
fi
exit "$failed"
