#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures Anteroom from outside, beside a bare SDL program in the same run, and prints a table.

Both run on a virtual X display of their own; a probe watches what the display really shows, so a
time ends when the picture that then stays is on the screen. Rounds are interleaved. Times are
those of this machine; the ratios to the floor are what the budgets speak of.
"""
import argparse
import glob
import json
import os
import queue
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

WIDTH, HEIGHT = 1280, 720
PANEL = "1280x720@338.7x190.5@600"
CONTENT = "content"


def say(text):
    print(text, file=sys.stderr, flush=True)


# ---- a display, and what is seen on it ----------------------------------------------------------

class Display:
    """Xvfb with a probe on it."""

    def __init__(self, probe):
        read_end, write_end = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{WIDTH}x{HEIGHT}x24",
             "-noreset", "-nolisten", "tcp"],
            pass_fds=[write_end], stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as numbers:
            self.name = ":" + numbers.readline().strip()
        self.environment = dict(os.environ, DISPLAY=self.name, LC_ALL="C")
        self.environment.pop("WAYLAND_DISPLAY", None)
        self.environment.pop("SDL_VIDEODRIVER", None)
        self.probe = subprocess.Popen([probe], env=self.environment, stdin=subprocess.PIPE,
                                      stdout=subprocess.PIPE, text=True, bufsize=1)
        self.lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        assert self.lines.get(timeout=10) == ["ready"]

    def _read(self):
        for line in self.probe.stdout:
            self.lines.put(line.split())

    def tell(self, command):
        self.probe.stdin.write(command + "\n")
        self.probe.stdin.flush()

    def forget(self):
        while not self.lines.empty():
            self.lines.get()

    def seen(self, quiet_s, at_most_s=10.0):
        """What the probe reports until it has been quiet for so long."""
        lines = []
        end = time.monotonic() + at_most_s
        while time.monotonic() < end:
            try:
                lines.append(self.lines.get(timeout=quiet_s))
            except queue.Empty:
                break
        return lines

    def close(self):
        for process in (self.probe, self.server):
            process.terminate()
            process.wait()


class Contestant:
    """A program under test: how to start it and where to tap."""

    def __init__(self, name, command, entry, cycle):
        self.name, self.command, self.entry, self.cycle = name, command, entry, cycle

    def start(self, display):
        began = time.monotonic_ns()
        process = subprocess.Popen(self.command, env=display.environment,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return process, began


def stop(process):
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


# ---- what the kernel says -----------------------------------------------------------------------

def cpu_ms(pid):
    return sum(int(open(path).read().split()[0])
               for path in glob.glob(f"/proc/{pid}/task/*/schedstat")) / 1e6


def sleeps(pid):
    total = 0
    for path in glob.glob(f"/proc/{pid}/task/*/status"):
        total += int(re.search(r"^voluntary_ctxt_switches:\s*(\d+)", open(path).read(), re.M)[1])
    return total


def memory_mib(pid):
    text = open(f"/proc/{pid}/smaps_rollup").read()
    kib = {key: int(value) for key, value in re.findall(r"^(\w+):\s+(\d+) kB", text, re.M)}
    return kib["Pss"] / 1024, kib["Private_Dirty"] / 1024


# ---- phases -------------------------------------------------------------------------------------

def measure_start(contestant, probe):
    display = Display(probe)
    display.seen(0.2, 1)
    process, began = contestant.start(display)
    frames = [line for line in display.seen(1.5) if line[0] == "frame"]
    cpu = cpu_ms(process.pid) if process.poll() is None else 0
    stop(process)
    display.close()
    if not frames:
        raise RuntimeError(f"{contestant.name} showed nothing")
    return (int(frames[-1][1]) - began) / 1e6, cpu


def tap(display, point, pause):
    display.forget()
    display.tell(f"tap {point[0]} {point[1]}")
    return display.seen(pause, pause * 3)


def tap_times(display, contestant, rounds):
    times = []
    for _ in range(rounds):
        for point in contestant.cycle:
            began = time.monotonic()
            lines = tap(display, point, 0.5)
            sent = [int(line[1]) for line in lines if line[0] == "tap"]
            frames = [int(line[1]) for line in lines if line[0] == "frame"]
            if not frames:
                raise RuntimeError(f"{contestant.name}: tapping at {point} changed nothing")
            times.append((frames[-1] - sent[0]) / 1e6)
            time.sleep(max(0, began + 0.7 - time.monotonic()))
    return times


def page_cpu(display, contestant, pid, rounds):
    display.tell("watch 0")
    time.sleep(0.5)
    before = cpu_ms(pid)
    taps = 0
    for _ in range(rounds):
        for point in contestant.cycle:
            display.tell(f"tap {point[0]} {point[1]}")
            taps += 1
            time.sleep(0.6)
    spent = (cpu_ms(pid) - before) / taps
    display.tell("watch 1")
    return spent


def measure_running(contestant, probe, rounds, still_s):
    display = Display(probe)
    process, _ = contestant.start(display)
    result = {}
    try:
        display.seen(1.0)
        for point in contestant.entry:
            tap(display, point, 0.6)
            time.sleep(0.4)
        result["taps"] = tap_times(display, contestant, rounds)
        result["page_cpu"] = page_cpu(display, contestant, process.pid, rounds)
        time.sleep(3)
        result["pss"], result["dirty"] = memory_mib(process.pid)
        before = sleeps(process.pid)
        time.sleep(still_s)
        result["sleeps"] = sleeps(process.pid) - before
    finally:
        stop(process)
        display.close()
    return result


# ---- Anteroom's own figures ---------------------------------------------------------------------

def dump(program, page):
    text = subprocess.run([program, "dump", CONTENT, "--page", page, "--screen", "1",
                           "--panel", PANEL], check=True, capture_output=True, text=True).stdout
    nodes = []

    def walk(value):
        if isinstance(value, dict):
            if isinstance(value.get("target"), dict):
                nodes.append(value)
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(json.loads(text))
    return nodes


def centre(node):
    x, y, w, h = node["rect_px"]
    return x + w // 2, y + h // 2


def find_target(nodes, action):
    """The last one: the rail comes last, and its targets are where they are on every screen."""
    for node in reversed(nodes):
        if node["target"].get("action") == action:
            return node
    raise RuntimeError(f"no target with the action {action}")


def kiosk(program):
    """Finds the tile of a page with several screens, its Next and its Home."""
    home = dump(program, "home")
    for node in home:
        target = node["target"]
        if target.get("action") != "page":
            continue
        page = dump(program, target["page"])
        try:
            following = find_target(page, "screen")
        except RuntimeError:
            continue
        cycle = [centre(node), centre(following), centre(find_target(page, "home"))]
        command = [program, "run", "--allow-drafts", "--panel", PANEL, CONTENT]
        return Contestant("anteroom", command, [(WIDTH // 2, 4)], cycle)
    raise RuntimeError("no tile of Home leads to a page of more than one screen")


def measure_turns(program, turns):
    """Layout and paint of a screen, and how memory and open files drift over so many of them."""
    process = subprocess.Popen([program, "run", "--window", "--allow-drafts", "--turns", str(turns),
                                CONTENT], stdout=subprocess.PIPE, text=True,
                               env=dict(os.environ, SDL_VIDEODRIVER="dummy"))
    dirty = []
    while process.poll() is None:
        try:
            dirty.append(memory_mib(process.pid)[1])
        except (OSError, KeyError, TypeError):
            break
        time.sleep(0.1)
    text = process.communicate()[0]
    layout, paint = map(float, re.search(r"layout_us ([\d.]+) paint_us ([\d.]+)", text).groups())
    files, files_end = map(int, re.search(r"open_files after_500 (\d+) end (\d+)", text).groups())
    # pages differ in size, so medians over many of them: the second quarter against the last
    quarter = len(dirty) // 4
    drift = statistics.median(dirty[-quarter:]) - statistics.median(dirty[quarter:2 * quarter])
    return layout / 1000, paint / 1000, drift, files_end - files


def still_without_display(program, folder, still_s):
    """Wake-ups on SDL's dummy driver, with pages of which none rotates."""
    for path in glob.glob(f"{folder}/*/pages/*.yaml"):
        text = open(path).read()
        with open(path, "w") as file:
            file.write(re.sub(r"^public: .*\n", "", text, flags=re.M))
    process = subprocess.Popen([program, "run", "--window", "--allow-drafts", folder],
                               env=dict(os.environ, SDL_VIDEODRIVER="dummy"),
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(2)
    before = sleeps(process.pid)
    time.sleep(still_s)
    count = sleeps(process.pid) - before
    stop(process)
    return count


def many_pages(folder, wanted):
    """Copies of the shipped pages under new names until there are so many."""
    paths = sorted(glob.glob(f"{folder}/en/pages/*.yaml"))
    count, copy = len(paths), 0
    while count < wanted:
        copy += 1
        for path in paths[:wanted - count]:
            name = os.path.basename(path)[:-5]
            text = open(path).read()
            text = re.sub(rf"^id: *['\"]?{re.escape(name)}['\"]?", f"id: {name}-{copy}", text,
                          flags=re.M)
            with open(f"{folder}/en/pages/{name}-{copy}.yaml", "w") as file:
                file.write(text)
            count += 1
    return sorted(glob.glob(f"{folder}/**/*.yaml", recursive=True))


def measure_load(tools, folder):
    files = many_pages(folder, 480)
    scan = subprocess.run([f"{tools}/yamlscan", "11"] + files, check=True, capture_output=True,
                          text=True).stdout
    load = subprocess.run([f"{tools}/loadtime", "11", folder], check=True, capture_output=True,
                          text=True).stdout
    scan_ms = float(re.search(r"scan_ms ([\d.]+)", scan)[1])
    load_ms, size, pages = re.search(r"load_ms ([\d.]+) bytes (\d+) pages (\d+)", load).groups()
    return scan_ms, float(load_ms), int(size) / 2**20, int(pages)


ATTACKS = {
    "200,000 x [": b"[" * 200000,
    "20,000 x {a:": b"{a: " * 20000,
    "alias bomb": b"a: &a [x,x]\n" + b"".join(b"b%d: &b%d [*a,*a]\n" % (i, i) for i in range(30)),
    "30 MB comment": b"# " + b"x" * 30_000_000 + b"\nschema: 1\n",
    "UTF-16": "schema: 1\n".encode("utf-16"),
    "NUL escape": b'schema: 1\ntitle: {en: "a\\0b"}\n',
    "bidi override": 'schema: 1\ntitle: {en: "a\u202eb"}\n'.encode(),
}


def measure_attack(tools, folder, data):
    with open(f"{folder}/menu.yaml", "wb") as file:
        file.write(data)
    began = time.monotonic()
    text = subprocess.run([f"{tools}/loadtime", "1", folder], capture_output=True, text=True).stdout
    took = (time.monotonic() - began) * 1000
    errors, peak = map(int, re.search(r"errors (\d+) peak_kib (\d+)", text).groups())
    if errors == 0:
        raise RuntimeError("an attack was taken for content")
    return took, peak / 1024


# ---- the table ----------------------------------------------------------------------------------

class Table:
    def __init__(self):
        self.rows = []

    def add(self, name, unit, floor, ours, must=None, aim=None, ratio=True):
        """must and aim are ratios to the floor when `ratio`, else values of `unit`."""
        measured = ours / floor if ratio and floor else ours
        mark = ""
        if must is not None:
            mark = "OVER" if measured > must else "ok" if aim is None or measured <= aim else "ok, above aim"
        self.rows.append(dict(name=name, unit=unit, floor=floor, ours=ours, must=must, aim=aim,
                              ratio=ours / floor if floor else None, mark=mark))

    def print(self):
        def number(value):
            return "" if value is None else f"{value:.2f}" if abs(value) < 100 else f"{value:.0f}"
        head = ("what", "unit", "floor", "anteroom", "ratio", "must", "aim", "")
        lines = [head] + [(r["name"], r["unit"], number(r["floor"]), number(r["ours"]),
                           number(r["ratio"]), number(r["must"]), number(r["aim"]), r["mark"])
                          for r in self.rows]
        widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
        for at, line in enumerate(lines):
            print("  ".join(cell.ljust(width) if i in (0, 1, 7) else cell.rjust(width)
                            for i, (cell, width) in enumerate(zip(line, widths))).rstrip())
            if at == 0:
                print("  ".join("-" * width for width in widths))


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(share * len(values)))]


