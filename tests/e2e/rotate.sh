#!/bin/sh
# SPDX-License-Identifier: MIT
# A kiosk that is mounted turned: at each rotation real clicks in all four corners of the glass open
# what the turned picture shows there.
set -eu
. tests/support.sh
. tests/display.sh
needs Xvfb xdotool import compare python3

LOCKOUT_S=0.5
start_display 800x480
cat >"$work/corners.py" <<'PY'
# corners.py ROTATION W H <DUMP: for each corner of the glass the target nearest to it, as
# "X Y ACTION PAGE" with X, Y on the glass.
import json, sys
rotation, width, height = map(int, sys.argv[1:4])
seen_w, seen_h = (width, height) if rotation % 180 == 0 else (height, width)
def on_glass(x, y):
    return {0: (x, y), 90: (width - 1 - y, x), 180: (width - 1 - x, height - 1 - y),
            270: (y, height - 1 - x)}[rotation]
found = []
def walk(value):
    if isinstance(value, dict):
        if isinstance(value.get("target"), dict):
            x, y, w, h = value["rect_px"]
            found.append((on_glass(x + w // 2, y + h // 2), value["target"]))
        value = list(value.values())
    if isinstance(value, list):
        for inner in value: walk(inner)
walk(json.load(sys.stdin))
usable = [(spot, t) for spot, t in found if t["action"] in ("page", "help", "text", "screen", "home")]
for corner in ((0, 0), (width, 0), (0, height), (width, height)):
    (x, y), target = min(usable, key=lambda f: abs(f[0][0] - corner[0]) + abs(f[0][1] - corner[1]))
    print(x, y, target["action"], target.get("page") or "-")
PY

for rotation in 0 90 180 270; do
    PANEL_OPTIONS="--panel td1 --rotate $rotation"
    # shellcheck disable=SC2086 # words
    start_kiosk --window $PANEL_OPTIONS content
    click 400 240
    shows 'view=home .*state=reading'
    looks_like home 1
    # shellcheck disable=SC2086
    "$ANTEROOM" dump content --page home --screen 1 $PANEL_OPTIONS |
        python3 "$work/corners.py" "$rotation" 800 480 >"$work/corners"
    [ "$(sort -u "$work/corners" | grep -c '')" -ge 3 ] || fail "too few corners: $(cat "$work/corners")"
    echo "at $rotation: $(sort -u "$work/corners" | cut -d ' ' -f 3,4 | tr '\n' ';')"
    while read -r x y action page <&3; do
        click "$x" "$y"
        case $action in
        page) shows "view=$page " ;;
        help) shows 'view=crisis ' ;;
        text) shows 'view=text ' ;;
        screen) shows 'view=home .*screen=2/' ;;
        home) sleep 0.3 && shows 'view=home .*screen=1/' ;;
        esac
        sleep 0.5
        xdotool key Home
        shows 'view=home .*screen=1/'
    done 3<"$work/corners"
    stop_kiosk
done
