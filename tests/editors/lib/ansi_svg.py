"""Draws what a terminal shows as SVG: text with the escapes of ECMA-48 for bold, underline, reverse and colours (SGR), as tmux gives it."""

import html
import re

WIDTH, HEIGHT, MARGIN = 8.4, 19, 12
PAPER, INK = '#14161b', '#e0e2ea'
BASIC = ['#07080d', '#ffc0b9', '#b3f6c0', '#fce094', '#a6dbff', '#ffcaff', '#8cf8f7', '#eef1f8',
         '#4f5258', '#ffc0b9', '#b3f6c0', '#fce094', '#a6dbff', '#ffcaff', '#8cf8f7', '#eef1f8']
STEPS = [0, 95, 135, 175, 215, 255]
PLAIN = {'ink': INK, 'paper': PAPER, 'bold': False, 'line': False, 'reverse': False}


def indexed(number):
    """A colour of the table of 256."""
    if number < 16:
        return BASIC[number]
    if number >= 232:
        return '#' + f'{8 + 10 * (number - 232):02x}' * 3
    number -= 16
    return '#' + ''.join(f'{STEPS[it]:02x}' for it in (number // 36, number // 6 % 6, number % 6))


def colour(codes):
    """Takes the rest of an extended colour off the codes."""
    if codes.pop(0) == 5:
        return indexed(codes.pop(0))
    parts, codes[:] = codes[:3], codes[3:]
    return '#' + ''.join(f'{it:02x}' for it in parts)


def styled(style, codes):
    """The style after an escape with these codes."""
    style = dict(style)
    codes = codes or [0]
    while codes:
        code = codes.pop(0)
        if code == 0:
            style = dict(PLAIN)
        elif code in (1, 22):
            style['bold'] = code == 1
        elif code in (4, 24):
            style['line'] = code == 4
        elif code in (7, 27):
            style['reverse'] = code == 7
        elif code == 58:
            colour(codes)
        elif code in (38, 48):
            style['ink' if code == 38 else 'paper'] = colour(codes)
        elif code in (39, 49):
            style['ink' if code == 39 else 'paper'] = INK if code == 39 else PAPER
        elif 30 <= code <= 37 or 90 <= code <= 97:
            style['ink'] = BASIC[code - 30 if code < 90 else code - 82]
        elif 40 <= code <= 47 or 100 <= code <= 107:
            style['paper'] = BASIC[code - 40 if code < 100 else code - 92]
    return style


def runs(line, style):
    """The stretches of one style: column, text, style. Gives the style at the end as well."""
    found, column = [], 0
    for text, codes in re.findall(r'([^\x1b]+)|\x1b\[([\d;:]*)m', line):
        if text:
            found.append((column, text, style))
            column += len(text)
        else:
            style = styled(style, [int(it) for it in re.split('[;:]', codes) if it])
    return found, style


def drawn(column, row, text, style):
    """A stretch as SVG."""
    ink, paper = (style['paper'], style['ink']) if style['reverse'] else (style['ink'], style['paper'])
    x, y, width = MARGIN + column * WIDTH, MARGIN + row * HEIGHT, len(text) * WIDTH
    out = ''
    if paper != PAPER:
        out += f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{HEIGHT}" fill="{paper}"/>'
    if text.strip():
        more = (' font-weight="bold"' if style['bold'] else '') + (' text-decoration="underline"' if style['line'] else '')
        out += (f'<text x="{x:.1f}" y="{y + 14}" textLength="{width:.1f}" fill="{ink}"{more} xml:space="preserve">'
                f'{html.escape(text)}</text>')
    return out


def svg(screen):
    """A picture of a screen."""
    lines, style, body, columns = screen.rstrip('\n').split('\n'), PLAIN, [], 0
    for row, line in enumerate(lines):
        stretches, style = runs(line, style)
        body += [drawn(column, row, text, it) for column, text, it in stretches]
        columns = max([columns] + [column + len(text) for column, text, _ in stretches])
    width, height = 2 * MARGIN + columns * WIDTH, 2 * MARGIN + len(lines) * HEIGHT
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}" '
            f'font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14">\n'
            f'<rect width="100%" height="100%" rx="6" fill="{PAPER}"/>\n' + '\n'.join(it for it in body if it) + '\n</svg>\n')
