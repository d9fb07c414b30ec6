#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints the middle of a target of `anteroom dump`: target.py ACTION [PAGE or NUMBER] <DUMP."""
import json
import sys


def targets(value):
    if isinstance(value, dict):
        if isinstance(value.get("target"), dict):
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from targets(inner)


def main():
    action, argument = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""
    for node in targets(json.load(sys.stdin)):
        target = node["target"]
        if target.get("action") != action:
            continue
        if argument and argument not in (str(target.get("page")), str(target.get("number"))):
            continue
        x, y, w, h = node["rect_px"]
        print(x + w // 2, y + h // 2)
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
