"""Annotates an archive through Spark and compares the answers with those of one process.

Usage: archive.py FOLDER. COPYDESK names the program.
"""

import json
import os
import pathlib
import shlex
import signal
import subprocess
import sys
import time
from threading import Thread

from pyspark import SparkConf, SparkContext

STORIES = 4000
PARTITIONS = 16


def story(number):
    """An invented story; every 500th line is broken, as lines of archives are."""
    if number % 500 == 499:
        return "{broken"
    text = (
        f"Amazon will invest ${number % 90 + 1} billion in OpenAI. The harbour of Brent took {number % 40 + 2} ships, "
        f"up {number % 9}.{number % 7} percent on the year before, the council said on Tuesday.\n\n"
        f"Anthropic won a Pentagon contract worth up to $200 million; {number} people watched."
    )
    return json.dumps({"id": number, "date": "2026-03-18", "text": text})


def children(pid):
    """The processes below one, by the tables of the kernel."""
    below = []
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            if int(stat.rpartition(")")[2].split()[1]) == pid:
                below += [int(entry.name), *children(int(entry.name))]
    return below


def kill_one_worker():
    """Kills one executor of our own cluster, once copydesk is at work in it."""
    for _ in range(600):
        for pid in children(os.getpid()):
            try:
                words = pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if any(b"CoarseGrainedExecutorBackend" in it for it in words) and has_copydesk(pid):
                os.kill(pid, signal.SIGKILL)
                return pid
        time.sleep(0.05)
    return None


def has_copydesk(pid):
    for below in children(pid):
        try:
            if b"annotate" in pathlib.Path(f"/proc/{below}/cmdline").read_bytes():
                return True
        except OSError:
            continue
    return False


def by_id(lines):
    """The answers by id; errors name a line of their own process and are counted instead."""
    answers, errors = {}, 0
    for line in map(json.loads, lines):
        if "error" in line:
            errors += 1
        else:
            answers[line["id"]] = line
    return answers, errors


def command(before=""):
    """What a task runs. A bad line makes copydesk end with 2, which would fail the task and be tried again for nothing."""
    program = shlex.quote(os.environ["COPYDESK"])
    script = f"{before}{program} annotate --jsonl --threads 1; case $? in 0|2) ;; *) exit 1 ;; esac"
    return f"sh -c {shlex.quote(script)}"


def main(folder):
    archive = pathlib.Path(folder) / "archive.jsonl"
    archive.write_text("".join(story(number) + "\n" for number in range(STORIES)))
    began = time.monotonic()
    alone = subprocess.run(
        [os.environ["COPYDESK"], "annotate", "--jsonl"], stdin=archive.open(), stdout=subprocess.PIPE, check=False
    )
    expected = by_id(alone.stdout.splitlines())
    print(f"one process: {len(expected[0])} answers, {expected[1]} errors, {time.monotonic() - began:.1f} s", flush=True)

    conf = SparkConf().setMaster("local-cluster[2,1,1024]").setAppName("copydesk").set("spark.executor.memory", "512m")
    spark = SparkContext(conf=conf)
    spark.setLogLevel("OFF")
    lines = spark.textFile(archive.as_uri(), PARTITIONS)
    began = time.monotonic()
    through = by_id(lines.pipe(command(), checkCode=True).collect())
    print(f"spark: {len(through[0])} answers, {through[1]} errors, {time.monotonic() - began:.1f} s", flush=True)
    same = through == expected

    slow = lines.pipe(command("sleep 1; "), checkCode=True)
    began = time.monotonic()
    killed, survived = kill_while(slow)
    print(f"spark, worker {killed} killed: {len(survived[0])} answers, {survived[1]} errors, {time.monotonic() - began:.1f} s", flush=True)
    spark.stop()

    for name, fine in [
        ("the same answers as one process", same and len(expected[0]) == STORIES - STORIES // 500),
        ("a worker was killed at its work", killed is not None),
        ("the same answers without it", survived == expected),
    ]:
        print(f"{'ok' if fine else 'not ok'} - {name}")
        same = same and fine
    return 0 if same and killed and survived == expected else 1


def kill_while(rdd):
    """Collects on a thread of its own, kills a worker meanwhile."""
    result = []
    thread = Thread(target=lambda: result.append(by_id(rdd.collect())))
    thread.start()
    killed = kill_one_worker()
    thread.join()
    return killed, result[0] if result else ({}, 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
