#!/bin/sh
# SPDX-License-Identifier: MIT
# Writing with the preview open: each way of saving shows at once, with one reading; the page stays;
# a broken save keeps the last good pages and names the mistake; the keys work; closing ends with 0.
set -eu
. tests/support.sh
. tests/display.sh
needs Xvfb xdotool import compare python3

copy_content
pages=$work/content/en/pages
page=$pages/aftercare.yaml

# start_preview ARGUMENTS...
start_preview() {
    : >"$work/trace"
    "$ANTEROOM" preview --trace "$@" "$work/content" >"$work/trace" 2>"$work/errors" </dev/null &
    kiosk=$!
    waits_for '^shown ' "nothing was shown"
}

# ends: the preview ends by itself, with 0
ends() {
    status=0
    wait "$kiosk" || status=$?
    kiosk=
    [ "$status" -eq 0 ] || fail "$1: the preview ended with $status: $(tail -n 3 "$work/errors")"
}

# key NAME: a key press, after the lock-out that follows a change of screen
key() {
    sleep 0.45
    xdotool key "$1"
}

picture() {
    sleep 0.1
    import -window root "$work/$1.png"
}

# changed A B: whether two pictures differ
changed() {
    ! cmp -s "$work/$1.png" "$work/$2.png" &&
        [ "$(compare -metric AE "$work/$1.png" "$work/$2.png" null: 2>&1 | sed 's/[. ].*//')" != 0 ]
}

# count WORD: how many lines of the trace begin with it
count() {
    grep -c "^$1 " "$work/trace" || true
}

# upper: rows of the display down to the end of the kiosk's picture
upper() {
    xdotool search --name 'Anteroom preview' getwindowgeometry |
        sed -n 's/.*Position: [0-9]*,\([0-9]*\).*/\1/p' | { read -r top; echo $((top + 480)); }
}

now_ms() {
    echo $(($(date +%s%N) / 1000000))
}

# new_since READINGS PATTERN: lines of the trace from the reading after so many on
new_since() {
    awk -v seen="$1" '/^reload / { n++ } n > seen' "$work/trace" | grep "$2"
}

broken_rules=0

# saved WHAT PROBLEMS COMMAND...: one save makes one reading with so many problems ("some": one or
# more), is shown before the rules are run, then makes $broken_rules errors by the rules (a pattern); what is
# shown is still the same page and screen
saved() {
    what=$1 problems=$2
    shift 2
    before=$(count reload) place=$(last_shown | sed 's/ t=.*//')
    start=$(now_ms)
    "$@"
    tries=0
    while ! new_since "$before" '^shown ' >/dev/null; do
        tries=$((tries + 1))
        [ "$tries" -lt 500 ] || fail "$what: the preview did not notice"
        kill -0 "$kiosk" 2>/dev/null || fail "$what: the preview ended: $(tail -n 20 "$work/errors")"
        sleep 0.01
    done
    shown_ms=$(($(now_ms) - start))
    tries=0
    while ! new_since "$before" '^checked ' >/dev/null; do
        tries=$((tries + 1))
        [ "$tries" -lt 1000 ] || fail "$what: the rules were not run"
        sleep 0.01
    done
    echo "$what: on show $shown_ms ms after the save began, rules told after $(($(now_ms) - start)) ms"
    new_since "$before" . | grep -o '^[a-z]*' | head -n 3 | tr '\n' ' ' | grep -q '^reload shown checked' ||
        fail "$what: the rules were run before the page was shown"
    sleep 0.3
    [ "$(count reload)" -eq $((before + 1)) ] || fail "$what: read $(($(count reload) - before)) times"
    found=$(grep '^checked ' "$work/trace" | tail -n 1)
    case $problems in
    some) echo "$found" | grep -q 'problems=[1-9]' || fail "$what: no problem was found: $found" ;;
    *) echo "$found" | grep -q "problems=$problems rules=$broken_rules t=" || fail "$what: $found, expected $problems" ;;
    esac
    [ "$(last_shown | sed 's/screen=\([0-9]*\).*state/screen=\1 state/; s/ t=.*//')" = \
        "$(echo "$place" | sed 's/screen=\([0-9]*\).*state/screen=\1 state/')" ] ||
        fail "$what: was at '$place', is at '$(last_shown)'"
}

