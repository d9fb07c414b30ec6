#!/bin/bash
# SPDX-License-Identifier: MIT
# Everything `make fault` does: run.sh BUILD VARIANT_TREE [CASE...]. Runs the cases, prints what each of them
# counted and how long it took; then, when all of them ran, the tests that rows.txt names beside them, and
# holds rows.txt against what ran.
set -u

build=$(cd "$1" && pwd)
tree=$(cd "$2" && pwd)
shift 2
logs=$build/fault-logs
rm -rf "$logs"
mkdir -p "$logs"
export ANTEROOM=$build/anteroom ANTEROOM_ASSETS=$build/assets FAULT_TOOLS=$tree/fault LC_ALL=C TZ=UTC
# nothing but the disk under test needs a disk
[ -n "${TMPDIR:-}" ] || [ ! -w /dev/shm ] || export TMPDIR=/dev/shm
export TEST_SECONDS=${TEST_SECONDS:-900}
failed=0

# named GROUP: the programs of that group that rows.txt names
named() {
    grep -v '^#' tests/fault/rows.txt | grep -o "\b$1/[a-z_0-9-]*" | sed 's|.*/||' | sort -u
}

cases=("${@/#/tests/fault/cases/}")
cases=("${cases[@]/%/.sh}")
[ $# -gt 0 ] || cases=(tests/fault/cases/*.sh)
for script in "${cases[@]}"; do
    name=$(basename "$script")
    start=$SECONDS
    tests/run-group fault "$logs/fault" "$script" >"$logs/said" || failed=1
    grep -E '^(FAILED|skipped|    )' "$logs/said"
    sed -n "s/^ok /  ${name%.sh} /p" "$logs/fault/$name.log"
    echo "${name%.sh}: $((SECONDS - start)) s"
done
rm -f "$logs/said"
echo "cases: $SECONDS s"
[ $# -eq 0 ] || exit "$failed"

units=()
for name in $(named unit); do units+=("$tree/tests/$name"); done
tests/run-group unit "$logs/unit" "${units[@]}" || failed=1
for group in cli e2e; do
    scripts=()
    for name in $(named $group); do scripts+=("tests/$group/$name.sh"); done
    tests/run-group $group "$logs/$group" "${scripts[@]}" || failed=1
done
tests/fault/rows.sh "$logs" || failed=1
echo "make fault: $SECONDS s"
exit "$failed"
