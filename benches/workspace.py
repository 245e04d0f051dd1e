"""Time from the start of a server to the complete diagnostics of a workspace, and of keystrokes meanwhile.

    python3 benches/workspace.py FOLDER COMMAND [ARGUMENT...]
"""

import json
import pathlib
import subprocess
import sys
import threading
import time

KEYSTROKES = 60


class Server:
    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.answers, self.changed = {}, threading.Condition()
        threading.Thread(target=self.read, daemon=True).start()

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def read(self):
        while True:
            length = 0
            while line := self.process.stdout.readline().strip():
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            body = self.process.stdout.read(length)
            if not body:
                return
            at, message = time.monotonic(), json.loads(body)
            if "id" in message and "method" not in message:
                with self.changed:
                    self.answers[message["id"]] = (at, message)
                    self.changed.notify_all()
            elif "id" in message:
                self.send({"id": message["id"], "result": None})

    def answer(self, number):
        with self.changed:
            self.changed.wait_for(lambda: number in self.answers, 120)
            return self.answers.pop(number)


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    began = time.monotonic()
    server = Server(sys.argv[2:])
    capabilities = {"textDocument": {"diagnostic": {}}, "workspace": {"workspaceFolders": True}}
    folders = [{"uri": folder.as_uri(), "name": "drafts"}]
    server.send({"id": 0, "method": "initialize", "params": {"processId": None, "capabilities": capabilities, "workspaceFolders": folders}})
    server.answer(0)
    server.send({"method": "initialized", "params": {}})
    document = {"uri": "file:///elsewhere/open.md", "languageId": "markdown", "version": 1}
    text = "It costs $50 billion dollars.\n\n" + "Nothing else was said.\n\n" * 600
    server.send({"method": "textDocument/didOpen", "params": {"textDocument": {**document, "text": text}}})
    server.send({"id": 1, "method": "workspace/diagnostic", "params": {"previousResultIds": []}})
    times = []
    for number in range(KEYSTROKES):
        typed = time.monotonic()
        change = {"range": {"start": {"line": 0, "character": 3}, "end": {"line": 0, "character": 3}}, "text": "x"}
        server.send({"method": "textDocument/didChange", "params": {"textDocument": {**document, "version": number + 2}, "contentChanges": [change]}})
        server.send({"id": 10 + number, "method": "textDocument/diagnostic", "params": {"textDocument": document}})
        at, _ = server.answer(10 + number)
        times.append((at - typed) * 1000)
        time.sleep(0.01)
    at, answer = server.answer(1)
    items = answer["result"]["items"]
    findings = sum(len(item.get("items", [])) for item in items)
    print(f"{len(items)} drafts with {findings} findings: {(at - began) * 1000:.0f} ms from the start of the process")
    times.sort()
    print(f"keystrokes meanwhile: p50 {times[len(times) // 2]:.2f} ms, longest {times[-1]:.2f} ms")
    server.send({"id": 2, "method": "shutdown"})
    server.answer(2)
    server.send({"method": "exit"})
    sys.exit(server.process.wait())


if __name__ == "__main__":
    main()
