#!/usr/bin/env python3
"""Hours of typing: memory, open files, threads and latency of a server over time, as a table and a chart.

    cargo build --release
    python3 benches/soak.py --minutes 120 --out target/soak -- target/release/copydesk lsp

Fifty drafts are open in a folder with a model. Ten times a second one of them is edited: a word or a figure typed, a line
broken, or what was typed last taken out again, so that the drafts stay as long as they are: what grows is the server, not
its texts. After each edit the findings of that version are asked for; the time until they are there is the latency. Now and
then a draft is saved, closed and opened again, the model file changes, and an entity is hovered over. A higher `--rate`
shows in minutes what becomes of memory in hours, as fast as the server answers.

Writes OUT.csv (a line each ten seconds, while it runs) and at the end OUT.svg, and says how memory slopes after the warm-up
(MB an hour, by least squares over the later four fifths). Exits with 1 where it slopes by more than 1 MB an hour over at
least an hour, or where more files or threads are seen in the last third than in the third after the warm-up. Linux only: the
figures are those of /proc.
"""

import argparse
import json
import os
import pathlib
import random
import sys
import tempfile
import time

from client import Server, insertion, replacement

N_DRAFTS = 50
EDITS_A_SECOND = 10
SAMPLE_SECONDS = 10
WARM_UP = 0.2
MOST_MB_AN_HOUR = 1.0
# What is typed into a draft before some of it is taken out.
MOST_TYPED = 20

SENTENCES = [
    "The Harbour Trust of Nordvik said on Tuesday, 17 March 2026, that it would pay $2.4 million for two ferries.",
    "Talks with the town of Eastmere went on for 14 months, and 3,400 people signed the petition.",
    "Costs rose by 12 percent from £1.2 million to £1.5 million, the auditors wrote.",
    "Nothing else was said about the bridge that day.",
    "Alder Works, which employs 250 people, asked for 40 buses and got 38 of them.",
    "It is the third time since 2019 that the road has flooded in spring.",
]
TYPED = [" again", " 7", " percent", ",", "\n", " $3 million", " on Monday", " Alder Works", " é", " 😀"]
MODEL = {
    "entities": [{"id": "alder", "kind": "company", "name": "Alder Works", "alias": ["Alder"]}],
    "facts": [],
}


class Draft:
    """One open draft: its lines as the client has them."""

    def __init__(self, server, folder, number, numbers):
        self.server = server
        self.path = folder / f"draft-{number:02}.md"
        self.uri = self.path.as_uri()
        sentences = [numbers.choice(SENTENCES) for _ in range(numbers.randrange(20, 120))]
        self.first = ["---", "date: 2026-03-18", "---", ""] + [line for it in sentences for line in (it, "")]
        self.path.write_text("\n".join(self.first))
        self.version = 0
        self.open()

    def open(self):
        self.version += 1
        self.lines = list(self.first)
        self.typed = []
        document = {"uri": self.uri, "languageId": "markdown", "version": self.version, "text": "\n".join(self.lines)}
        self.server.notify("textDocument/didOpen", {"textDocument": document})

    def close(self):
        self.server.notify("textDocument/didClose", {"textDocument": {"uri": self.uri}})

    def type(self, numbers):
        """One edit; the draft stays near its first length."""
        self.version += 1
        if numbers.random() < 0.01:
            change = self.start_again()
        elif self.typed and (len(self.typed) >= MOST_TYPED or numbers.random() < 0.5):
            change = self.take_out(*self.typed.pop())
        else:
            line = numbers.randrange(4, len(self.lines))
            change = self.put_in(line, numbers.choice(TYPED))
        document = {"uri": self.uri, "version": self.version}
        self.server.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})

    def start_again(self):
        """Back to the first text, as an undo of everything does."""
        self.lines = list(self.first)
        self.typed = []
        return {"text": "\n".join(self.lines)}

    def put_in(self, line, text):
        before = self.lines[line]
        self.typed.append((line, text))
        self.lines[line : line + 1] = (before + text).split("\n")
        return insertion(line, utf16(before), text)

    def take_out(self, line, text):
        """Takes out what was typed last at the end of a line."""
        if text == "\n":
            change = replacement(line, utf16(self.lines[line]), 0, "")
            change["range"]["end"]["line"] += 1
            del self.lines[line + 1]
        else:
            before = self.lines[line].removesuffix(text)
            change = replacement(line, utf16(before), utf16(self.lines[line]), "")
            self.lines[line] = before
        return change


def utf16(text):
    return len(text.encode("utf-16-le")) // 2


def write_model(folder, turn):
    known = json.loads(json.dumps(MODEL))
    known["entities"].append({"id": f"town-{turn % 7}", "kind": "place", "name": f"Eastmere {turn % 7}"})
    (folder / ".copydesk").mkdir(exist_ok=True)
    (folder / ".copydesk" / "model.json").write_text(json.dumps(known))


def seldom(server, draft, folder, turn, numbers):
    """What happens beside the typing."""
    position = {"line": 4, "character": 8}
    if turn % 20 == 0:
        server.ask("textDocument/hover", {"textDocument": {"uri": draft.uri}, "position": position})
    if turn % 35 == 0:
        server.ask("textDocument/completion", {"textDocument": {"uri": draft.uri}, "position": position})
    if turn % 100 == 0:
        draft.path.write_text("\n".join(draft.lines))
        server.notify("textDocument/didSave", {"textDocument": {"uri": draft.uri}})
    if turn % 150 == 0:
        draft.close()
        draft.open()
    if turn % 600 == 0:
        write_model(folder, numbers.randrange(1000))
        changes = [{"uri": (folder / ".copydesk" / "model.json").as_uri(), "type": 2}]
        server.notify("workspace/didChangeWatchedFiles", {"changes": changes})


