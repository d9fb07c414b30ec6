#!/bin/bash
# SPDX-License-Identifier: MIT
# Static checks, to the end even when one fails: lint.sh BUILD_DIR OBJECT_DIR -- COMPILER_FLAG...
set -u

build=$1
objects=$2
shift 3
failed=0
mapfile -t sources < <(find firmware toolchain tests -name '*.c' ! -path '*/check/*' | sort)
mapfile -t headers < <(find firmware tests -name '*.h' ! -path '*/check/*' | sort)
mapfile -t firmware < <(find firmware -name '*.c' | sort)
mapfile -t scripts < <(grep -lE '^#!/bin/(ba)?sh' -r tests toolchain .ci | sort)

# check NAME COMMAND...: runs it and remembers when it fails
check() {
    local name=$1
    shift
    echo "== $name"
    if ! "$@"; then
        echo "FAILED  $name"
        failed=$((failed + 1))
    fi
}

# needs PROGRAM: says loudly what is left out
needs() {
    command -v "$1" >/dev/null || {
        echo "skipped: there is no $1 here"
        return 1
    }
}

formatting() {
    clang-format --version | grep -q 'version 14\.' || {
        echo "skipped: the formatting is checked with clang-format 14 only"
        return 0
    }
    clang-format --dry-run -Werror "${sources[@]}" "${headers[@]}" 2>&1 | head -n 60
    return "${PIPESTATUS[0]}"
}

tidy() {
    printf '%s\n' "${firmware[@]}" |
        xargs -P "$(nproc)" -n 4 sh -c '
            flags=$1; shift
            clang-tidy --quiet "$@" -- $flags 2>/dev/null' sh "$*" | sed "s|^$PWD/||"
    return "${PIPESTATUS[1]}"
}

check "floors and house rules" toolchain/floors.sh
check "mutable globals" find "$objects/firmware" -name '*.o' -exec toolchain/globals.sh {} +
if needs clang-format; then check "formatting" formatting; fi
if needs clang-tidy; then check "clang-tidy" tidy "$@"; fi
if needs cppcheck; then
    check "cppcheck" cppcheck --quiet --std=c11 --language=c --error-exitcode=1 --inline-suppr \
        --enable=warning,portability,performance --suppress=missingIncludeSystem \
        --suppress=normalCheckLevelMaxBranches --suppress=syntaxError -j "$(nproc)" \
        -Ifirmware -D_GNU_SOURCE "${firmware[@]}"
fi
if needs mandoc; then
    check "manual pages" mandoc -Tlint -W warning "$build"/man/anteroom.1 \
        "$build"/man/anteroom-bundle.5 "$build"/man/anteroom-content.5
fi
if needs shellcheck; then check "shell scripts" shellcheck -x -S warning "${scripts[@]}"; fi

if [ "$failed" -gt 0 ]; then
    echo "lint: $failed checks failed" >&2
    exit 1
fi
echo "lint: all checks passed"
