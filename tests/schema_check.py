#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether a JSON Schema accepts the YAML files of a folder, and refuses them with a mistake in
each: schema_check.py SCHEMA FOLDER WORDS. Exit 77 where python3-jsonschema is not installed."""
import copy
import json
import pathlib
import sys

try:
    import yaml
    from jsonschema import Draft202012Validator
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)


class Reader(yaml.SafeLoader):
    """Dates stay text, as in the editors that use JSON Schema."""


Reader.yaml_implicit_resolvers = {
    letter: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def main():
    schema = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    files = [*sorted(pathlib.Path(sys.argv[2]).rglob("*.yaml")), pathlib.Path(sys.argv[3])]
    failed = len(files) < 8
    for path in files:
        good = yaml.load(path.read_text(encoding="utf-8"), Reader)
        errors = list(validator.iter_errors(good))
        for error in errors:
            print(f"{path}: {error.message[:300]}")
        unknown = dict(copy.deepcopy(good), colour="red")
        lacking = copy.deepcopy(good)
        del lacking[list(good)[0]]
        accepted = [name for name, bad in (("unknown", unknown), ("lacking", lacking))
                    if validator.is_valid(bad)]
        for name in accepted:
            print(f"{path}: accepted with a key {name}")
        failed = failed or errors or accepted
    return 1 if failed else 0


sys.exit(main())
