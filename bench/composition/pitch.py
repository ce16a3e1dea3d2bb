#!/usr/bin/env python3
"""bench/composition/pitch.py --text TEXT [--worst N] [--lines] PDF…: how evenly the lines of Chinese pages are set.

TEXT is the text that the pages show, a paragraph to a line. `mutool draw -F stext` (Debian package mupdf-tools) gives the
origin of every character to 1/1000 pt; characters on one baseline are a line, and lines are found again in TEXT, so
that mastheads and page numbers fall out and the last line of each paragraph is known. All lengths are points.

  pitch         from the origin of a hanzi to that of the next, no mark between; of a line, the mean of its pairs
  full lines    all but the last of each paragraph; "no Latin": those without letters and digits; "hanzi only": without marks
  between lines max−min and standard deviation of the lines' mean pitches
  inside lines  max−min of the pitches of one line: the mean over the lines, and the worst line
  stop's room   from the origin of a 、，。；： between two hanzi to the hanzi behind: a stop with its blank
  two marks     from the hanzi before to the hanzi behind a pair, less one, in cells: 2 unsqueezed, 1½ as the rules have it
  Han–Latin     white between a hanzi and a Latin letter or digit, either order
  right edge    of full lines: the em square's edge of a last hanzi against the measure; what ink stands beyond it
  left edge     ink of a line's first character where that is an opening mark, from the edge; paragraphs' first lines apart
With --lines every line is printed, with --worst N (default 8) the N lines farthest from the cell's width.
"""
import argparse, os, re, statistics, subprocess, sys, tempfile
from xml.etree import ElementTree

POINTS = 72 / 25.4
OPENING = '（《〈「『【〔〖“‘'
CLOSING = '）》〉」』】〕〗”’'
STOPS = '、，。；：！？'
NOT_AT_START = CLOSING + STOPS + '—…·～％%–/'
DOTS = 8  # of the pages looked at for ink, to a point


class Line:
    def __init__(self, page, chars):
        self.page, self.chars = page, chars  # of Char, in reading order
        self.text = ''.join(c.text for c in chars)
        self.paragraph = self.first = self.last = None

    def pitches(self):
        return [b.x - a.x for a, b in zip(self.chars, self.chars[1:]) if han(a.text) and han(b.text)]

    def mean(self):
        return statistics.fmean(self.pitches())


class Char:
    def __init__(self, node):
        self.text = fold(node.get('c'))
        self.x, self.y = float(node.get('x')), float(node.get('y'))
        self.end = float(node.get('quad').split()[2])  # origin and advance of the glyph


def fold(c):
    """Radicals that a PDF's text gives for hanzi of the same shape become the hanzi."""
    import unicodedata
    return unicodedata.normalize('NFKC', c) if '\u2e80' <= c <= '\u2fdf' else c


def han(c):
    return '\u3400' <= c <= '\u9fff' or c == '〇'


def latin(c):
    return c < '\u0250' and c.isalnum()


def read_lines(pdf):
    told = subprocess.run(['mutool', 'draw', '-q', '-F', 'stext', '-o', '-', pdf], capture_output=True)
    if told.returncode != 0:
        sys.exit(f'{pdf}: mutool: {told.stderr.decode()[-300:]}')
    lines = []
    for number, page in enumerate(ElementTree.fromstring(told.stdout).iter('page')):
        # Within a line the order of the file stands: two marks may share a cell, the second's origin before the first's.
        chars = [Char(c) for c in page.iter('char') if c.get('c', '').strip()]
        rows, last = {}, None
        for y in sorted({c.y for c in chars}):
            rows[y] = last = y if last is None or y - last > 2 else last
        for baseline in sorted(set(rows.values())):
            lines.append(Line(number, [c for c in chars if rows[c.y] == baseline]))
    return lines


def match(lines, paragraphs):
    """The lines that are the paragraphs, in order, told which begin and end one. Lines of anything else are left out."""
    found, which, at = [], 0, 0
    for line in lines:
        if which < len(paragraphs) and paragraphs[which].startswith(line.text, at):
            line.paragraph, line.first = which, at == 0
            at += len(line.text)
            line.last = at == len(paragraphs[which])
            if line.last:
                which, at = which + 1, 0
            found.append(line)
    if which < len(paragraphs):
        sys.exit(f'paragraph {which + 1} is not on the pages from its character {at + 1} on: {paragraphs[which][at:at + 12]}…')
    return found


