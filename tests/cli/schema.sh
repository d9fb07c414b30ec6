#!/bin/sh
# SPDX-License-Identifier: MIT
# The schema for editors is JSON and names the draft it is written in.
set -eu
. tests/support.sh
needs python3

run check --schema
expect_status 0
expect_empty err
python3 - "$work/out" <<'PY'
import json, sys
schema = json.load(open(sys.argv[1]))
assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema", schema.get("$schema")
text = json.dumps(schema)
for key in ("main_message", "timelines", "emergency", "certainty", "idle_s"):
    assert key in text, key
# every reference leads somewhere
def walk(value):
    if isinstance(value, dict):
        if "$ref" in value:
            assert value["$ref"].startswith("#/$defs/"), value["$ref"]
            assert value["$ref"][8:] in schema["$defs"], value["$ref"]
        for inner in value.values(): walk(inner)
    elif isinstance(value, list):
        for inner in value: walk(inner)
walk(schema)
PY
# the manual's table of keys comes from the same tables
for key in main_message emergency certainty idle_s; do
    grep -q "$key" "$(dirname "$ANTEROOM_ASSETS")/man/anteroom-content.5" || fail "anteroom-content(5) lacks $key"
done
