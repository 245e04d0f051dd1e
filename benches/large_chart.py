#!/usr/bin/env python3
"""Draws what `cargo bench --bench large` prints as a small chart of growth.

    cargo bench --bench large -- 10000 100000 1000000 10000000 | benches/large_chart.py > docs/large-models.svg

Every number of the chart is one of the lines; the goals are dashed."""

import math
import re
import sys

WIDTH, HEIGHT, LEFT, TOP = 210, 120, 46, 34
INK, LINE, GOAL = "#57606a", "#0969da", "#cf222e"

# Title, what finds the number in a line, and the goal: at most so much, or at least where the title says so.
PANELS = [
    ("build, seconds", r"entities: ([\d.]+) s", 180),
    ("peak memory of the build, MB", r"peak (\d+) MB", 1536),
    ("bytes a name", r"file ([\d.]+) bytes", 20),
    ("start, ms", r"start ([\d.]+) ms", 30),
    ("recognition, share of the seed's speed (at least)", r"recognition ([\d.]+) MB/s", 0.5),
    ("near miss, ms", r"near miss ([\d.]+) ms", 1),
]


def measured(lines):
    """For each panel: how many names, and the number."""
    found, seed, names = {title: [] for title, _, _ in PANELS}, {}, None
    for line in lines:
        if count := re.match(r"(\d+) names", line):
            names = int(count[1])
        for title, pattern, _ in PANELS:
            if number := re.search(pattern, line):
                if names is None:
                    seed[title] = float(number[1])
                elif title.endswith("(at least)"):
                    found[title].append((names, float(number[1]) / seed[title]))
                else:
                    found[title].append((names, float(number[1])))
    return found


def panel(title, points, goal, left, top):
    """One panel: names to the right on a scale of powers of ten, the number upwards, on one too where it grows that much."""
    most = max([goal] + [number for _, number in points])
    least = min(number for _, number in points)
    is_log = least > 0 and most / least > 50
    low = math.floor(math.log10(least)) if is_log else 0
    high = math.ceil(math.log10(most)) if is_log else most * 1.15
    scale = (lambda it: math.log10(it)) if is_log else (lambda it: it)
    x = lambda names: left + LEFT + (math.log10(names) - 4) / 3 * (WIDTH - LEFT - 20)
    y = lambda number: top + TOP + (1 - (scale(number) - low) / (high - low)) * (HEIGHT - TOP)
    right, bottom = left + WIDTH - 20, top + HEIGHT
    out = [f'<text x="{left + 8}" y="{top + 18}" font-weight="600">{title}</text>']
    out.append(f'<path d="M{left + LEFT} {top + TOP}V{bottom}H{right}" fill="none" stroke="{INK}"/>')
    ticks = [10.0**it for it in range(low, high + 1)] if is_log else [0, goal]
    for tick in ticks[:: max(1, len(ticks) // 4)]:
        out.append(f'<text x="{left + LEFT - 5}" y="{y(tick) + 4:.1f}" text-anchor="end">{tick:g}</text>')
    for power in range(4, 8):
        out.append(f'<text x="{x(10**power):.1f}" y="{bottom + 15}" text-anchor="middle">10{"⁴⁵⁶⁷"[power - 4]}</text>')
    dash = f'stroke="{GOAL}" stroke-dasharray="4 3"'
    out.append(f'<path d="M{left + LEFT} {y(goal):.1f}H{right}" fill="none" {dash}/>')
    line = " ".join(f"{x(names):.1f},{y(number):.1f}" for names, number in points)
    out.append(f'<polyline points="{line}" fill="none" stroke="{LINE}" stroke-width="2"/>')
    for names, number in points:
        out.append(f'<circle cx="{x(names):.1f}" cy="{y(number):.1f}" r="3" fill="{LINE}"/>')
    names, number = points[-1]
    out.append(f'<text x="{x(names):.1f}" y="{y(number) - 7:.1f}" text-anchor="end">{number:.3g}</text>')
    return "\n".join(out)


def main():
    found = measured(sys.stdin)
    missing = [title for title, points in found.items() if not points]
    if missing:
        sys.exit(f"no numbers for: {', '.join(missing)}")
    drawn = [
        panel(title.replace(" (at least)", ""), found[title], goal, place % 3 * (WIDTH + 30), place // 3 * (HEIGHT + 34))
        for place, (title, _, goal) in enumerate(PANELS)
    ]
    width, height = 3 * (WIDTH + 30), 2 * (HEIGHT + 34)
    label = "Growth from ten thousand to ten million names; goals are dashed"
    print(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="{label}"'
        f' font-family="system-ui, sans-serif" font-size="11" fill="{INK}">\n'
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>\n' + "\n".join(drawn) + "\n</svg>"
    )


if __name__ == "__main__":
    main()
