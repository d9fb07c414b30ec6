#!/bin/sh
# SPDX-License-Identifier: MIT
# Files made to exhaust a reader: refused with one clear problem each, quickly and in little memory.
set -eu
. tests/support.sh
needs python3

# measured EXPECTED_EXIT: `check` of $work/content; its most memory in KiB to $work/kib
measured() {
    status=0
    python3 - "$ANTEROOM" "$work" "$1" <<'PY' || status=$?
import resource, subprocess, sys, time
program, work, expected = sys.argv[1], sys.argv[2], int(sys.argv[3])
start = time.monotonic()
done = subprocess.run([program, "check", work + "/content", "--panels", "td1"],
                      stdout=open(work + "/out", "wb"), stderr=open(work + "/err", "wb"), timeout=120)
took = time.monotonic() - start
kib = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
open(work + "/kib", "w").write(str(kib))
print(f"{took:.2f} s, {kib // 1024} MiB, exit {done.returncode}")
sys.exit(0 if done.returncode == expected else 9)
PY
}

# attack NAME: the file $work/bytes becomes menu.yaml of a copy of the content
attack() {
    rm -rf "$work/content"
    copy_content
    mv "$work/bytes" "$work/content/menu.yaml"
    measured 1
    [ "$status" -eq 0 ] || fail "$1: was not refused with exit 1"
    problems=$(grep -c 'menu.yaml.*: error: ' "$work/out" || true)
    [ "$problems" -eq 1 ] || {
        head -n 5 "$work/out" >&2
        fail "$1: gave $problems problems about menu.yaml, expected one"
    }
    grown=$((($(cat "$work/kib") - usual) / 1024))
    [ "$grown" -le 64 ] || fail "$1: took $grown MiB more than the content does"
}

copy_content
measured 0
[ "$status" -eq 0 ] || fail "the content as it is has errors"
usual=$(cat "$work/kib")

make_bytes() { python3 -c "import sys; sys.stdout.buffer.write($1)" >"$work/bytes"; }

make_bytes "b'[' * 200000"
attack "200,000 open brackets"
make_bytes "b'{a: ' * 20000"
attack "20,000 open maps"
make_bytes "b'a: &a [x,x]\n' + b''.join(b'b%d: &b%d [*a,*a]\n' % (i, i) for i in range(30))"
attack "alias bomb"
make_bytes "b'# ' + b'x' * 30000000 + b'\nschema: 1\n'"
attack "30 MB comment"
make_bytes "'schema: 1\n'.encode('utf-16')"
attack "UTF-16"
make_bytes "b'schema: 1\ntitle: {en: \"a\\\\0b\"}\n'"
attack "NUL in a string"
make_bytes "'schema: 1\ntitle: {en: \"a\u202eb\"}\n'.encode()"
attack "bidi override"
