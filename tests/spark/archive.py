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

from answers import rows_of_lines
from pyspark import SparkConf, SparkContext
from pyspark.sql import SparkSession
from stories import write_archive

STORIES = 4000
PARTITIONS = 16


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
    write_archive(archive, STORIES)
    began = time.monotonic()
    alone = subprocess.run(
        [os.environ["COPYDESK"], "annotate", "--jsonl"], stdin=archive.open(), stdout=subprocess.PIPE, check=False
    )
    alone = alone.stdout.splitlines()
    expected = by_id(alone)
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
    tables = pathlib.Path(folder) / "tables"
    same_tables = tables_of_partitions(spark, lines, tables) == figures_by_id(
        rows_of_lines(archive.read_text().splitlines(), alone)["figures"]
    )
    spark.stop()

    for name, fine in [
        ("the same answers as one process", same and len(expected[0]) == STORIES - STORIES // 500),
        ("a worker was killed at its work", killed is not None),
        ("the same answers without it", survived == expected),
        ("the same figures from the tables of all partitions", same_tables),
    ]:
        print(f"{'ok' if fine else 'not ok'} - {name}")
        same = same and fine
    return 0 if same else 1


def tables_of_partitions(spark, lines, folder):
    """Every partition writes tables into a folder of its own; Spark reads the figures of all of them."""
    program = os.environ["COPYDESK"]

    def write(number, texts):
        done = subprocess.run(
            [program, "annotate", "--threads", "1", "--format", "parquet", "-o", f"{folder}/part-{number:05}"],
            input="".join(text + "\n" for text in texts).encode(),
            check=False,
        )
        if done.returncode not in (0, 2):
            raise RuntimeError(f"copydesk ended with {done.returncode}")
        return []

    lines.mapPartitionsWithIndex(write).collect()
    frame = SparkSession(spark).read.parquet(f"file://{folder}/*/figures.parquet")
    return figures_by_id(map(tuple, frame.collect()))


def figures_by_id(rows):
    """Rows without their lines, which count within a partition."""
    return sorted((row[1:] for row in rows), key=lambda row: (int(row[0]), row[1]))


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