def soak(command, minutes, rate, record):
    """Types; gives every sample to `record`. The number of edits and the exit code."""
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place).resolve()
        numbers = random.Random(11)
        write_model(folder, 0)
        server = Server(command)
        server.begin(folder, {"textDocument": {"diagnostic": {}}, "workspace": {"workspaceFolders": True}})
        drafts = [Draft(server, folder, number, numbers) for number in range(N_DRAFTS)]
        began = time.monotonic()
        sampled, turn, times = began, 0, []
        while (now := time.monotonic()) - began < minutes * 60:
            turn += 1
            draft = numbers.choice(drafts)
            draft.type(numbers)
            typed = time.monotonic()
            server.ask("textDocument/diagnostic", {"textDocument": {"uri": draft.uri}})
            times.append((time.monotonic() - typed) * 1000)
            seldom(server, draft, folder, turn, numbers)
            if now - sampled >= SAMPLE_SECONDS:
                sampled = now
                record((now - began, *resources(server), *percentiles(times)))
                times = []
            time.sleep(max(0.0, began + turn / rate - time.monotonic()))
        return turn, server.end()


def resources(server):
    """Resident memory in kilobytes, open files, threads."""
    open_files = len(os.listdir(f"/proc/{server.process.pid}/fd"))
    return server.status("VmRSS"), open_files, server.status("Threads")


def percentiles(times):
    times = sorted(times)
    at = lambda share: times[min(len(times) - 1, int(len(times) * share))]
    return (at(0.5), at(0.99)) if times else (0.0, 0.0)


def slope(points):
    """Least squares: y for each x."""
    n = len(points)
    mean_x, mean_y = (sum(it) / n for it in zip(*points))
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else 0.0


def chart(rows):
    """Memory and latency over time, one panel each."""
    panels = [("Resident memory, MB", [(r[0] / 60, r[1] / 1024) for r in rows]), ("Latency p99, ms", [(r[0] / 60, r[5]) for r in rows])]
    panels.append(("Threads and open files", [(r[0] / 60, r[3]) for r in rows]))
    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 540" font-family="sans-serif" font-size="12">']
    out.append('<rect width="720" height="540" fill="white"/>')
    minutes = max(rows[-1][0] / 60, 0.1)
    for number, (title, points) in enumerate(panels):
        lines = [points] + ([[(r[0] / 60, r[2]) for r in rows]] if number == 2 else [])
        top = max(y for line in lines for _, y in line) * 1.1 or 1
        base = 160 + number * 175
        out.append(f'<text x="60" y="{base - 130}" font-weight="bold">{title}</text>')
        out.append(f'<path d="M60 {base - 120}V{base}H700" fill="none" stroke="#888"/>')
        out.append(f'<text x="54" y="{base}" text-anchor="end">0</text><text x="54" y="{base - 110}" text-anchor="end">{top:.0f}</text>')
        out.append(f'<text x="700" y="{base + 14}" text-anchor="end">{minutes:.0f} min</text>')
        for line, colour in zip(lines, ("#0b5cad", "#b3541e")):
            path = " ".join(f"{60 + x / minutes * 640:.1f},{base - y / top * 120:.1f}" for x, y in line)
            out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
    return "\n".join(out + ["</svg>", ""])


def tell(rows, turn, code):
    """Prints the figures; whether they are worse than they may be."""
    warm = rows[int(len(rows) * WARM_UP) :]
    early, late = warm[: len(warm) // 3 or 1], warm[-(len(warm) // 3 or 1) :]
    an_hour = slope([(r[0] / 3600, r[1] / 1024) for r in warm])
    hours = rows[-1][0] / 3600
    print(f"{turn} edits in {hours * 60:.1f} min; exit code {code}")
    print(f"memory: {warm[0][1] / 1024:.1f} MB after the warm-up, {rows[-1][1] / 1024:.1f} MB at the end, slope {an_hour:+.2f} MB an hour")
    middle = [sorted(r[5] for r in part)[len(part) // 2] for part in (early, late)]
    print(f"p99, median of the samples: {middle[0]:.2f} ms early, {middle[1]:.2f} ms late")
    most = [[max(r[column] for r in part) for part in (early, late)] for column in (2, 3)]
    print(f"at most {most[0][0]} open files early, {most[0][1]} late; {most[1][0]} threads early, {most[1][1]} late")
    grew = any(before < after for before, after in most)
    return code != 0 or grew or (hours >= 1 and an_hour > MOST_MB_AN_HOUR)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=120)
    parser.add_argument("--rate", type=float, default=EDITS_A_SECOND, help="edits a second")
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("target/soak"))
    parser.add_argument("command", nargs="+")
    args = parser.parse_args()
    rows = []
    with args.out.with_suffix(".csv").open("w", buffering=1) as table:
        print("seconds,rss_kb,open_files,threads,p50_ms,p99_ms", file=table)

        def record(row):
            rows.append(row)
            print("{:.0f},{},{},{},{:.3f},{:.3f}".format(*row), file=table)

        turn, code = soak(args.command, args.minutes, args.rate, record)
    args.out.with_suffix(".svg").write_text(chart(rows))
    sys.exit(tell(rows, turn, code))


if __name__ == "__main__":
    main()
