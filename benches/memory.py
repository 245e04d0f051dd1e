"""What a server takes in memory with ten drafts open, each typed in for a while.

    python3 benches/memory.py FOLDER COMMAND [ARGUMENT...]

FOLDER holds drafts of the length that a desk has; the first ten by name are opened. Prints the process's resident memory.
"""

import pathlib
import sys

from client import Server, insertion

DRAFTS = 10
KEYSTROKES = 20


def main():
    server = Server(sys.argv[2:])
    server.begin()
    for path in sorted(pathlib.Path(sys.argv[1]).glob("*.md"))[:DRAFTS]:
        uri = path.resolve().as_uri()
        document = {"uri": uri, "languageId": "markdown", "version": 1, "text": path.read_text()}
        server.notify("textDocument/didOpen", {"textDocument": document})
        server.diagnostics(1)
        for version in range(2, 2 + KEYSTROKES):
            document = {"uri": uri, "version": version}
            changes = [insertion(2, 0, "x")]
            server.notify("textDocument/didChange", {"textDocument": document, "contentChanges": changes})
            server.diagnostics(version)
    print(f"{DRAFTS} drafts open: {server.status('VmRSS') / 1024:.1f} MiB resident")
    # Not every server ends when it is told to.
    server.process.kill()


if __name__ == "__main__":
    main()
