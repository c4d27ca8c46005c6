"""Score time expressions as TempEval-3 does: strict span, relaxed span, value on relaxed.

Matching is one to one (exact spans first, then by overlap); empty tags and the document's own
date do not count. Values are compared as strings; a second figure compares them once slips of
the annotators' typing (``T20.30``, ``T8:30``, ``2014_07``) are mended. After UzZaman et al.,
SemEval-2013 task 1.
"""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from eval.report import Counts, Measure, measures
from quellenlage.extract.times import tag_times
from quellenlage.languages import Language, load_language
from quellenlage.model import (
    Block,
    BlockRole,
    DateBasis,
    Document,
    Precision,
    PublicationDate,
)
from quellenlage.resolve.dates import anchor_document

PARTS = ("Dolomiten-42", "Dolomiten-100")


class Timex(msgspec.Struct, frozen=True, order=True):
    """A tagged time: characters of the text without its white space, value and type."""

    start: int
    end: int
    value: str
    type: str


class TimexText(msgspec.Struct, frozen=True):
    """A TimeML file: its text, its date, and its tags."""

    text: str
    created: str
    tags: tuple[Timex, ...]


_TAG = re.compile(r"<TIMEX3 ([^>]*?)/?>|</TIMEX3>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}


def read_timeml(path: Path) -> TimexText:
    """Read a TimeML file; empty tags are left out.

    Raises:
        ValueError: if the file has no TEXT.
    """
    source = path.read_text(encoding="utf-8")
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
    created = re.search(r"<DCT>.*?value=\"([^\"]*)\"", source, re.DOTALL)
    if body is None:
        raise ValueError(f"no TEXT in {path}")
    text, tags, opened = [], [], None
    position = length = 0
    for tag in [*_TAG.finditer(body[1]), None]:
        piece = _unescape(body[1][position : tag.start() if tag else len(body[1])])
        text.append(piece)
        length += len(re.sub(r"\s", "", piece))
        if tag is None:
            break
        position = tag.end()
        if tag.group().startswith("</"):
            if opened is not None and length > opened[0]:
                attributes = opened[1]
                tags.append(
                    Timex(opened[0], length, attributes.get("value", ""), attributes["type"])
                )
            opened = None
        elif not tag.group().endswith("/>"):
            opened = (length, dict(_ATTRIBUTE.findall(tag[1])))
    return TimexText("".join(text), created[1] if created else "", tuple(tags))


def _unescape(text: str) -> str:
    return re.sub("|".join(_ENTITIES), lambda match: _ENTITIES[match.group()], text)


def tag_text(text: str, created: str, language: Language) -> tuple[Timex, ...]:
    """Tag a text with the date it was written on, as scoring sees it."""
    day = PublicationDate(
        earliest=created, latest=created, precision=Precision.DAY, basis=DateBasis.GIVEN
    )
    document = Document(
        id="d-0",
        input="",
        sha256="",
        text=text,
        blocks=(Block(id="b-0", role=BlockRole.BODY, start=0, end=len(text)),),
        published=day,
    )
    black = [0]
    for character in text:
        black.append(black[-1] + (not character.isspace()))
    return tuple(
        Timex(black[found.start], black[found.end], found.value, found.type.value)
        for found in anchor_document(document, tag_times(document, language))
    )


def match(gold: tuple[Timex, ...], found: tuple[Timex, ...]) -> list[tuple[Timex, Timex]]:
    """Pair gold with found tags one to one: exact spans first, then the largest overlap."""
    pairs = [
        (-_overlap(left, right), _inexact(left, right), left, right)
        for left in gold
        for right in found
        if _overlap(left, right) > 0
    ]
    pairs.sort(key=lambda pair: (pair[1], pair[0], pair[2:]))
    used_gold: set[Timex] = set()
    used_found: set[Timex] = set()
    chosen = []
    for _, _, left, right in pairs:
        if left not in used_gold and right not in used_found:
            chosen.append((left, right))
            used_gold.add(left)
            used_found.add(right)
    return chosen


def _overlap(left: Timex, right: Timex) -> int:
    return min(left.end, right.end) - max(left.start, right.start)


def _inexact(left: Timex, right: Timex) -> bool:
    return (left.start, left.end) != (right.start, right.end)


_TYPING = (
    (re.compile(r"T(\d\d?)\.(\d\d)$"), r"T\1:\2"),
    (re.compile(r"T(\d:)"), r"T0\1"),
    (re.compile(r"(?<=W\w\w-)0(\d)-?"), r"\1"),
    (re.compile(r"_(?=\d)"), "-"),
    (re.compile("PRESNT"), "PRESENT"),
)


def mend(value: str) -> str:
    """Return a value of the gold without slips of typing."""
    for slip, right in _TYPING:
        value = slip.sub(right, value)
    return value.strip()


class TimexCounts(msgspec.Struct):
    """Counts of the measures; ``mended`` is ``value`` without slips of typing in the gold."""

    strict: Counts = msgspec.field(default_factory=Counts)
    relaxed: Counts = msgspec.field(default_factory=Counts)
    value: Counts = msgspec.field(default_factory=Counts)
    mended: Counts = msgspec.field(default_factory=Counts)

    def add(self, gold: tuple[Timex, ...], found: tuple[Timex, ...]) -> None:
        """Count one document."""
        pairs = match(gold, found)
        exact = sum(not _inexact(left, right) for left, right in pairs)
        right_value = sum(left.value == right.value for left, right in pairs)
        for counts, true in (
            (self.strict, exact),
            (self.relaxed, len(pairs)),
            (self.value, right_value),
            (self.mended, sum(mend(left.value) == right.value for left, right in pairs)),
        ):
            counts.true += true
            counts.false += len(found) - true
            counts.missed += len(gold) - true


def score_part(folder: Path, part: str, language: Language | None) -> TimexCounts:
    """Score one part of the corpus: our tags, or with no language those shipped beside it."""
    counts = TimexCounts()
    gold_folder, other = (
        folder / part / f"KRAUTS_{part}",
        folder / part / f"KRAUTS_{part}_Heideltime",
    )
    for path in sorted(gold_folder.glob("*.tml")):
        gold = read_timeml(path)
        if language is not None:
            counts.add(gold.tags, tag_text(gold.text, gold.created, language))
        else:
            counts.add(gold.tags, read_timeml(other / path.name).tags)
    return counts


def score(gold: Path) -> list[Measure]:
    """Score the tagger, and the outputs of HeidelTime that the corpus ships, on two parts."""
    folder, found = gold / "time-krauts", []
    language = load_language("de")
    for part in PARTS:
        if (folder / part).exists():
            ours, theirs = score_part(folder, part, language), score_part(folder, part, None)
            for name in ("strict", "relaxed", "value"):
                found += measures("times", getattr(ours, name), f"{part} {name} ")
                other: Counts = getattr(theirs, name)
                items = other.true + other.missed
                label = f"{part} {name} F1 of HeidelTime 2.2.1"
                found.append(Measure("times", label, other.f1, items, floor=False))
            label = f"{part} value F1, typing slips of the gold mended"
            items = ours.mended.true + ours.mended.missed
            found.append(Measure("times", label, ours.mended.f1, items, floor=False))
    return found
