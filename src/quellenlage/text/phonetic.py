"""Daitch-Mokotoff Soundex: codes that spellings of one name share, to find what to compare.

The system of Randy Daitch and Gary Mokotoff (1985, Avotaynu): a word gets one or more codes of
six digits; each rule gives a digit at the start of a word, before a vowel, and elsewhere.
"""

from __future__ import annotations

from functools import lru_cache

from quellenlage.text.transliteration import fold, to_latin

# letters: at the start, before a vowel, elsewhere; "|" parts alternatives, "" codes nothing
_CHART = """
ai aj ay: 0 1 _
au: 0 7 _
a: 0 _ _
b: 7 7 7
chs: 5 54 54
ch: 5|4 5|4 5|4
ck: 5|45 5|45 5|45
cz cs csz czs: 4 4 4
c: 5|4 5|4 5|4
drz drs: 4 4 4
ds dsh dsz dsch: 4 4 4
dz dzh dzs: 4 4 4
d dt: 3 3 3
ei ej ey: 0 1 _
eu: 1 1 _
e: 0 _ _
fb f: 7 7 7
g: 5 5 5
h: 5 5 _
ia ie io iu: 1 _ _
i: 0 _ _
j: 1|4 _|4 _|4
ks: 5 54 54
kh k: 5 5 5
l: 8 8 8
mn: 66 66 66
m: 6 6 6
nm: 66 66 66
n: 6 6 6
oi oj oy: 0 1 _
o: 0 _ _
p pf ph: 7 7 7
q: 5 5 5
rz rs: 94|4 94|4 94|4
r: 9 9 9
schtsch schtsh schtch: 2 4 4
sch: 4 4 4
shtch shch shtsh: 2 4 4
sht scht schd: 2 43 43
sh: 4 4 4
stch stsch sc: 2 4 4
strz strs stsh: 2 4 4
st: 2 43 43
szcz szcs: 2 4 4
szt shd szd sd: 2 43 43
sz s: 4 4 4
tch ttch ttsch: 4 4 4
th: 3 3 3
trz trs: 4 4 4
tsch tsh: 4 4 4
ts tts ttsz tc: 4 4 4
tz ttz tzs tsz: 4 4 4
t: 3 3 3
ui uj uy: 0 1 _
ue u: 0 _ _
v w: 7 7 7
x: 5 54 54
y: 1 _ _
zdz zdzh zhdzh: 2 4 4
zd zhd: 2 43 43
zh zs zsch zsh: 4 4 4
z: 4 4 4
"""

Codes = tuple[tuple[str, ...], ...]


def _chart() -> dict[str, Codes]:
    table: dict[str, Codes] = {}
    for line in _CHART.strip().splitlines():
        letters, codes = line.split(":")
        cells = tuple(
            tuple("" if choice == "_" else choice for choice in cell.split("|"))
            for cell in codes.split()
        )
        table.update(dict.fromkeys(letters.split(), cells))
    return table


_TABLE = _chart()
_LONGEST = max(map(len, _TABLE))
_LIMIT = 64  # alternatives kept for one word; real names stay far below


def _rules(word: str) -> list[tuple[str, int]]:
    """Return the letter groups of ``word``, longest first match, with their places."""
    groups: list[tuple[str, int]] = []
    place = 0
    while place < len(word):
        for size in range(min(_LONGEST, len(word) - place), 0, -1):
            if word[place : place + size] in _TABLE:
                groups.append((word[place : place + size], place))
                place += size
                break
        else:
            place += 1
    return groups


@lru_cache(maxsize=65536)
def daitch_mokotoff(word: str) -> frozenset[str]:
    """Return the codes of one word; empty for a word without letters."""
    letters = "".join(char for char in fold(to_latin(word)) if "a" <= char <= "z")
    codes: dict[tuple[str, str], None] = {("", ""): None}
    for group, place in _rules(letters):
        after = letters[place + len(group) : place + len(group) + 1]
        column = 0 if place == 0 else 1 if after and after in "aeiou" else 2
        grown: dict[tuple[str, str], None] = {}
        for code, last in codes:
            for digit in _TABLE[group][column]:
                grown[code + ("" if digit == last else digit), digit] = None
        codes = dict.fromkeys(list(grown)[:_LIMIT])
    return frozenset(code[:6].ljust(6, "0") for code, _ in codes if code)
