"""Time from the start of a server to the complete diagnostics of a workspace, and of keystrokes meanwhile.

    python3 benches/workspace.py FOLDER COMMAND [ARGUMENT...]
"""

import pathlib
import sys
import time

from client import Server, insertion

KEYSTROKES = 60


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    server = Server(sys.argv[2:])
    server.begin(folder, {"textDocument": {"diagnostic": {}}, "workspace": {"workspaceFolders": True}})
    document = {"uri": "file:///elsewhere/open.md", "languageId": "markdown", "version": 1}
    text = "It costs $50 billion dollars.\n\n" + "Nothing else was said.\n\n" * 600
    server.notify("textDocument/didOpen", {"textDocument": {**document, "text": text}})
    whole = server.request("workspace/diagnostic", {"previousResultIds": []})
    times = []
    for version in range(2, KEYSTROKES + 2):
        typed = time.perf_counter()
        params = {"textDocument": {**document, "version": version}, "contentChanges": [insertion(0, 3, "x")]}
        server.notify("textDocument/didChange", params)
        at, _ = server.answer(server.request("textDocument/diagnostic", {"textDocument": document}))
        times.append((at - typed) * 1000)
        time.sleep(0.01)
    at, answer = server.answer(whole)
    items = answer["result"]["items"]
    findings = sum(len(item.get("items", [])) for item in items)
    print(f"{len(items)} drafts with {findings} findings: {(at - server.started) * 1000:.0f} ms from the start of the process")
    times.sort()
    print(f"keystrokes meanwhile: p50 {times[len(times) // 2]:.2f} ms, longest {times[-1]:.2f} ms")
    sys.exit(server.end())


if __name__ == "__main__":
    main()
