"""How soon work ends that nobody waits for any more, in a server that is analysing a long draft.

    python3 benches/cancel.py DRAFT COMMAND [ARGUMENT...]

DRAFT should take the server a second or so, such as 10 MB. The times of a request that waits for the analysis: from
`$/cancelRequest` to its answer, and from a change of the draft to the answer that the draft has changed, which comes when
the analysis of the old text has ended.
"""

import pathlib
import statistics
import sys
import time

from client import Server, insertion

ROUNDS = 9
URI = "file:///elsewhere/long.md"


def main():
    text = pathlib.Path(sys.argv[1]).read_text()
    server = Server(sys.argv[2:])
    server.begin(capabilities={"textDocument": {"diagnostic": {}}})
    cancelled, overtaken = [], []
    for number in range(1, ROUNDS + 1):
        document = {"uri": URI, "languageId": "markdown", "version": 1, "text": f"Number {number}.\n\n{text}"}
        server.notify("textDocument/didOpen", {"textDocument": document})
        at = {"textDocument": {"uri": URI}, "position": {"line": 2, "character": 0}}
        references = server.request("textDocument/references", {**at, "context": {"includeDeclaration": True}})
        hover = server.request("textDocument/hover", at)
        time.sleep(0.15)
        began = time.perf_counter()
        server.notify("$/cancelRequest", {"id": references})
        cancelled.append(answered(server, references, -32800) - began)
        began = time.perf_counter()
        document = {"uri": URI, "version": 2}
        server.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [insertion(0, 0, "x")]})
        overtaken.append(answered(server, hover, -32801) - began)
        server.notify("textDocument/didClose", {"textDocument": {"uri": URI}})
    print(f"a cancelled request is answered after {told(cancelled)}; an analysis that a change overtakes ends after {told(overtaken)}")


def answered(server, number, code):
    """When the answer came. Another than the expected error means that the draft was too short to measure with."""
    at, message = server.answer(number)
    if message.get("error", {}).get("code") != code:
        sys.exit(f"request {number} was answered before it could be measured: take a longer draft")
    return at


def told(seconds):
    return f"{statistics.median(seconds) * 1e3:.2f} ms (longest {max(seconds) * 1e3:.2f})"


if __name__ == "__main__":
    main()
