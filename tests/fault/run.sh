#!/bin/bash
# SPDX-License-Identifier: MIT
# Everything `make fault` does: run.sh BUILD TOOLS [CASE...]. Runs the cases, prints what each of them
# counted and how long it took, and holds the table of threats against what ran.
set -u

build=$(cd "$1" && pwd)
tools=$(cd "$2" && pwd)
shift 2
logs=$build/fault-logs
rm -rf "$logs"
mkdir -p "$logs"
export ANTEROOM=$build/anteroom ANTEROOM_ASSETS=$build/assets FAULT_TOOLS=$tools LC_ALL=C TZ=UTC
begun=$SECONDS
failed=0
if [ $# -gt 0 ]; then
    cases=("${@/#/tests/fault/cases/}")
    cases=("${cases[@]/%/.sh}")
else
    cases=(tests/fault/cases/*.sh)
fi
for script in "${cases[@]}"; do
    name=$(basename "$script")
    start=$SECONDS
    TEST_SECONDS=${TEST_SECONDS:-900} tests/run-group fault "$logs" "$script" >"$logs/said" || failed=1
    grep -E '^(FAILED|skipped|    )' "$logs/said"
    sed -n "s/^ok /  $name /p" "$logs/$name.log"
    echo "$name: $((SECONDS - start)) s"
done
rm -f "$logs/said"
echo "cases: $((SECONDS - begun)) s"
exit "$failed"
