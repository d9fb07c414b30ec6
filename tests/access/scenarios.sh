#!/bin/sh
# SPDX-License-Identifier: MIT
# Holds tests/access/scenarios.txt against the logs of a test run: scenarios.sh LOG_DIR [COUNTS].
# Every proof that is named must exist, have run and have passed; a script that was skipped is not a
# failure, but is said. Writes LOG_DIR/scenarios.txt: number, verdict, proof.
set -eu

logs=$1
counts=${2:-/dev/null}
table=tests/access/scenarios.txt
result=$logs/scenarios.txt
failed=0 passed=0 waiting=0

# verdict PROOF: passed, failed, skipped, absent (nothing is called so), not run, human or later
verdict() {
    case $1 in
    human:*) echo human && return ;;
    later:*) echo later && return ;;
    esac
    program=${1#*/} group=${1%%/*} test=
    case $1 in *:*) test=${program#*:} program=${program%%:*} ;; esac
    if [ -n "$test" ]; then
        grep -qs "cmocka_unit_test($test)" "tests/$group/$program.c" || { echo absent && return; }
        log=$(find "$logs" -name "$program.log" | head -n 1)
        [ -n "$log" ] || { echo "not run" && return; }
        if grep -q "^ok [0-9]* - $test\$" "$log"; then echo passed; else echo failed; fi
        return
    fi
    [ -f "tests/$group/$program.sh" ] || { echo absent && return; }
    status=$(find "$logs" -name "$program.sh.status" | head -n 1)
    [ -n "$status" ] || { echo "not run" && return; }
    case $(cat "$status") in 0) echo passed ;; 77) echo skipped ;; *) echo failed ;; esac
}

: >"$result"
grep -v '^#' "$table" >"$logs/scenarios.rows"
while IFS='|' read -r number proofs _; do
    number=$(echo "$number" | tr -d ' ')
    echo "$proofs" | tr ',' '\n' | sed 's/^ *//; s/ *$//' >"$logs/scenarios.proofs"
    while IFS= read -r proof; do
        found=$(verdict "$proof")
        echo "$number|$found|$proof" >>"$result"
        case $found in
        passed) passed=$((passed + 1)) ;;
        human | later | skipped) waiting=$((waiting + 1)) ;;
        *)
            failed=$((failed + 1))
            echo "FAILED  scenario $number: $proof: $found"
            ;;
        esac
    done <"$logs/scenarios.proofs"
done <"$logs/scenarios.rows"
rm -f "$logs/scenarios.rows" "$logs/scenarios.proofs"
numbers=$(cut -d '|' -f 1 "$result" | uniq | tr '\n' ' ')
[ "$numbers" = "$(seq -s ' ' 25) " ] || {
    failed=$((failed + 1))
    echo "FAILED  $table: the numbers are $numbers"
}
echo "$passed $failed 0 scenarios" >>"$counts"
echo "scenarios: $passed proofs passed, $failed failed, $waiting wait for people or for what is not there yet"
[ "$failed" -eq 0 ]
