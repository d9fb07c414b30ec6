#!/bin/bash
# SPDX-License-Identifier: MIT
# Holds tests/fault/rows.txt against the logs of a run: rows.sh LOG_DIR. Prints each row with its proofs and
# what became of them, and writes that to LOG_DIR/rows.txt. A row without a proof, with one that does not
# exist, did not run or did not pass, or with something missing, is a failure.
set -eu

logs=$1
table=tests/fault/rows.txt
result=$logs/rows.txt

# verdict PROOF: passed, failed, skipped, absent (nothing is called so), not run, vm or missing
verdict() {
    case $1 in
    vm:*) echo vm && return ;;
    missing:*) echo missing && return ;;
    esac
    local group=${1%%/*} program=${1#*/} test='' log status
    case $1 in *:*) test=${program#*:} program=${program%%:*} ;; esac
    case $group in
    unit)
        grep -qs "cmocka_unit_test[a-z_]*(${test}[,)]" "tests/unit/$program.c" || { echo absent && return; }
        log=$logs/unit/$program.log
        [ -f "$log" ] || { echo "not run" && return; }
        if grep -q "^ok [0-9]* - $test\$" "$log"; then echo passed; else echo failed; fi
        ;;
    fault | cli | e2e)
        local script=tests/$group/$program.sh
        [ "$group" != fault ] || script=tests/fault/cases/$program.sh
        [ -f "$script" ] || { echo absent && return; }
        status=$logs/$group/$program.sh.status
        [ -f "$status" ] || { echo "not run" && return; }
        case $(cat "$status") in
        0) ;;
        77) echo skipped && return ;;
        *) if [ -z "$test" ] || ! grep -q "^ok $test\( \|\$\)" "${status%.status}.log"; then echo failed && return; fi ;;
        esac
        if [ -z "$test" ] || grep -q "^ok $test\( \|\$\)" "${status%.status}.log"; then echo passed; else echo "not run"; fi
        ;;
    *) echo absent ;;
    esac
}

: >"$result"
grep -v '^#' "$table" | while IFS='|' read -r row proofs _; do
    row=$(echo "$row" | tr -d ' ')
    echo "$proofs" | tr ',' '\n' | sed 's/^ *//; s/ *$//' | while IFS= read -r proof; do
        printf '%-4s %-8s %s\n' "$row" "$(verdict "${proof:-absent/none}")" "${proof:-none}" >>"$result"
    done
done
cat "$result"
rows=$(cut -d ' ' -f 1 "$result" | uniq | tr '\n' ' ')
wanted=
for part in A:20 B:20 C:15 D:10 E:18 F:7 G:11; do
    for number in $(seq "${part#*:}"); do wanted="$wanted${part%:*}$number "; done
done
bad=0
[ "$rows" = "$wanted" ] || {
    echo "FAILED  $table: the rows are $rows"
    bad=1
}
awk '{ n[$2]++ } $2 !~ /^(passed|vm|skipped)$/ { open[$1] = 1 } { all[$1] = 1 }
     END { for (r in all) rows++; for (r in open) left++
           printf "rows: %d, of which %d are not proven; proofs: %d passed, %d wait for the machine, ",
                  rows, left, n["passed"], n["vm"]
           printf "%d skipped, %d missing, %d others\n", n["skipped"], n["missing"],
                  n["failed"] + n["absent"] + n["not"]
           exit left > 0 }' "$result" || bad=1
exit "$bad"