def from_outside(table, program, tools, options):
    assets = os.environ["ANTEROOM_ASSETS"]
    floor = Contestant("floor", [f"{tools}/sdlfloor", f"{assets}/fonts", str(WIDTH), str(HEIGHT)],
                       [], [(200, 200), (WIDTH - 124, HEIGHT - 44), (124, HEIGHT - 44)])
    contestants = [floor, kiosk(program)]
    starts = {c.name: [] for c in contestants}
    running = {c.name: [] for c in contestants}
    for round_number in range(options.rounds):
        say(f"start: round {round_number + 1} of {options.rounds}")
        for contestant in contestants:
            starts[contestant.name].append(measure_start(contestant, f"{tools}/probe"))
    for round_number in range(options.tap_rounds):
        say(f"taps, memory, rest: round {round_number + 1} of {options.tap_rounds}")
        for contestant in contestants:
            running[contestant.name].append(
                measure_running(contestant, f"{tools}/probe", options.taps, 10))

    def both(pick):
        return pick("floor"), pick("anteroom")

    def median(values):
        return statistics.median(values)

    table.add("exec to first frame, warm", "ms", *both(lambda n: median(s[0] for s in starts[n])), 1.2, 0.85)
    table.add("CPU of the start", "ms", *both(lambda n: median(s[1] for s in starts[n])), 1.1, 0.75)
    taps = {n: [t for r in running[n] for t in r["taps"]] for n in running}
    table.add("tap to frame, p50", "ms", *both(lambda n: percentile(taps[n], 0.5)), 3.5, 2, ratio=False)
    table.add("tap to frame, p95", "ms", *both(lambda n: percentile(taps[n], 0.95)), 7, 5, ratio=False)
    table.add("CPU of a page change", "ms", *both(lambda n: median(r["page_cpu"] for r in running[n])), 1.2, 0.6)
    table.add("memory, proportional", "MiB", *both(lambda n: median(r["pss"] for r in running[n])), 1.4, 1.15)
    frame = WIDTH * HEIGHT * 4 / 2**20
    table.add("memory, private dirty", "MiB", *both(lambda n: median(r["dirty"] for r in running[n])),
              6 + frame, 3.5 + frame, ratio=False)
    table.add("wake-ups in 10 s still, X11", "", *both(lambda n: max(r["sleeps"] for r in running[n])), 2, 0, ratio=False)


