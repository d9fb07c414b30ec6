#!/bin/sh
# SPDX-License-Identifier: MIT
# What `make run` and `make preview` do: run.sh run|preview BUILD_DIR. With a display a window;
# without one, the tour of all pages as pictures.
set -eu

what=$1
build=$2

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    case $what in
    run) exec "$build/anteroom" run --window --allow-drafts content ;;
    preview) exec "$build/anteroom" preview content ;;
    esac
fi

panel=${PANEL:-td1}
echo "No display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so there is no window."
echo "Drawing the tour instead: every screen of every page on panel $panel, as PNG files."
rm -rf "$build/tour"
"$build/anteroom" shoot content --page all --screen all --panel "$panel" --out "$build/tour"
if [ -z "$(find "$build/tour" -name '*.png' -print -quit)" ]; then
    echo "run: no picture was drawn" >&2
    exit 1
fi
