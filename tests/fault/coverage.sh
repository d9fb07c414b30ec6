#!/bin/bash
# SPDX-License-Identifier: MIT
# The trust core, measured: every line, every branch and every condition of every decision (MC/DC) of
# the files that decide what a kiosk believes must be taken by their unit tests; and they must stay few.
# coverage.sh BUILD_DIR. Prints one row a file; fails below 100 % or above the budget of lines.
set -eu

build=$1
out=$build/cover-trust
cc=${COVER_CC:-clang-19}
cov=${COVER_COV:-llvm-cov-19}
profdata=${COVER_PROFDATA:-llvm-profdata-19}
core="lines ustar signature manifest trust verify state select"
flags="-fprofile-instr-generate -fcoverage-mapping -fcoverage-mcdc"
most_lines=900

for program in "$cc" "$cov" "$profdata"; do
    command -v "$program" >/dev/null || {
        echo "cover-trust: there is no $program here (make setup; toolchain/setup.sh fault)" >&2
        exit 1
    }
done
rm -rf "$out"
mkdir -p "$out"
compile() {
    local source=$1 object=$2
    shift 2
    "$cc" -std=c17 -D_GNU_SOURCE -g -O0 -Werror -Ifirmware -Itests "$@" -c "$source" -o "$object"
}
objects=
for source in firmware/base/*.c firmware/bundle/*.c tests/sample_bundle.c; do
    object=$out/$(echo "$source" | tr / _).o
    measured=
    case " $core " in *" $(basename "$source" .c) "*) measured=$flags ;; esac
    # shellcheck disable=SC2086 # a list of flags
    compile "$source" "$object" $measured
    objects="$objects $object"
done
programs=
for name in $core; do
    compile "tests/unit/$name.c" "$out/test_$name.o"
    # shellcheck disable=SC2086 # a list of objects
    "$cc" -fprofile-instr-generate "$out/test_$name.o" $objects -o "$out/$name" -lcmocka -lsodium -lunistring
    LLVM_PROFILE_FILE=$out/$name.profraw "$out/$name" >"$out/$name.log" 2>&1 || {
        tail -n 20 "$out/$name.log" >&2
        echo "cover-trust: tests/unit/$name.c fails" >&2
        exit 1
    }
    programs="$programs${programs:+ -object} $out/$name"
done
"$profdata" merge -sparse "$out"/*.profraw -o "$out/all.profdata"
sources=$(for name in $core; do echo "firmware/bundle/$name.c"; done)
# shellcheck disable=SC2086 # lists of words
"$cov" export $programs -instr-profile "$out/all.profdata" -summary-only $sources >"$out/summary.json"
# shellcheck disable=SC2086
"$cov" show $programs -instr-profile "$out/all.profdata" --show-branches=count --show-mcdc \
    $sources >"$out/lines.txt"
python3 tests/fault/coverage.py "$out/summary.json" "$most_lines"
