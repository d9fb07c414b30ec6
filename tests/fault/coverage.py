# SPDX-License-Identifier: MIT
# Judges llvm-cov's summary of the trust core: coverage.py SUMMARY.json MOST_LINES. Every kind of coverage
# has to be complete. What is counted against the budget are the lines of the sources and of limits.h that are neither blank nor a comment.
import json
import os
import sys

KINDS = ("lines", "branches", "mcdc")


def code_lines(path):
    """Lines that are neither blank nor a comment."""
    with open(path, encoding="ascii") as source:
        lines = (line.strip() for line in source)
        return sum(1 for line in lines if line and not line.startswith("//"))


def main():
    with open(sys.argv[1], encoding="ascii") as summary:
        files = json.load(summary)["data"][0]["files"]
    most = int(sys.argv[2])
    complete = len(files) > 0
    total = code_lines("firmware/bundle/limits.h")
    print(f"{'file':<12}" + "".join(f"{kind:>16}" for kind in KINDS) + f"{'code':>8}")
    for entry in files:
        stem = os.path.splitext(entry["filename"])[0]
        cells = []
        for kind in KINDS:
            counts = entry["summary"][kind]
            complete &= counts["covered"] == counts["count"]
            cells.append(f"{counts['covered']}/{counts['count']}")
        code = code_lines(entry["filename"])
        total += code
        print(f"{os.path.basename(stem):<12}" + "".join(f"{cell:>16}" for cell in cells) + f"{code:>8}")
    print(f"trust core: {total} of at most {most} lines of code; "
          + ("all lines, branches and conditions are taken" if complete else "NOT all is taken"))
    return 0 if complete and total <= most else 1


if __name__ == "__main__":
    sys.exit(main())
