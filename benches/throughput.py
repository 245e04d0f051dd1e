#!/usr/bin/env python3
"""Measures the command line on generated news: how fast, and in how much memory.

    benches/throughput.py PROGRAM [MEGABYTES [DRAFTS [PROSELINT]]]

`annotate` reads MEGABYTES of texts, on one core and on all, and once more on all into tables of Parquet; `check` reads a folder
of DRAFTS files. Another prose linter, if its program is named, reads the first 500 of them in the same run: the public ones
take minutes for all. Prints one line for each run.
"""

import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

TOWNS = ["Brent", "Halden", "Osterley", "Marwick", "Tolland", "Penrose"]
THINGS = ["the harbour", "the council", "the mill", "the hospital", "the orchestra", "the bakery", "the ferry line"]
SENTENCES = [
    "{thing} of {town} took in ${n} million in the first quarter, {p} percent more than a year before.",
    "“Nobody had expected that,” said a spokeswoman for {thing}, which employs {n} people in {town}.",
    "The vote is set for {day} March 2026, and {n} of {m} members have said how they will vote.",
    "Amazon will invest $50 billion in OpenAI, the two companies said in February.",
    "It rained for {p} hours on Tuesday, and the road to {town} was closed between 6 and 9 p.m.",
    "Anthropic won a Pentagon contract worth up to $200 million in July 2025.",
    "{thing} will move {p} miles north, to a site of {n} acres that once belonged to a family of brewers in {town}.",
    "Rents rose from ${m} to ${n} a month, and many who had come for work have left again.",
    "People who live beside {thing} say that they were told late, in a letter that few of them could read.",
]

IN_A_FOLDER = 500  # drafts


def text(chance, n_paragraphs):
    def sentence():
        return chance.choice(SENTENCES).format(
            thing=chance.choice(THINGS),
            town=chance.choice(TOWNS),
            n=chance.randint(2, 900),
            m=chance.randint(901, 2000),
            p=chance.randint(2, 60),
            day=chance.randint(1, 31),
        )

    return "\n\n".join(" ".join(sentence() for _ in range(chance.randint(2, 5))) for _ in range(n_paragraphs))


def measure(name, amount, unit, command, **how):
    began = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **how)
    _, _, usage = os.wait4(child.pid, 0)
    took = time.monotonic() - began
    busy = usage.ru_utime + usage.ru_stime
    print(
        f"{name}: {amount / took:.1f} {unit}/s, {took:.1f} s; {amount / busy:.1f} {unit} in a second of one core's time; "
        f"{usage.ru_maxrss / 1024:.0f} MB at most",
        flush=True,
    )


def main(program, megabytes=100, drafts=10_000, other=None):
    chance = random.Random(17)
    cores = sorted(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory(prefix="copydesk-throughput-") as folder:
        lines = pathlib.Path(folder) / "texts.jsonl"
        with lines.open("w") as file:
            number = 0
            while file.tell() < megabytes * 1_000_000:
                file.write(json.dumps({"id": number, "date": "2026-03-18", "text": text(chance, 12)}) + "\n")
                number += 1
        size = lines.stat().st_size / 1e6
        for some in ([cores[0]], cores):
            command = ["taskset", "-c", ",".join(map(str, some)), program, "annotate", "--jsonl"]
            with lines.open() as file:
                measure(f"annotate, {size:.0f} MB on {len(some)} cores", size, "MB", command, stdin=file)
        command = [program, "annotate", "--jsonl", "--format", "parquet", "-o", f"{folder}/tables"]
        with lines.open() as file:
            measure(f"annotate into tables, {size:.0f} MB on {len(cores)} cores", size, "MB", command, stdin=file)
        desk = pathlib.Path(folder) / "desk"
        for number in range(drafts):
            place = desk / f"{number // IN_A_FOLDER:03}" / f"{number:05}.md"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(f"# A headline of {number}\n\n{text(chance, 8)}\n")
        measure(f"check, {drafts} drafts", drafts, "drafts", [program, "check", str(desk), "--format", "json"])
        if other:
            few = min(drafts, IN_A_FOLDER)
            command = [*other.split(), str(desk / "000")]
            measure(f"{other}, {few} of the drafts", few, "drafts", command, cwd=folder)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    main(arguments[0], *map(int, arguments[1:3]), *arguments[3:4])
