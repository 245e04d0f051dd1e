"""Answers of `annotate` as rows, so that those of its two formats can be compared."""

import json
from decimal import Decimal

NUMBERS = {"money", "quantity", "percent", "number", "ordinal"}
TABLES = ["texts", "entities", "figures", "diagnostics"]


def rows_of_lines(texts, answers):
    """The rows that the tables must have, from the lines of JSON that were read and those that were written."""
    tables = {name: [] for name in TABLES}
    for line, (text, answer) in enumerate(zip(texts, map(json.loads, answers), strict=True), 1):
        if "error" in answer:
            tables["texts"].append((line, None, None, None, None, None, answer["error"]))
            continue
        text = json.loads(text)["text"]
        name = str(answer["id"])
        counts = [len(answer[it]) for it in TABLES[1:]]
        tables["texts"].append((line, name, len(text), *counts, None))
        for table, fields in [("entities", entity), ("figures", figure), ("diagnostics", diagnostic)]:
            tables[table] += [(line, name, *place(text, it), *fields(it)) for it in answer[table]]
    return tables


def place(text, it):
    start, end = it["start"], it["end"]
    return start, end, len(text[:start].encode()), len(text[:end].encode()), it["text"]


def entity(it):
    return it["entity"], it["kind"], it["name"]


def figure(it):
    values = [it.get(name) for name in ("value", "low", "high")]
    decimals = [Decimal(value) if value and it["kind"] in NUMBERS else None for value in values]
    return it["kind"], *values, *decimals, it.get("unit"), it.get("per"), it["bound"], it.get("fact")


def diagnostic(it):
    return it["code"], it["severity"], it["message"], it.get("fact")
