"""Reading treebanks as surface tokens: what a tagger for running text is trained and scored on.

Universal Dependencies part "im" into "in dem" and "EU-Staat" into three; here both are one
token, as written. Relations are cut to their main type, save those that matter to a reader
of news (passive subjects and separable verb particles).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

KEPT_SUBTYPES = frozenset({"nsubj:pass", "aux:pass", "compound:prt"})
KEPT_FEATURES = frozenset(
    [
        "Case",
        "Number",
        "Gender",
        "Person",
        "Tense",
        "Mood",
        "VerbForm",
        "PronType",
        "Definite",
        "Poss",
        "Reflex",
    ]
)
_TAG_NAMES = {"PROAV": "PAV", "PIDAT": "PIAT"}
_VERB_FORMS = {"VBC": "Fin", "VBN": "Part", "VB": "Inf"}
_WORD = re.compile(r"\w")
_NAME = re.compile(r"\tNE=([\w-]+)")
_LETTER = re.compile(r"[^\W\d_]")


class Row(msgspec.Struct):
    """One token; ``head`` counts from 1, 0 is the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: dict[str, str]
    head: int
    deprel: str
    space: bool


class Tree(msgspec.Struct):
    """One sentence with its id."""

    id: str
    rows: list[Row]

    @property
    def text(self) -> str:
        """The sentence as written."""
        return "".join(row.form + " " * row.space for row in self.rows).strip()


Own = tuple[Tree, list[str]]
"""A sentence of our own: its tree and the IOB labels of its names."""


def read_trees(path: Path) -> list[Tree]:
    """Read a CoNLL-U file as sentences of surface tokens."""
    return [_surface(identity, lines) for identity, lines in _sentences(path)]


def read_treebanks(gold: Path) -> dict[str, list[Tree]]:
    """Return the sentences of both treebanks by name: GSD (dev and test) and PUD."""
    folder = gold / "treebank-ud"
    gsd = [read_trees(folder / f"de_gsd-ud-{part}.conllu") for part in ("dev", "test")]
    return {"GSD": gsd[0] + gsd[1], "PUD": read_trees(folder / "de_pud-half.conllu")}


def read_own() -> list[Own]:
    """Return our own news sentences (``eval/data/news.conllu``) with the labels of their names.

    Of features only ``Mood`` is annotated, base forms are not.
    """
    path = Path(__file__).parent / "data" / "news.conllu"
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    labels = [
        [_name(line) for line in block.splitlines() if not line.startswith("#")] for block in blocks
    ]
    return list(zip(read_trees(path), labels, strict=True))


def _name(line: str) -> str:
    found = _NAME.search(line)
    return found[1] if found else "O"


def read_vrt(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Yield the sentences of a corpus in vertical format as pairs of form and STTS tag."""
    rows: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith("</s>") and rows:
            yield rows
            rows = []
        elif len(cells) > 3:
            rows.append((cells[0], _TAG_NAMES.get(cells[1], cells[1])))


def _sentences(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    identity, lines = "", []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# sent_id"):
            identity = line.split("=", 1)[1].strip()
        elif line and not line.startswith("#"):
            lines.append(line.split("\t"))
        elif not line and lines:
            yield identity, lines
            lines = []


def _surface(identity: str, lines: list[list[str]]) -> Tree:
    groups = _join_hyphens(_join_contractions(lines))
    place = {"0": 0}
    for number, (words, _, _) in enumerate(groups, 1):
        place.update((word[0], number) for word in words)
    rows = []
    for number, (words, form, space) in enumerate(groups, 1):
        chosen = _head_word(words, form, place, number)
        row = _row(words, chosen, form)
        head = place[chosen[6]]
        row.form, row.space, row.head = form, space, 0 if head == number else head
        rows.append(row)
    return Tree(identity, rows)


_Group = tuple[list[list[str]], str, bool]


def _join_contractions(lines: list[list[str]]) -> list[_Group]:
    groups: list[_Group] = []
    last = 0
    for cells in lines:
        space = "SpaceAfter=No" not in cells[9]
        if "-" in cells[0]:
            last = int(cells[0].split("-")[1])
            groups.append(([], cells[1], space))
        elif "." not in cells[0]:
            if int(cells[0]) <= last:
                groups[-1][0].append(cells)
            else:
                groups.append(([cells], cells[1], space))
    return groups


def _join_hyphens(groups: list[_Group]) -> list[_Group]:
    joined: list[_Group] = []
    at = 0
    while at < len(groups):
        words, form, space = groups[at]
        words = [*words]
        while at + 1 < len(groups) and groups[at + 1][1] == "-" and not space:
            hyphen = groups[at + 1]
            after = groups[at + 2] if at + 2 < len(groups) and not hyphen[2] else None
            if not _WORD.search(form) or (after and not _LETTER.search(after[1])):
                break
            words += hyphen[0] + (after[0] if after else [])
            form += "-" + (after[1] if after else "")
            space = after[2] if after else hyphen[2]
            at += 2 if after else 1
        joined.append((words, form, space))
        at += 1
    return joined


def _head_word(words: list[list[str]], form: str, place: dict[str, int], number: int) -> list[str]:
    if len(words) == 2 and words[0][3] == "ADP" and words[1][3] == "DET":
        return words[0]
    outward = [w for w in words if place[w[6]] != number] or words
    content = [w for w in outward if w[3] != "PUNCT"] or outward
    return content[-1] if "-" in form else content[0]


def _row(words: list[list[str]], chosen: list[str], form: str) -> Row:
    feats, xpos, lemma = _features(chosen[5]), chosen[4], chosen[2].split("|")[0]
    if len(words) == 2 and words[0][3] == "ADP" and words[1][3] == "DET":
        article = _features(words[1][5])
        feats = {name: article[name] for name in ("Case", "Gender", "Number") if name in article}
        xpos = "APPRART"
    elif len(words) > 1 and "-" in form:
        tail = "" if form.endswith("-") else words[-1][2]
        lemma = form if form.endswith("-") else form[: -len(words[-1][1])] + tail
    if xpos in _VERB_FORMS:
        feats.setdefault("VerbForm", _VERB_FORMS[xpos])
    deprel = chosen[7] if chosen[7] in KEPT_SUBTYPES else chosen[7].split(":")[0]
    return Row(form, lemma, chosen[3], _TAG_NAMES.get(xpos, xpos), feats, 0, deprel, space=True)


def _features(cell: str) -> dict[str, str]:
    pairs = (pair.split("=", 1) for pair in cell.split("|") if "=" in pair and "[" not in pair)
    return {name: value for name, value in sorted(pairs) if name in KEPT_FEATURES}
