#!/bin/sh
# SPDX-License-Identifier: MIT
# Without a display `run` and `preview` say so in one sentence and end with 1.
set -eu
. tests/support.sh

unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER
for driver in x11 wayland; do
    SDL_VIDEODRIVER=$driver
    export SDL_VIDEODRIVER
    for command in "run --window --allow-drafts" preview; do
        # shellcheck disable=SC2086 # words to be split
        run $command content
        expect_status 1
        expect_empty out
        tail -n 1 "$work/err" >"$work/last"
        mv "$work/last" "$work/err"
        expect_one_sentence
        expect err 'display'
    done
done
