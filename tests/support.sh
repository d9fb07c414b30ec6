# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# For the scripts below tests/: a folder of their own, and checks that say what they saw.
# Each script begins with  . tests/support.sh  in the root of the sources.

: "${ANTEROOM:=$PWD/build/anteroom}"
: "${ANTEROOM_ASSETS:=$PWD/build/assets}"
export ANTEROOM ANTEROOM_ASSETS
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 129' HUP INT TERM

fail() {
    echo "$*" >&2
    exit 1
}

skip() {
    echo "$*"
    exit 77
}

needs() {
    for program in "$@"; do
        command -v "$program" >/dev/null || skip "there is no $program here"
    done
}

# run ARGUMENTS...: the program; leaves $status, $work/out and $work/err
run() {
    status=0
    "$ANTEROOM" "$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
    ran="anteroom $*"
}

expect_status() {
    [ "$status" -eq "$1" ] && return
    sed 's/^/    /' "$work/err" >&2
    fail "$ran: ended with $status, expected $1"
}

# expect out|err PATTERN (basic regular expression)
expect() {
    grep -q -e "$2" "$work/$1" && return
    sed 's/^/    /' "$work/$1" | head -n 20 >&2
    fail "$ran: no line of std$1 matches: $2"
}

expect_not() {
    if grep -q -e "$2" "$work/$1"; then
        grep -e "$2" "$work/$1" | head -n 5 | sed 's/^/    /' >&2
        fail "$ran: a line of std$1 matches: $2"
    fi
}

expect_empty() {
    [ ! -s "$work/$1" ] && return
    head -n 5 "$work/$1" | sed 's/^/    /' >&2
    fail "$ran: wrote to std$1"
}

# one clear sentence: a single line on standard error, from the program
expect_one_sentence() {
    expect_empty out
    [ "$(wc -l <"$work/err")" -eq 1 ] || {
        head -n 10 "$work/err" | sed 's/^/    /' >&2
        fail "$ran: expected one sentence on stderr"
    }
    expect err '^anteroom.*: error: '
}

is_png() {
    [ "$(head -c 8 "$1" | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a ]
}

# copy_content: a copy of the shipped content at $work/content
copy_content() {
    cp -r content "$work/content"
}
