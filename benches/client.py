"""A client of a language server for the benchmarks: frames, answers and notifications over the pipes of a process."""

import collections
import json
import pathlib
import subprocess
import threading
import time

PATIENCE = 120


class Server:
    """A process that speaks the protocol, and a thread that reads what it says and says yes to what it asks."""

    def __init__(self, command):
        self.started = time.perf_counter()
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.number = 0
        self.writing = threading.Lock()
        self.changed = threading.Condition()
        # What has come and nobody has taken yet, each with its time.
        self.answers = {}
        self.notifications = collections.deque(maxlen=1000)
        threading.Thread(target=self.read, daemon=True).start()

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        with self.writing:
            self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
            self.process.stdin.flush()

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def request(self, method, params):
        """Sends a request; the number of its answer."""
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        return self.number

    def answer(self, number):
        """The answer to a request and when it came."""
        with self.changed:
            if not self.changed.wait_for(lambda: number in self.answers, PATIENCE):
                raise TimeoutError(f"no answer to request {number}")
            return self.answers.pop(number)

    def ask(self, method, params):
        """Sends a request and waits for its answer."""
        return self.answer(self.request(method, params))[1]

    def diagnostics(self, version):
        """Waits until the diagnostics of this version of a document are published; when they came."""
        found = []

        def published():
            while self.notifications and not found:
                at, message = self.notifications.popleft()
                if message["method"] == "textDocument/publishDiagnostics" and message["params"].get("version") == version:
                    found.append(at)
            return found

        with self.changed:
            if not self.changed.wait_for(published, PATIENCE):
                raise TimeoutError(f"no diagnostics of version {version}")
        return found[0]

    def begin(self, folder=None, capabilities=None):
        """The first messages of a session: a folder to work in, and what the client can do."""
        folders = [{"uri": pathlib.Path(folder).resolve().as_uri(), "name": "drafts"}] if folder else None
        params = {"processId": None, "capabilities": capabilities or {}, "workspaceFolders": folders}
        self.ask("initialize", params)
        ready = time.perf_counter()
        self.notify("initialized", {})
        return ready

    def end(self):
        """The last messages of a session; the exit code."""
        self.ask("shutdown", None)
        self.notify("exit", None)
        return self.process.wait(PATIENCE)

    def status(self, key):
        """A figure of /proc: `VmRSS` in kilobytes, `Threads`, and so on."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split(f"{key}:")[1].split()[0])

    def read(self):
        while True:
            length = 0
            while line := self.process.stdout.readline().strip():
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            body = self.process.stdout.read(length)
            if not body:
                return
            at, message = time.perf_counter(), json.loads(body)
            if "method" in message and "id" in message:
                self.send({"id": message["id"], "result": None})
                continue
            with self.changed:
                if "id" in message:
                    self.answers[message["id"]] = (at, message)
                else:
                    self.notifications.append((at, message))
                self.changed.notify_all()


def insertion(line, character, text):
    """A change of a document: `text` put in at a place."""
    return replacement(line, character, character, text)


def replacement(line, start, end, text):
    """A change of a document: `text` in the place of a part of a line."""
    place = [{"line": line, "character": at} for at in (start, end)]
    return {"range": {"start": place[0], "end": place[1]}, "text": text}
