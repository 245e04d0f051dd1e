#!/usr/bin/env python3
"""Measures the language server with a compiled model and without, in turns.

    cargo bench --bench large -- keep=large.cdmodel 10000000
    benches/large_server.py target/release/copydesk large.cdmodel [ROUNDS]

For each: the time from the start of the process to the answer of `initialize` and to the first diagnostics of a draft of
20 KB, the time from a keystroke to its diagnostics, and the anonymous memory then. The best of the rounds counts, since
other work on the machine only adds."""

import pathlib
import shutil
import sys
import tempfile
import time

from client import Server, insertion

PARAGRAPH = (
    "The council of Millbrook voted on Tuesday to spend $4.2 million on a new bridge, up from $3 million last year. "
    "Anna Kalo Merdorvelsta, who leads the ferry guild, said that Stabri Ontarufen Group would build it with OpenAI.\n\n"
)
KEYSTROKES = 30


def measure(program, folder):
    """One session: ready, first diagnostics and keystroke in milliseconds, memory in MB."""
    server = Server([program, "lsp"])
    ready = server.begin(folder) - server.started
    uri = (folder / "story.md").as_uri()
    document = {"uri": uri, "languageId": "markdown", "version": 1, "text": PARAGRAPH * 90}
    server.notify("textDocument/didOpen", {"textDocument": document})
    first = server.diagnostics(1) - server.started
    times = []
    for version in range(2, KEYSTROKES + 2):
        start = time.perf_counter()
        changes = [insertion(90, 28 + version, "x")]
        server.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": changes})
        times.append(server.diagnostics(version) - start)
    memory = server.status("RssAnon") / 1024
    server.end()
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
                found = measure(program, pathlib.Path(folder).resolve() / kind)
                best[kind] = [min(pair) for pair in zip(best.get(kind, found), found)]
    for kind, (ready, first, keystroke, memory) in best.items():
        print(
            f"{kind:8} the model: ready {ready:.1f} ms, first diagnostics {first:.1f} ms,"
            f" keystroke {keystroke:.2f} ms, anonymous memory {memory:.1f} MB"
        )


if __name__ == "__main__":
    main()
