#!/bin/sh
# SPDX-License-Identifier: MIT
# Writes the expected results anew: goldens.sh TEST_PROGRAM_DIR, with UPDATE=1 set by make. What
# changed is then looked at and committed by a person.
set -eu

export LC_ALL=C TZ=UTC SDL_VIDEODRIVER=dummy
"$1/golden_lists"
"$1/golden_pictures"
if command -v git >/dev/null && git rev-parse --git-dir >/dev/null 2>&1; then
    git --no-pager diff --stat -- tests/golden
fi
echo "Look at every difference before you commit it."