def inks(pdf, lines, left, right):
    """Sets line.ink, where the line's ink begins and ends, in points from the measure's edges; to 1/DOTS pt."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(['mutool', 'draw', '-q', '-r', str(72 * DOTS), '-c', 'gray', '-o', folder + '/%d.pgm', pdf],
                       check=True, capture_output=True)
        for page in sorted({line.page for line in lines}):
            with open(f'{folder}/{page + 1}.pgm', 'rb') as f:
                f.readline()
                size = f.readline()
                while size.startswith(b'#'):
                    size = f.readline()
                width = int(size.split()[0])
                f.readline()
                dots = f.read()
            for line in lines:
                if line.page != page:
                    continue
                base = line.chars[0].y
                begin, end = width, 0
                for row in range(int((base - 13.5) * DOTS), int((base + 3) * DOTS)):
                    dark = dots[row * width:(row + 1) * width].translate(DARK)
                    if 1 in dark:
                        begin, end = min(begin, dark.index(1)), max(end, dark.rindex(1) + 1)
                line.ink = begin / DOTS - left, end / DOTS - right


DARK = bytes(1 if grey < 128 else 0 for grey in range(256))


def spread(values, form='{:.2f} … {:.2f}'):
    return form.format(min(values), max(values)) if values else '–'


def with_mean(values):
    return spread(values) + (f', mean {statistics.fmean(values):.2f}' if values else '')


def figures(lines, right, cell):
    """The rows of the table for one PDF: name and value."""
    full = [l for l in lines if not l.last and len(l.pitches()) >= 3]
    rows = [('full lines', f'{len(full)}'), ('lines in all', f'{len(lines)}'),
            ('paragraphs ending in a lone hanzi', sum(l.last and not l.first and sum(map(han, l.text)) <= 1 for l in lines)),
            ('lines with a forbidden start', sum(not l.first and l.text[0] in NOT_AT_START for l in lines)),
            ('lines with a forbidden end', sum(l.text[-1] in OPENING for l in lines))]
    rows.append(('full lines more than 0.2 off the cell', sum(abs(l.mean() - cell) > .2 for l in full)))
    kinds = (('', full), (', no Latin', [l for l in full if not any(map(latin, l.text))]),
             (', hanzi only', [l for l in full if all(map(han, l.text))]))
    for kind, some in kinds:
        means = [l.mean() for l in some]
        inside = [max(l.pitches()) - min(l.pitches()) for l in some]
        if kind:
            rows.append((f'lines{kind}', len(some)))
        if len(some) < 2:
            continue
        rows += [(f'mean pitch{kind}', f'{statistics.fmean(means):.3f}'),
                 (f'pitch of lines{kind}', spread(means)),
                 (f'between lines, max−min{kind}', f'{max(means) - min(means):.3f}'),
                 (f'between lines, st. dev.{kind}', f'{statistics.pstdev(means):.3f}'),
                 (f'between next lines of a paragraph, mean{kind}', between_next(some)),
                 (f'inside lines, mean{kind}', f'{statistics.fmean(inside):.3f}'),
                 (f'inside lines, worst{kind}', f'{max(inside):.3f}')]
    rooms, whites, pairs = [], [], []
    for l in full:
        for a, b, c in zip(l.chars, l.chars[1:], l.chars[2:]):
            if han(a.text) and b.text in STOPS and han(c.text):
                rooms.append(c.x - b.x)
        for a, b in zip(l.chars, l.chars[1:]):
            if han(a.text) and latin(b.text) or latin(a.text) and han(b.text):
                whites.append(b.x - a.end)
        for a, b, c, d in zip(l.chars, l.chars[1:], l.chars[2:], l.chars[3:]):
            if han(a.text) and b.text + c.text in PAIRS and han(d.text):
                pairs.append((d.x - a.x) / cell - 1)
    stop = [max(r) - min(r) for l in full if len(r := [c.x - b.x for a, b, c in zip(l.chars, l.chars[1:], l.chars[2:])
                                                      if han(a.text) and b.text in STOPS and han(c.text)]) > 1]
    rows += [("stop's room", with_mean(rooms)),
             ("stops narrower than 15 pt", f'{sum(r < 15 for r in rooms)} of {len(rooms)}'),
             ("stop's room inside one line, worst max−min", f'{max(stop, default=0):.2f}'),
             ("lines where it differs by more than 2 pt", sum(d > 2 for d in stop)),
             ('two marks between hanzi, cells', f'{spread(pairs)} of {len(pairs)}'),
             ('Han–Latin white', with_mean(whites)),
             ('right edge of a last hanzi', spread([l.chars[-1].end - right for l in full if han(l.text[-1])], '{:+.2f} … {:+.2f}')),
             ('ink at the right edge, hanzi last', spread([l.ink[1] for l in full if han(l.text[-1])], '{:+.2f} … {:+.2f}')),
             ('ink at the right edge, mark last', spread([l.ink[1] for l in full if l.text[-1] in STOPS + CLOSING], '{:+.2f} … {:+.2f}')),
             ('ink at the left edge, opening mark first', spread([l.ink[0] for l in lines if not l.first and l.text[0] in OPENING], '{:+.2f} … {:+.2f}')),
             ('ink at the left edge, hanzi first', spread([l.ink[0] for l in lines if not l.first and han(l.text[0])], '{:+.2f} … {:+.2f}'))]
    return rows


PAIRS = {a + b for a in CLOSING + STOPS for b in OPENING + CLOSING + STOPS}


def between_next(lines):
    steps = [abs(a.mean() - b.mean()) for a, b in zip(lines, lines[1:]) if a.paragraph == b.paragraph and not b.first]
    return f'{statistics.fmean(steps):.3f}' if steps else '–'


def table(names, columns):
    keys = list(dict.fromkeys(k for c in columns for k, _ in c))
    rows = [['', *names]] + [[k, *(str(dict(c).get(k, '–')) for c in columns)] for k in keys]
    widths = [max(len(r[i]) for r in rows) for i in range(len(rows[0]))]
    for i, r in enumerate(rows):
        print('| ' + ' | '.join(v.ljust(w) if j == 0 else v.rjust(w) for j, (v, w) in enumerate(zip(r, widths))) + ' |')
        if i == 0:
            print('|' + '|'.join('-' * (w + 1) + ('-' if j == 0 else ':') for j, w in enumerate(widths)) + '|')


def told(line):
    shape = '' if not line.last else '  (last of its paragraph)'
    return f'paragraph {line.paragraph + 1:2}  {line.mean():7.3f}  {line.text}{shape}' if line.pitches() else \
        f'paragraph {line.paragraph + 1:2}        –  {line.text}{shape}'


def main():
    ap = argparse.ArgumentParser(usage=__doc__)
    ap.add_argument('--text', required=True)
    ap.add_argument('--worst', type=int, default=8)
    ap.add_argument('--lines', action='store_true')
    ap.add_argument('--left', type=float, default=28, help='mm from the paper to the measure')
    ap.add_argument('--measure', type=float, default=156, help='mm')
    ap.add_argument('--cells', type=int, default=28)
    ap.add_argument('pdf', nargs='+')
    a = ap.parse_args()
    with open(a.text, encoding='utf-8') as f:
        paragraphs = [re.sub(r'\s', '', p) for p in f if p.strip()]
    left, right = a.left * POINTS, (a.left + a.measure) * POINTS
    cell = (right - left) / a.cells
    names, all_lines = [], []
    for pdf in a.pdf:
        lines = match(read_lines(pdf), paragraphs)
        inks(pdf, lines, left, right)
        names.append(os.path.splitext(os.path.basename(pdf))[0])
        all_lines.append(lines)
    table(names, [figures(lines, right, cell) for lines in all_lines])
    for name, lines in zip(names, all_lines):
        full = [l for l in lines if not l.last and len(l.pitches()) >= 3]
        print(f'\n{name}: the {a.worst} full lines farthest from the cell of {cell:.3f}')
        for l in sorted(full, key=lambda l: -abs(l.mean() - cell))[:a.worst]:
            print(told(l))
        if a.lines:
            print(f'\n{name}: all lines')
            for l in lines:
                print(told(l))


if __name__ == '__main__':
    main()
