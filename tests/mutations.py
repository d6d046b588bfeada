"""Mutations of YAML and CSV text: what slips of the pen, broken editors and bad intentions make of a file.

All chance comes from a `random.Random`, so that a case is told by its seed.
"""

import re
from collections.abc import Callable
from random import Random

NUMBERS = (
    "0", "-1", "-0.0", "1e308", "1e-308", "-1e18", "9" * 40, "9" * 400, "9" * 5000, "1e999999999", "0x7fffffffffffffff",
    "9223372036854775808", ".inf", "-.inf", ".nan", "nan", "inf", "1_000", "1,000", "1,0", "٣", "½", "１２", "1e", "--1", "0o17",
    "-5 h", "-3 d", "1e30 d", "9007199254740993 s", "0 h", "1e-9 元", "99999999999 m3", "500 %", "-8 %", "4000 /s", "1e15 /d",
    "25:00", "-1:00", "24:00", "12:60", "2025-02-30", "9999-12-31", "0001-01-01", "1000-01-01", "06:00-06:00",
)  # fmt: skip
"""Numbers and quantities that are too much, too little, or none."""

TEXTS = (
    "", " ", "~", "null", "true", "no", "''", '""', "[]", "{}", "[", "]", "{", "}", ":", "- ", "? ", "!", "&a", "*a", "|", ">", "%", "@",
    '"\\0"', '"\\x1b[2J"', '"\\ud800"', '"\\u202e"', '"\\n\\n"', '"\\x7f"', '"\\xA0"', "\x00", "\x1b[31m", "\x85", "\u2028", "\ufeff",
    "\u202etxt", "𝒩𝒶𝓂𝑒", "e\u0301" * 30, "👩‍👩‍👧‍👦", "名字" * 200, "a" * 100_000, "<script>alert(1)</script>", "=1+1", "{{ 7 * 7 }}", "%s%n",
    "!!python/object/apply:os.system [ls]", "!!binary AAAA", "!!set {a, b}", "!!omap [a: 1]", "!!timestamp 2025-13-45", "!!float x", "`",
    "!!int []", "<<: *a", "{<<: 1}", "&a [*a]", "{? [a]: b}", "{a: 1, a: 2}", "{name: x, remove: true}", "[{name: x, before: y}]",
    "{remove: true}", "{constant: {value: -1 h}}", "{gamma: {mean: 1e300 d, cv: 1e300}}", "{lognormal: {mean: 1 h, cv: 0}}",
    "{uniform: {low: 5, high: 1}}", "{empirical: {values: [], weights: []}}", "{empirical: {values: [1], weights: [-1]}}", "../" * 30,
    "{empirical: {values: [1 h], weights: [.nan]}}", "{poisson: {mean: 1e18}}", "{geometric: {mean: 0}}",
    "{triangular: {low: 1, mode: 0, high: 1}}", "[{name: x, before: [y]}]", "{name: [x]}", "[{name: {x: y}, remove: {}}]",
)  # fmt: skip
"""Pieces of YAML that mean something unusual, or nothing."""

PATHS = (
    "/etc/passwd", "/etc/passwd.yaml", "/dev/zero", "/dev/stdin", "/dev/zero.csv", "/proc/self/environ", "/proc/self/mem", "..", ".", "", "~",
    "../" * 40 + "etc/passwd", "../" * 40 + "etc/hosts.csv", "../../../x.yaml", "data/../../../x.csv", "c:\\x.csv", "\\\\host\\x.csv",
    "http://localhost/x.yaml", "file:///etc/passwd", "x\x00.csv", "a" * 5000 + ".yaml", "a/" * 3000 + "x.csv", "data", "data/",
    "pipe.csv", "pipe.yaml", "link.csv", "link.yaml", "zero.csv", "loop.yaml", "scenarios/one-hub.yaml", "scenarios/../README.md", "base.yaml",
    "./base.yaml", "data/./cities.csv", "data//cities.csv", "*.csv", "data/cities.csv ", " .yaml", ".csv", "self.yaml",
)  # fmt: skip
"""Paths that lead nowhere good."""