def from_inside(table, program, tools, options):
    say("layout, paint, drift")
    layout, paint, drift, files = measure_turns(program, options.turns)
    table.add("layout of a screen's page", "ms", None, layout)
    table.add("paint of a screen", "ms", None, paint)
    table.add(f"memory drift, {options.turns} pages", "MiB", None, drift, 0.1, 0, ratio=False)
    table.add("open files drift", "", None, files, 0, 0, ratio=False)
    with tempfile.TemporaryDirectory() as work:
        copy = f"{work}/content"
        shutil.copytree(CONTENT, copy)
        say("wake-ups without a display")
        table.add("wake-ups in 10 s still, dummy", "", None,
                  still_without_display(program, copy, 10), 2, 0, ratio=False)
        say("480 pages")
        scan_ms, load_ms, size, pages = measure_load(tools, copy)
        table.add(f"load of {pages} pages", "ms", scan_ms, load_ms, scan_ms + 10, ratio=False)
        table.add(f"memory of {pages} pages", "MiB", None, size, 4, ratio=False)
        for name, data in ATTACKS.items():
            shutil.rmtree(copy)
            shutil.copytree(CONTENT, copy)
            took, resident = measure_attack(tools, copy, data)
            table.add(f"refuse {name}", "ms", None, took, 200, 200, ratio=False)
            table.add(f"refuse {name}", "MiB", None, resident, 64, ratio=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--tools", required=True)
    parser.add_argument("--rounds", type=int, default=7, help="starts of each program")
    parser.add_argument("--tap-rounds", type=int, default=3)
    parser.add_argument("--taps", type=int, default=7, help="rounds through the cycle of taps")
    parser.add_argument("--turns", type=int, default=10000)
    parser.add_argument("--only", choices=["inside", "outside"])
    parser.add_argument("--json", help="also write the rows to this file")
    options = parser.parse_args()
    table = Table()
    if options.only != "inside":
        from_outside(table, options.program, options.tools, options)
    if options.only != "outside":
        from_inside(table, options.program, options.tools, options)
    print(f"Floor: bare SDL2 and SDL2_ttf, {WIDTH}x{HEIGHT}, software. Budgets of ratio rows are ratios.")
    table.print()
    if options.json:
        with open(options.json, "w") as file:
            json.dump(table.rows, file, indent=1)


if __name__ == "__main__":
    main()
