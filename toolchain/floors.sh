#!/bin/sh
# SPDX-License-Identifier: MIT
# The rules of the house that a script can see: floors.sh [ROOT]. Prints every breach as
# file:line: sentence and ends with 1 when there is one.
set -eu

cd "${1:-.}"
found=$(mktemp)
trap 'rm -f "$found"' EXIT

# Floors: a file includes only its own floor or lower; visit and bundle do not know each other;
# what belongs to one place only (SDL, YAML, polling, PNG) stays there.
cat >"$found.awk" <<'AWK'
BEGIN {
    level["base"] = 0; level["content"] = 1; level["layout"] = 2; level["visit"] = 3
    level["bundle"] = 3; level["platform"] = 4; level["commands"] = 5
    only["SDL"] = "platform"; only["png.h"] = "platform"; only["poll.h"] = "platform"
    only["sys/poll.h"] = "platform"; only["sys/epoll.h"] = "platform"
    only["sys/inotify.h"] = "platform"; only["sys/signalfd.h"] = "platform"
    only["yaml.h"] = "content"; only["hyphen.h"] = "base content layout"
    only["uni"] = "base content layout"
}
function breach(sentence) { print FILENAME ":" FNR ": " sentence }
function place(name) {
    if (name ~ /^SDL/) return only["SDL"]
    if (name ~ /^uni[a-z]+\.h$/ && name != "unistd.h") return only["uni"]
    return only[name]
}
FNR == 1 { split(FILENAME, part, "/"); floor = part[2] }
/^[ \t]*#[ \t]*include[ \t]*"/ {
    name = $0; sub(/^[^"]*"/, "", name); sub(/".*/, "", name)
    other = name; sub(/\/.*/, "", other)
    if (name !~ /^[a-z_]+\/[a-z_0-9]+\.h$/ || !(other in level))
        breach("\"" name "\" is not written from firmware/ (like \"base/arena.h\")")
    else if (level[other] > level[floor])
        breach("floor " floor " includes " name " of the higher floor " other)
    else if (level[other] == level[floor] && other != floor)
        breach(floor " includes " name ", but neighbours on one floor do not know each other")
}
/^[ \t]*#[ \t]*include[ \t]*</ {
    name = $0; sub(/^[^<]*</, "", name); sub(/>.*/, "", name)
    where = place(name)
    if (where != "" && index(" " where " ", " " floor " ") == 0)
        breach("<" name "> belongs to " where " only")
}
/^[ \t]*#[ \t]*include[ \t]*"[^"]*\.c"/ { breach("a .c file is included") }
FNR == 1 && $0 != "// SPDX-License-Identifier: MIT" { breach("the first line is not the SPDX line") }
FNR == 2 && FILENAME ~ /\.h$/ && !/^\/\// { breach("the header does not say what it owns") }
FILENAME ~ /\.h$/ && /^#pragma once/ { once[FILENAME] = 1 }
/(TODO|FIXME|XXX)/ { breach("unfinished business is an issue, not a comment") }
{
    code = $0
    gsub(/\\./, "", code); gsub(/"[^"]*"/, "\"\"", code); sub(/\/\/.*/, "", code)
    if (match(code, /(^|[^A-Za-z0-9_.>])(strcpy|strcat|stpcpy|sprintf|vsprintf|gets|system|popen|alloca|atoi|atol|atof|strtok|tmpnam|mktemp|sync)[ ]*\(/))
        breach("banned call: " substr(code, RSTART, RLENGTH) ")")
    if (code ~ /(^|[^A-Za-z0-9_])(setjmp|longjmp)[ ]*\(/ && FILENAME !~ /^firmware\/platform\/(png|palette)\.c$/)
        breach("setjmp and longjmp are for libpng's glue only")
    if (code ~ /(^|[^A-Za-z0-9_])(SDL_Delay|SDL_WaitEvent|SDL_WaitEventTimeout|sleep|usleep|nanosleep)[ ]*\(/)
        breach("only platform/wait.c sleeps, and it does so in poll")
    if (code ~ /CLOCK_REALTIME|(^|[^A-Za-z0-9_.>])(time|gettimeofday|ftime)[ ]*\(/ && FILENAME != "firmware/base/clock.c")
        breach("the time of day is asked for in base/clock.c only")
    if (code ~ /^typedef[ ]+(struct|enum)/)
        breach("structs and enums have no typedef")
    lines[FILENAME] = FNR
}
END {
    long["firmware/content/model.h"] = 1; long["firmware/content/words.h"] = 1
    long["firmware/visit/visit.h"] = 1; long["firmware/layout/display_list.h"] = 1
    for (file in lines) {
        if (lines[file] > 600) print file ":600: longer than 600 lines: it is two files"
        if (file ~ /\.h$/ && lines[file] > 120 && !(file in long))
            print file ":120: a header longer than 120 lines"
        if (file ~ /\.h$/ && !(file in once)) print file ":1: no #pragma once"
    }
}
AWK
find firmware -name '*.[ch]' | sort | xargs awk -f "$found.awk" >>"$found"
rm -f "$found.awk"

# Scripts, tests and tools carry their licence too.
find tests toolchain .ci Makefile firmware -type f \
    \( -name '*.c' -o -name '*.h' -o -name '*.sh' -o -name '*.py' -o -name 'run*' -o -name Makefile \
    -o -name '*.[15]' -o -name '*.in' \) ! -path '*/check/*' | sort | while read -r file; do
    head -n 2 "$file" | grep -q 'SPDX-License-Identifier: MIT' ||
        echo "$file:1: no SPDX line"
done >>"$found"

# The root holds seven entries and a few dotfiles.
if [ -e .git ] && command -v git >/dev/null && git rev-parse HEAD >/dev/null 2>&1; then
    entries=$(git ls-files | cut -d / -f 1 | sort -u)
else
    entries=$(find . -mindepth 1 -maxdepth 1 ! -name .git ! -name build -printf '%f\n' | sort)
fi
expected="assets content firmware Makefile README.md tests toolchain"
dotfiles=".ci .clang-format .clang-tidy .editorconfig .gitignore"
for entry in $entries; do
    case " $expected $dotfiles " in
    *" $entry "*) ;;
    *) echo "$entry:1: not one of the root's entries ($expected)" ;;
    esac
done >>"$found"
for entry in $expected; do
    [ -e "$entry" ] || echo "$entry:1: the root lacks it"
done >>"$found"

if [ -s "$found" ]; then
    cat "$found"
    echo "floors: $(wc -l <"$found") breaches" >&2
    exit 1
fi
echo "floors: no breach"
