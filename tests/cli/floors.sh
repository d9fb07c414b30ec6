#!/bin/sh
# SPDX-License-Identifier: MIT
# `make lint` is no use unless it fails: a copy of the sources with one breach each is refused.
set -eu
. tests/support.sh

copy() {
    rm -rf "$work/tree"
    mkdir "$work/tree"
    cp -r firmware toolchain tests Makefile .ci .clang-format "$work/tree"
    mkdir -p "$work/tree/assets" "$work/tree/content"
    : >"$work/tree/README.md"
}

# breach PATTERN FILE LINE: appending LINE to FILE is found
breach() {
    copy
    printf '%s\n' "$3" >>"$work/tree/$2"
    status=0
    toolchain/floors.sh "$work/tree" >"$work/out" 2>"$work/err" || status=$?
    ran="floors.sh with '$3' in $2"
    expect_status 1
    expect out "^$2:[0-9]*: .*$1"
}

copy
ran="floors.sh"
status=0
toolchain/floors.sh "$work/tree" >"$work/out" 2>"$work/err" || status=$?
[ "$status" -eq 0 ] || { cat "$work/out" >&2; fail "the sources as they are have breaches"; }

breach 'higher floor content' firmware/base/arena.c '#include "content/model.h"'
breach 'higher floor visit' firmware/layout/view.c '#include "visit/visit.h"'
breach 'higher floor platform' firmware/visit/visit.c '#include "platform/wait.h"'
breach 'higher floor commands' firmware/platform/wait.c '#include "commands/options.h"'
breach 'belongs to platform' firmware/layout/view.c '#include <SDL.h>'
breach 'belongs to platform' firmware/commands/main.c '#include <SDL2/SDL.h>'
breach 'belongs to content' firmware/layout/view.c '#include <yaml.h>'
breach 'belongs to platform' firmware/visit/visit.c '#include <poll.h>'
breach 'not written from firmware' firmware/base/arena.c '#include "arena.h"'
breach 'banned call' firmware/base/arena.c 'int x(void) { return atoi("1"); }'
breach 'banned call' firmware/base/text.c 'void x(char *a) { strcpy(a, "b"); }'
breach 'only platform/wait.c' firmware/commands/main.c 'void x(void) { SDL_Delay(1); }'
breach 'base/clock.c only' firmware/visit/visit.c 'long x(void) { return time(0); }'
breach 'base/clock.c only' firmware/commands/main.c 'int x = CLOCK_REALTIME;'
breach 'no typedef' firmware/base/arena.h 'typedef struct arena arena_t;'

mkdir -p "$work/tree/firmware/bundle"
printf '// SPDX-License-Identifier: MIT\n#include "visit/visit.h"\n' >"$work/tree/firmware/bundle/trust.c"
if toolchain/floors.sh "$work/tree" >"$work/out"; then fail "bundle may include visit"; fi
expect out 'neighbours'

copy
sed -i 1d "$work/tree/firmware/base/arena.c"
if toolchain/floors.sh "$work/tree" >"$work/out"; then fail "a missing SPDX line goes unseen"; fi
expect out 'arena.c:1: .*SPDX'

copy
: >"$work/tree/notes.txt"
if toolchain/floors.sh "$work/tree" >"$work/out"; then fail "an eighth root entry goes unseen"; fi
expect out '^notes.txt'
