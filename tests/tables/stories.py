"""Invented stories as lines of JSON, some of them broken, as lines of archives are."""

import json


def story(number):
    """A story; every 500th line is broken."""
    if number % 500 == 499:
        return "{broken"
    text = (
        f"Amazon will invest ${number % 90 + 1} billion in OpenAI. The harbour of Brent took {number % 40 + 2} ships, "
        f"up {number % 9}.{number % 7} percent on the year before, the council said on Tuesday.\n\n"
        f"“Café 😀,” said one. Between 20 and {number % 50 + 30} boats were lost; it cost $5 million dollars.\n\n"
        f"Anthropic won a Pentagon contract worth up to $200 million; {number} people watched."
    )
    return json.dumps({"id": number, "date": "2026-03-18", "text": text})


def write_archive(path, count):
    """Writes `count` stories, a line each."""
    path.write_text("".join(story(number) + "\n" for number in range(count)))