_SCALAR = re.compile(r"(?<=: )[^\s,{}\[\]#][^,{}\[\]#\n]*|(?<=- )[^\s,{}\[\]#:][^,{}\[\]#:\n]*")
_KEY = re.compile(r"\b[A-Za-z_]{1,40}(?=:)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_PATH = re.compile(r"[\w./-]{1,60}\.(?:csv|yaml)\b")

Mutation = Callable[[str, Random, "list[str]"], str]


def mutated(text: str, random: Random, others: list[str], mutations: tuple[Mutation, ...], most: int = 4) -> str:
    """Apply some mutations to a text, one after the other."""
    for _ in range(random.randint(1, most)):
        text = random.choice(mutations)(text, random, others)
    return text


def _replaced(pattern: re.Pattern[str], text: str, random: Random, new: str) -> str:
    """Put something in the place of one match of a pattern."""
    matches = list(pattern.finditer(text))
    if not matches:
        return f"{text}\n{new}"
    match = random.choice(matches)
    return text[: match.start()] + new + text[match.end() :]


def odd_value(text: str, random: Random, others: list[str]) -> str:
    """Replace a value by an odd one."""
    return _replaced(_SCALAR, text, random, random.choice((*TEXTS, *NUMBERS)))


def odd_number(text: str, random: Random, others: list[str]) -> str:
    """Replace a number, in a value or a name, by an odd one."""
    return _replaced(_NUMBER, text, random, random.choice(NUMBERS))


def odd_path(text: str, random: Random, others: list[str]) -> str:
    """Replace the path of a table or of a scenario."""
    return _replaced(_PATH, text, random, random.choice(PATHS))


def foreign_value(text: str, random: Random, others: list[str]) -> str:
    """Put a value from elsewhere in the place of another: right in itself, and perhaps in the wrong place."""
    values = _SCALAR.findall(random.choice(others))
    return _replaced(_SCALAR, text, random, random.choice(values or ["x"]))


def foreign_key(text: str, random: Random, others: list[str]) -> str:
    """Rename a key."""
    keys = _KEY.findall(random.choice(others))
    return _replaced(
        _KEY, text, random, random.choice([*keys, "extends", "name", "remove", "before", "warehouse_defaults"])
    )


def odd_piece(text: str, random: Random, others: list[str]) -> str:
    """Insert something odd anywhere."""
    place = random.randint(0, len(text))
    return text[:place] + random.choice((*TEXTS, *NUMBERS, *PATHS)) + text[place:]


def letters(text: str, random: Random, others: list[str]) -> str:
    """Change, drop or add single characters."""
    for _ in range(random.randint(1, 8)):
        place = random.randint(0, len(text))
        new = random.choice(("", chr(random.randint(0, 0x2FF)), random.choice("{}[]:,-#&*!|>'\"%@`\t\n ,.0")))
        text = text[:place] + new + text[place + random.randint(0, 1) :]
    return text


def lines(text: str, random: Random, others: list[str]) -> str:
    """Drop, double, move or indent some lines."""
    parts = text.splitlines(keepends=True) or [""]
    first = random.randrange(len(parts))
    last = min(len(parts), first + random.randint(1, 8))
    block = parts[first:last]
    match random.randrange(4):
        case 0:
            parts[first:last] = []
        case 1:
            parts[last:last] = block
        case 2:
            parts[first:last] = []
            place = random.randint(0, len(parts))
            parts[place:place] = block
        case _:
            by = random.choice((1, 2, 4))
            parts[first:last] = (
                [line[by:] for line in block] if random.random() < 0.5 else [" " * by + line for line in block]
            )
    return "".join(parts)


def spliced(text: str, random: Random, others: list[str]) -> str:
    """Continue a file with the rest of another."""
    other = random.choice(others)
    return text[: random.randint(0, len(text))] + other[random.randint(0, len(other)) :]


def cut_off(text: str, random: Random, others: list[str]) -> str:
    """End a file in the middle, as an interrupted copy does."""
    return text[: random.randint(0, len(text))]


def swollen(text: str, random: Random, others: list[str]) -> str:
    """Repeat some lines or characters very often."""
    if random.random() < 0.5:
        parts = text.splitlines(keepends=True) or [""]
        first = random.randrange(len(parts))
        block = parts[first : first + random.randint(1, 3)]
        times = random.choice((10, 10, 10, 100, 100, 1000))
        times = min(times, (60_000 if times == 1000 else 10_000) // max(1, sum(map(len, block))) + 1)
        return "".join([*parts[:first], *block * times, *parts[first:]])
    place = random.randint(0, len(text))
    return text[:place] + random.choice("[{(-:?&*!'\"|>, \t\n0aé华") * random.choice((50, 1000, 20_000)) + text[place:]


def bomb(text: str, random: Random, others: list[str]) -> str:
    """Add anchors and aliases that swell, never end, or nest deep."""
    levels, width = random.choice(((9, 10), (40, 2), (3, 200), (2000, 1)))
    rungs = [f"z{n}: &z{n} [{', '.join([f'*z{n - 1}'] * width)}]\n" for n in range(1, levels)]
    ladder = "z0: &z0 [1]\n" + "".join(rungs)
    endless = random.choice(("loop: &loop {loop: *loop}\n", "loop: &loop [*loop, *loop]\n", "&loop name: *loop\n"))
    hooked = f"{text}\nwarehouse_defaults: &d {{stock: *d}}\n"
    deep = "deep: " + "[" * 500 + "]" * 500 + "\n"
    return random.choice(
        (ladder + text, endless + text, hooked, text + deep, text.replace(": ", f": *z{levels - 1} ", 1) + ladder)
    )


YAML_MUTATIONS: tuple[Mutation, ...] = (
    odd_value, odd_value, odd_value, odd_number, odd_number, foreign_value, foreign_value, foreign_key, odd_path, odd_piece, letters,
    lines, lines, spliced, cut_off, swollen, bomb,
)  # fmt: skip
"""What is done to YAML files; what stands twice happens more often."""


def cell(text: str, random: Random, others: list[str]) -> str:
    """Replace, add or drop a cell of a CSV file, often in its head."""
    parts = text.splitlines(keepends=True) or [""]
    line = 0 if random.random() < 0.3 else random.randrange(len(parts))
    cells = parts[line].rstrip("\n").split(",")
    new = random.choice(
        (*NUMBERS, *TEXTS, "name", "name [g]", "weight [[[[", "(" * 3000, '"', '"a\nb"', "a,b", "'", ";", "\t", "\r")
    )
    cells[random.randrange(len(cells))] = new
    if random.random() < 0.2:
        cells.insert(random.randint(0, len(cells)), new)
    if random.random() < 0.2:
        del cells[random.randrange(len(cells))]
    parts[line] = ",".join(cells) + random.choice(("\n", "\n", "\n", "\r\n", "\r", ""))
    return "".join(parts)


CSV_MUTATIONS: tuple[Mutation, ...] = (
    cell,
    cell,
    cell,
    cell,
    odd_number,
    odd_piece,
    letters,
    lines,
    lines,
    spliced,
    cut_off,
    swollen,
)
"""What is done to CSV files."""


def bytes_of(text: str, random: Random) -> bytes:
    """Encode a text; sometimes in another way than it should be."""
    if random.random() < 0.95:
        return text.encode("utf-8", "surrogatepass")
    encoding = random.choice(("gb18030", "utf-16", "utf-8-sig", "latin-1", "utf-32"))
    content = bytearray(text.encode(encoding, "replace"))
    for _ in range(random.choice((0, 0, 5))):
        content[random.randrange(len(content))] = random.randrange(256) if content else 0
    return bytes(content)
