#!/bin/sh
# SPDX-License-Identifier: MIT
# Screens as JSON: it parses, has what it promises, and is the same each time.
set -eu
. tests/support.sh
needs python3

for page in home side-effects attract text still-reading; do
    run dump content --page $page --screen all
    expect_status 0
    cp "$work/out" "$work/$page.json"
    python3 - "$work/$page.json" <<'PY' || fail "$ran: not as promised"
import json, sys
text = open(sys.argv[1]).read()
data = json.loads(text)
nodes = []
def walk(value):
    if isinstance(value, dict):
        if "role" in value: nodes.append(value)
        for inner in value.values(): walk(inner)
    elif isinstance(value, list):
        for inner in value: walk(inner)
walk(data)
assert nodes, "no nodes"
assert any("target" in n for n in nodes), "nothing to tap"
for node in nodes:
    assert "rect_mm" in node and "rect_px" in node, node
PY
done
run dump content --page home --screen all
cmp "$work/out" "$work/home.json" || fail "two dumps of one screen differ"
run dump content --page home --screen all --step 200
if cmp -s "$work/out" "$work/home.json"; then fail "--step 200 changed nothing"; fi
