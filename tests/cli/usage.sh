#!/bin/sh
# SPDX-License-Identifier: MIT
# Command lines that cannot be understood: exit 2 and one sentence that says what to write.
set -eu
. tests/support.sh

# mistake PATTERN ARGUMENTS...
mistake() {
    pattern=$1
    shift
    run "$@"
    expect_status 2
    expect_one_sentence
    expect err "$pattern"
}

run
expect_status 2
expect err 'usage: anteroom'
mistake "unknown command 'chekc' (did you mean check?)" chekc
mistake "unknown command 'xyzzy'" xyzzy
for command in run preview check shoot dump pack; do
    mistake 'no content folder' "$command"
done
mistake 'unknown option.*--panle.*did you mean --panel' shoot content --panle td1
mistake "'td3'.*td[12]" shoot content --panel td3
mistake '800x480' shoot content --panel 800x480
mistake 'needs a value' shoot content --panel
mistake "'110'.*100, 125, 150 or 200" shoot content --step 110
mistake "'purple'.*light, dark" shoot content --theme purple
mistake "'45'.*0, 90, 180 or 270" shoot content --rotate 45
mistake "'zero'" shoot content --screen zero
mistake "'0'" shoot content --screen 0
mistake 'td9' check content --panels td1,td9
mistake 'one folder too many' check content content
mistake 'takes no value' check --schema=yes
# options of one command are not options of another
mistake 'unknown option' version --panel td1
