#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The conformance table: report.py LOG_DIR OUT_DIR. Fills tests/access/clauses.txt with what the tests
printed ("figure NAME VALUE" lines and their results) and writes OUT_DIR/report.html and report.txt.
Nothing in it is written by hand but the demands."""
import html
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).parent
BOUND = re.compile(r"([a-z_]+\.[a-z_0-9]+) (>=|<=|=) ([0-9.]+)$")


def rows(name):
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [part.strip() for part in line.split("|")]


def read_logs(folder):
    """What the tests measured, and the result of each test and script."""
    figures, results = {}, {}
    for log in sorted(folder.rglob("*.log")):
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
            if match := re.match(r"figure ([a-z_.0-9]+) ([-0-9.e+]+|inf|nan)$", line):
                figures[match[1]] = float(match[2])
            elif match := re.match(r"(not ok|ok) \d+ - (\w+)(.*)", line):
                skipped = "# SKIP" in match[3]
                verdict = "skipped" if skipped else "met" if match[1] == "ok" else "not met"
                results[f"{log.stem}:{match[2]}"] = verdict
        status = log.with_suffix(".status")
        if status.exists():
            code = status.read_text().strip()
            name = log.stem.removesuffix(".sh")
            results[name] = {"0": "met", "77": "skipped"}.get(code, "not met")
    return figures, results


def judge(proof, figures, results):
    """(what was found, verdict) of one proof."""
    if proof.startswith("human:") or proof.startswith("later:"):
        kind, what = proof.split(":", 1)
        return what.strip(), "for people to see" if kind == "human" else "not there yet"
    if match := BOUND.match(proof):
        if match[1] not in figures:
            return match[1], "not measured"
        value, bound = figures[match[1]], float(match[3])
        met = {">=": value >= bound - 1e-6, "<=": value <= bound + 1e-6, "=": value == bound}[match[2]]
        shown = f"{value:.0f}" if value == int(value) else f"{int(value * 100) / 100:.2f}"
        return f"{match[1]}: {shown} (asked: {match[2]} {match[3]})", "met" if met else "not met"
    return proof, results.get(proof.split("/", 1)[1], "not run")


WORST = ["not met", "not measured", "not run", "skipped", "not there yet", "for people to see", "met"]


def table(name, figures, results, clause_first):
    for row in rows(name):
        clause, asked, proofs = row if clause_first else (row[0], row[2], row[1])
        found = [judge(proof.strip(), figures, results) for proof in proofs.split(", ")]
        verdict = min((verdict for _, verdict in found), key=WORST.index)
        yield clause, asked, found, verdict


def html_table(title, lines):
    out = [f"<h2>{html.escape(title)}</h2><table><tr><th>Clause<th>What is asked<th>Measured<th>Result</tr>"]
    for clause, asked, found, verdict in lines:
        cells = "<br>".join(html.escape(f"{what}: {each}" if each != verdict else what) for what, each in found)
        out.append(f"<tr><td>{html.escape(clause)}<td>{html.escape(asked)}<td>{cells}"
                   f"<td class='{verdict.split()[0]}'>{html.escape(verdict)}</tr>")
    return "\n".join(out) + "</table>"


def main():
    logs, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    figures, results = read_logs(logs)
    if not figures:
        sys.exit(f"{logs}: no figures there; run the tests first")
    clauses = list(table("clauses.txt", figures, results, True))
    scenarios = list(table("scenarios.txt", figures, results, False))
    sheets = sorted(sheet.name for sheet in out.glob("colour-vision-*.png"))
    counted = {verdict: sum(line[3] == verdict for line in clauses) for verdict in WORST}
    summary = ", ".join(f"{count} {verdict}" for verdict, count in reversed(counted.items()) if count)
    page = [
        "<!doctype html><html lang=en><meta charset=utf-8><title>Accessibility of the screens</title>",
        "<style>body{font:16px/1.5 sans-serif;max-width:75em;margin:2em auto;padding:0 1em}",
        "table{border-collapse:collapse;width:100%}td,th{border:1px solid #767676;padding:.4em .6em;",
        "text-align:left;vertical-align:top}.not{font-weight:bold;background:#fbe3e0}.met{background:#e3f3e6}",
        "img{max-width:100%}</style><h1>Accessibility of the screens</h1>",
        f"<p>{len(clauses)} clauses: {html.escape(summary)}. Every figure was printed by a test.</p>",
        html_table("EN 301 549, WCAG 2.2 and what else was taken on", clauses),
        html_table("The 25 acceptance scenarios", scenarios),
        "<h2>As other eyes see it</h2><p>From the left: full colour vision, protanopia, deuteranopia, "
        "tritanopia, no colour.</p>",
        *(f"<p>{html.escape(name)}<br><img src='{html.escape(name)}' alt='{html.escape(name)}'></p>" for name in sheets),
        "<h2>All figures</h2><table>",
        *(f"<tr><td>{name}<td>{value:.10g}</tr>" for name, value in sorted(figures.items())),
        "</table></html>",
    ]
    (out / "report.html").write_text("\n".join(page), encoding="utf-8")
    text = [f"{clause}\n    {asked}\n" + "".join(f"    - {what}: {each}\n" for what, each in found)
            for clause, asked, found, _ in clauses + scenarios]
    (out / "report.txt").write_text("\n".join(text), encoding="utf-8")
    print(f"{out}/report.html: {len(clauses)} clauses: {summary}")


if __name__ == "__main__":
    main()
