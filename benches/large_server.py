#!/usr/bin/env python3
"""Measures the language server with a compiled model and without, in turns.

    cargo bench --bench large -- keep=large.cdmodel 10000000
    benches/large_server.py target/release/copydesk large.cdmodel [ROUNDS]

For each: the time from the start of the process to the answer of `initialize` and to the first diagnostics of a draft of
20 KB, the time from a keystroke to its diagnostics, and the anonymous memory then. The best of the rounds counts, since
other work on the machine only adds."""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

PARAGRAPH = (
    "The council of Millbrook voted on Tuesday to spend $4.2 million on a new bridge, up from $3 million last year. "
    "Anna Kalo Merdorvelsta, who leads the ferry guild, said that Stabri Ontarufen Group would build it with OpenAI.\n\n"
)
KEYSTROKES = 30


class Server:
    def __init__(self, program, folder):
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            [program, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.folder = folder

    def send(self, method, params, number=None):
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        if number is not None:
            message["id"] = number
        body = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def receive(self, wanted):
        while True:
            length = 0
            while (line := self.process.stdout.readline().strip()):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            message = json.loads(self.process.stdout.read(length))
            if wanted(message):
                return message

    def diagnostics(self, version):
        self.receive(
            lambda it: it.get("method") == "textDocument/publishDiagnostics" and it["params"].get("version") == version
        )

    def measure(self):
        uri = (self.folder / "story.md").as_uri()
        folders = [{"uri": self.folder.as_uri(), "name": "desk"}]
        self.send("initialize", {"processId": None, "capabilities": {}, "workspaceFolders": folders}, 1)
        self.receive(lambda it: it.get("id") == 1)
        ready = time.perf_counter() - self.started
        self.send("initialized", {})
        text = PARAGRAPH * 90
        self.send(
            "textDocument/didOpen",
            {"textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": text}},
        )
        self.diagnostics(1)
        first = time.perf_counter() - self.started
        times = []
        for nth in range(KEYSTROKES):
            at = {"line": 90, "character": 30 + nth}
            change = {"range": {"start": at, "end": at}, "text": "x"}
            start = time.perf_counter()
            self.send(
                "textDocument/didChange",
                {"textDocument": {"uri": uri, "version": nth + 2}, "contentChanges": [change]},
            )
            self.diagnostics(nth + 2)
            times.append(time.perf_counter() - start)
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        memory = int(status.split("RssAnon:")[1].split()[0]) / 1024
        self.send("shutdown", None, 2)
        self.receive(lambda it: it.get("id") == 2)
        self.send("exit", None)
        self.process.wait()
        times.sort()
        return ready * 1e3, first * 1e3, times[len(times) // 2] * 1e3, memory


def main():
    program, model = sys.argv[1], sys.argv[2]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    best = {}
    with tempfile.TemporaryDirectory(dir=".") as folder:
        for kind in ("without", "with"):
            desk = pathlib.Path(folder).resolve() / kind / ".copydesk"
            desk.mkdir(parents=True)
            if kind == "with":
                shutil.copy(model, desk / "large.cdmodel")
        for _ in range(rounds):
            for kind in ("without", "with"):
                found = Server(program, pathlib.Path(folder).resolve() / kind).measure()
                best[kind] = [min(pair) for pair in zip(best.get(kind, found), found)]
    for kind, (ready, first, keystroke, memory) in best.items():
        print(
            f"{kind:8} the model: ready {ready:.1f} ms, first diagnostics {first:.1f} ms,"
            f" keystroke {keystroke:.2f} ms, anonymous memory {memory:.1f} MB"
        )


if __name__ == "__main__":
    main()
