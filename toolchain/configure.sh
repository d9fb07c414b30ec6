#!/bin/sh
# SPDX-License-Identifier: MIT
# Finds out what this compiler and these libraries want and prints it as make variables:
# configure.sh CC VARIANT. A flag the compiler lacks is left out, never an error.
set -eu

cc=$1
variant=$2
frames=
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo 'int main(void); int main(void) { return 0; }' >"$work/empty.c"

# accepts FLAG...: the compiler builds a program with these flags and says nothing about them
accepts() {
    $cc -Werror -O2 "$@" "$work/empty.c" -o "$work/empty" >/dev/null 2>&1
}

# keep FLAG...: those of the flags that the compiler accepts
keep() {
    if accepts "$@"; then
        echo "$*"
        return
    fi
    kept=
    for flag in "$@"; do
        if accepts "$flag"; then kept="$kept $flag"; fi
    done
    echo "$kept"
}

if ! accepts; then
    echo "configure: '$cc' does not build programs (set CC=gcc or CC=clang)" >&2
    exit 1
fi

warnings="-Wall -Wextra -Wpedantic -Wformat=2 -Wconversion -Wsign-conversion
    -Wimplicit-fallthrough -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings
    -Wundef -Wvla -Walloca -Wcast-qual -Wnull-dereference -Wswitch-enum -Wtrampolines
    -Wbidi-chars=any -Werror=format-security -Werror=implicit
    -Werror=incompatible-pointer-types -Werror=int-conversion"
# Without -ftrivial-auto-var-init=zero: gcc 12.2 then clears members that it takes for padding when
# a struct is initialised from a function's result.
hardening="-fstack-protector-strong -fstack-clash-protection -fno-delete-null-pointer-checks
    -fno-strict-overflow -fno-strict-aliasing -fexceptions -fstrict-flex-arrays=3
    -fzero-init-padding-bits=all -fcf-protection=full -mbranch-protection=standard"
link="-Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack -Wl,-z,nodlopen -Wl,-z,separate-code
    -Wl,--as-needed -Wl,--no-copy-dt-needed-entries"

case $variant in
release)
    flags="-O2 -g -fPIE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 $(keep $hardening)"
    # the program's own stack frames stay small; sanitizers make them larger
    frames=$(keep -Wstack-usage=32768)
    ldflags="-pie $(keep $link)"
    ;;
debug)
    flags="-O0 -g3"
    ldflags=
    ;;
san)
    flags="-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all"
    ldflags="-fsanitize=address,undefined"
    ;;
cov)
    flags="-O0 -g --coverage -fprofile-update=atomic"
    ldflags="--coverage"
    ;;
esac

# headers of libraries are not ours to warn about
system_headers() { pkg-config --cflags "$@" | sed 's/-I\([^ ]*\)/-isystem \1/g'; }

cat <<END
VARIANT_CFLAGS := $flags
VARIANT_LDFLAGS := $ldflags
WARNINGS := $(keep $warnings)
FRAMES := $frames
SDL_CFLAGS := $(system_headers sdl2 SDL2_ttf libpng)
SDL_LIBS := $(pkg-config --libs sdl2 SDL2_ttf libpng)
IMAGE_CFLAGS := $(system_headers sdl2 SDL2_image libpng)
IMAGE_LIBS := $(pkg-config --libs sdl2 SDL2_image libpng)
YAML_CFLAGS := $(system_headers yaml-0.1)
CORE_LIBS := $(pkg-config --libs yaml-0.1 libsodium libqrencode libseccomp) -lhyphen -lunistring -lm
DESK_LIBS := -lhpdf
END
