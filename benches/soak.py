#!/usr/bin/env python3
"""Hours of typing: memory, open files, threads and latency of a server over time, as a table and a chart.

    cargo build --release
    python3 benches/soak.py --minutes 120 --out target/soak -- target/release/copydesk lsp

Fifty drafts are open in a folder with a model. Ten times a second one of them is edited: a word typed, a figure changed, a
line broken, text taken out again. After each edit the findings of that version are asked for; the time until they are there
is the latency. Now and then a draft is saved, closed and opened again, the model file changes, and an entity is hovered over.

Writes OUT.csv (a line each ten seconds) and OUT.svg, and says at the end how memory slopes after the warm-up (MB an hour, by
least squares over the later four fifths). Exits with 1 where it slopes by more than 1 MB an hour over at least an hour, or
where files or threads are more at the end than after the warm-up. Linux only: the figures are those of /proc.
"""

import argparse
import json
import os
import pathlib
import queue
import random
import subprocess
import sys
import tempfile
import threading
import time

N_DRAFTS = 50
EDITS_A_SECOND = 10
SAMPLE_SECONDS = 10
WARM_UP = 0.2
MOST_MB_AN_HOUR = 1.0
PATIENCE = 60

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


class Server:
    """The program, and a thread that reads what it says."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.heard = queue.Queue()
        self.number = 0
        self.writing = threading.Lock()
        threading.Thread(target=self.read, daemon=True).start()

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        with self.writing:
            self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
            self.process.stdin.flush()

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def ask(self, method, params):
        """Sends a request and waits for its answer."""
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        while True:
            message = self.heard.get(timeout=PATIENCE)
            if message.get("id") == self.number:
                return message

    def read(self):
        while True:
            length = 0
            while line := self.process.stdout.readline().strip():
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            body = self.process.stdout.read(length)
            if not body:
                return
            message = json.loads(body)
            if "method" in message and "id" in message:
                self.send({"id": message["id"], "result": None})
            elif "id" in message:
                self.heard.put(message)

    def resources(self):
        """Resident memory in kilobytes, open files, threads."""
        proc = pathlib.Path(f"/proc/{self.process.pid}")
        status = dict(line.split(":", 1) for line in (proc / "status").read_text().splitlines())
        return int(status["VmRSS"].split()[0]), len(os.listdir(proc / "fd")), int(status["Threads"])


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
        document = {"uri": self.uri, "languageId": "markdown", "version": self.version, "text": "\n".join(self.lines)}
        self.server.notify("textDocument/didOpen", {"textDocument": document})

    def close(self):
        self.server.notify("textDocument/didClose", {"textDocument": {"uri": self.uri}})

    def type(self, numbers):
        """One edit; the draft stays near its first length."""
        self.version += 1
        line = numbers.randrange(4, len(self.lines))
        text = self.lines[line]
        start = len(text.encode("utf-16-le")) // 2
        if len(self.lines) > len(self.first) + 40:
            # Back to the first text, as an undo of everything does.
            self.lines = list(self.first)
            change = {"text": "\n".join(self.lines)}
        elif len(text) > 200:
            self.lines[line] = text[:20]
            at = len(text[:20].encode("utf-16-le")) // 2
            change = self.change(line, at, start, "")
        else:
            typed = numbers.choice(TYPED)
            self.lines[line : line + 1] = (text + typed).split("\n")
            change = self.change(line, start, start, typed)
        document = {"uri": self.uri, "version": self.version}
        self.server.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})

    @staticmethod
    def change(line, start, end, text):
        place = [{"line": line, "character": at} for at in (start, end)]
        return {"range": {"start": place[0], "end": place[1]}, "text": text}


def begin(command, folder):
    server = Server(command)
    capabilities = {"textDocument": {"diagnostic": {}}, "workspace": {"workspaceFolders": True}}
    folders = [{"uri": folder.as_uri(), "name": "drafts"}]
    server.ask("initialize", {"processId": None, "capabilities": capabilities, "workspaceFolders": folders})
    server.notify("initialized", {})
    return server


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


def soak(command, minutes, rows):
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place).resolve()
        numbers = random.Random(11)
        write_model(folder, 0)
        server = begin(command, folder)
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
                rows.append((now - began, *server.resources(), *percentiles(times)))
                times = []
            time.sleep(max(0.0, began + turn / EDITS_A_SECOND - time.monotonic()))
        server.ask("shutdown", None)
        server.notify("exit", None)
        return turn, server.process.wait(PATIENCE)


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
    warm = rows[int(len(rows) * WARM_UP) :]
    an_hour = slope([(r[0] / 3600, r[1] / 1024) for r in warm])
    thirds = [warm[: len(warm) // 3], warm[-(len(warm) // 3) :]]
    worst = [sorted(r[5] for r in third)[len(third) // 2] for third in thirds if third]
    hours = rows[-1][0] / 3600
    print(f"{turn} edits in {hours * 60:.1f} min; exit code {code}")
    print(f"memory: {warm[0][1] / 1024:.1f} MB after the warm-up, {rows[-1][1] / 1024:.1f} MB at the end, slope {an_hour:+.2f} MB an hour")
    print(f"p99, median of the samples: {' ms early, '.join(f'{it:.2f}' for it in worst)} ms late")
    print(f"open files {warm[0][2]} to {rows[-1][2]}, threads {warm[0][3]} to {rows[-1][3]}")
    grew = rows[-1][2] > warm[0][2] or rows[-1][3] > warm[0][3]
    return code != 0 or grew or (hours >= 1 and an_hour > MOST_MB_AN_HOUR)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=120)
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("target/soak"))
    parser.add_argument("command", nargs="+")
    args = parser.parse_args()
    rows = []
    turn, code = soak(args.command, args.minutes, rows)
    heads = "seconds,rss_kb,open_files,threads,p50_ms,p99_ms"
    lines = [f"{r[0]:.0f},{r[1]},{r[2]},{r[3]},{r[4]:.3f},{r[5]:.3f}" for r in rows]
    args.out.with_suffix(".csv").write_text("\n".join([heads, *lines, ""]))
    args.out.with_suffix(".svg").write_text(chart(rows))
    sys.exit(tell(rows, turn, code))


main()
