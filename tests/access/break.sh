#!/bin/bash
# SPDX-License-Identifier: MIT
# Breaks the rule that each acceptance scenario guards, in a copy of the sources, and sees the named test
# fail: break.sh BUILD [NUMBER...]. The table is tests/access/breaks.txt; a run takes some minutes.
set -u

build=$1
shift
wanted=" $* "
copy=$build/broken
failed=0 seen=0
rm -rf "$copy"
mkdir -p "$copy/build"
git ls-files -z 2>/dev/null | xargs -0 cp -p --parents -t "$copy" 2>/dev/null ||
    cp -pR Makefile README.md assets content firmware tests toolchain "$copy"
cp -pR "$build/setup" "$build/release" "$build/assets" "$copy/build/"
log=$PWD/$copy/log
export ANTEROOM_ASSETS=$PWD/$copy/build/assets SDL_VIDEODRIVER=dummy CMOCKA_MESSAGE_OUTPUT=TAP LC_ALL=C TZ=UTC

# broken NUMBER FILE EXPRESSION PROGRAM TEST
broken() {
    cp -p "$copy/$2" "$copy/whole"
    sed -i "$3" "$copy/$2"
    local verdict="is not noticed"
    if cmp -s "$copy/whole" "$copy/$2"; then
        verdict="finds nothing to break in $2"
    elif ! make -C "$copy" --no-print-directory -s WERROR= "build/release/tests/$4" >"$log" 2>&1; then
        verdict="does not build"
    else
        (cd "$copy" && timeout 600 "build/release/tests/$4") >"$log" 2>&1
        if grep -q "^not ok [0-9]* - $5\$" "$log"; then verdict=; fi
    fi
    mv "$copy/whole" "$copy/$2"
    touch "$copy/$2"
    seen=$((seen + 1))
    if [ -z "$verdict" ]; then
        echo "scenario $1: broken in $2, and $4:$5 fails"
    else
        failed=$((failed + 1))
        echo "FAILED  scenario $1: what breaks it $verdict ($4:$5)"
    fi
}

while IFS='|' read -r number file expression proof <&3; do
    number=$(echo "$number" | tr -d ' ') file=$(echo "$file" | tr -d ' ')
    expression=$(echo "$expression" | sed 's/^ //; s/ $//') proof=$(echo "$proof" | tr -d ' ')
    [ "$wanted" = "  " ] || [[ "$wanted" == *" $number "* ]] || continue
    broken "$number" "$file" "$expression" "${proof%%:*}" "${proof#*:}"
done 3< <(grep -v '^#' tests/access/breaks.txt)
rm -rf "$copy"
echo "broken on purpose: $seen scenarios, $((seen - failed)) noticed"
[ "$failed" -eq 0 ]