in_place() {
    sed "s/^title: .*/title: After $1/" "$page" >"$work/new"
    cat "$work/new" >"$page"
}
# as vim does it: a swap file, the old file renamed away, the new one written under its name
by_renaming() {
    : >"$pages/.aftercare.yaml.swp"
    mv "$page" "$page~"
    sed "s/^title: .*/title: After $1/" "$page~" >"$page"
    rm "$page~" "$pages/.aftercare.yaml.swp"
}
# as other editors do it: written beside, renamed over
by_replacing() {
    sed "s/^title: .*/title: After $1/" "$page" >"$pages/.new-aftercare"
    mv "$pages/.new-aftercare" "$page"
}
new_page() {
    sed 's/^id: .*/id: another/; s/^public: .*//' "$page" >"$pages/another.yaml"
}
many_files() {
    for file in about compare escort aftercare; do
        [ ! -f "$pages/$file.yaml" ] || echo '# looked at' >>"$pages/$file.yaml"
    done
}
praise_it() {
    cp "$page" "$work/good.yaml"
    sed -i 's/^main_message:.*/main_message: "It cures fear."/' "$page"
}
break_it() {
    cp "$page" "$work/good.yaml"
    sed -i 's/^main_message:/main_mesage:/' "$page"
}
mend_it() {
    cat "$work/good.yaml" >"$page"
}
scramble_it() {
    printf 'title: "never closed\n' >>"$page"
}

start_display 1000x900
start_preview --panel td1 --page aftercare
shows 'view=aftercare .*screen=1/'
key Next
shows 'view=aftercare .*screen=2/'
key Prior
shows 'view=aftercare .*screen=1/'

# ---- saving
picture 0
saved "a write in place" 0 in_place "one"
picture 1
changed 0 1 || fail "the window shows nothing of the change"
saved "a rename as vim does it" 0 by_renaming "two"
picture 2
changed 1 2 || fail "the window shows nothing of the second change"
saved "a rename over the file" 0 by_replacing "three"
saved "a new page" '[0-9]*' new_page
saved "a deleted page" 0 rm "$pages/another.yaml"
saved "four files at once" 0 many_files
picture good
# a broken rule is told, and the page is shown all the same
broken_rules='[1-9][0-9]*' # the promise, and what the page lost by it
saved "a promise" 0 praise_it
broken_rules=0
picture praise
changed good praise || fail "the page with the promise is not shown"
grep -q 'problems=0 rules=[1-9]' "$work/trace" || fail "the promise was not told"
saved "taking it back" 0 mend_it
saved "a misspelt key" some break_it
picture broken
changed good broken || fail "the mistake is not told"
for state in good broken; do
    # the window is in the middle, its upper part is the kiosk's
    convert "$work/$state.png" -gravity north -crop "800x$(upper)+0+0" +repage "$work/kiosk-$state.png"
done
if changed kiosk-good kiosk-broken; then fail "the good page did not stay"; fi
saved "a change that leaves it broken" some scramble_it
saved "mending it" 0 mend_it
picture mended
if changed good mended; then fail "after mending the window is not as before"; fi

# ---- keys
key Escape
shows 'view=home .*state=reading'
key F1
shows 'view=crisis '
key bracketright
waits_for '^shown' "] shows nothing"
view=$(last_shown | sed 's/.*view=\([^ ]*\) .*/\1/')
[ "$view" != crisis ] || { sleep 0.5; view=$(last_shown | sed 's/.*view=\([^ ]*\) .*/\1/'); }
[ "$view" != crisis ] || fail "] stays at the page"
key bracketleft
shows 'view=crisis '
for key in s t p; do
    picture before
    key "$key"
    sleep 0.5
    picture after
    changed before after || fail "the key $key changes nothing"
    shows 'view=crisis '
done
key q
ends "after Q"

# ---- closing; starting with broken content
start_preview --panel td1
python3 tests/close_window.py "Anteroom preview" || fail "there is no window to close"
ends "after its window was closed"
break_it
start_preview --panel td1 --page aftercare
cat "$work/good.yaml" >"$page"
waits_for '^reload problems=0' "mending was not noticed"
shows 'view='
kill -TERM "$kiosk"
ends "after SIGTERM"
rm "$work/content/clinic.yaml"
start_preview --panel td1
shows 'view=notice'
cp content/clinic.yaml "$work/content"
shows 'view=attract'
key Q
ends "after Shift Q"
[ ! -s "$work/errors" ] || fail "something was printed: $(head -n 5 "$work/errors")"
