"""What a line of a web page looks like: as a line of text, and by its place in the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from quellenlage.ingest.features import Features, line_features
from quellenlage.ingest.lexicons import Pattern
from quellenlage.ingest.visible import VisibleLine
from quellenlage.languages import Language
from quellenlage.text.normalise import word_key

_FEWEST: Final = 6
"""Words from which on a line is sought inside longer ones; a shorter one must be equal."""

_START: Final = 40
_NEIGHBOURS: Final = (-2, -1, 1, 2)


class Known(msgspec.Struct, frozen=True):
    """What is known of the page's article beforehand, as words without marks.

    ``extracted`` are the lines that trafilatura takes for the article, ``descriptions`` and
    ``titles`` those of the metadata, ``body`` the JSON-LD ``articleBody``.
    """

    extracted: frozenset[str]
    joined: str
    descriptions: tuple[str, ...]
    titles: frozenset[str]
    body: str

    def extracts(self, key: str) -> bool:
        """Tell whether the line with these words is among the extracted ones, or in one."""
        if key in self.extracted:
            return True
        return key.count(" ") + 1 >= _FEWEST and f" {key} " in self.joined

    def describes(self, key: str) -> bool:
        """Tell whether this line is a description of the page, perhaps with a few words more."""
        return any(
            key == text
            or (text in key and len(key) <= len(text) + _START)
            or (len(text) > _START and key.startswith(text[: max(_START, len(text) - 12)]))
            for text in self.descriptions
        )


def known_of(
    extracted: Iterable[str], descriptions: Iterable[str], titles: Iterable[str], body: str
) -> Known:
    """Gather what is known of a page's article."""
    keys = [key for line in extracted if (key := word_key(line))]
    told = [key for text in descriptions if (key := word_key(text)).count(" ") >= _FEWEST - 1]
    return Known(
        extracted=frozenset(keys),
        joined=" \0 ".join(f" {key} " for key in keys),
        descriptions=tuple(told),
        titles=frozenset(filter(None, map(word_key, titles))),
        body=f" {word_key(body)} " if body else "",
    )


def page_features(
    lines: Sequence[VisibleLine],
    known: Known,
    language: Language,
    hints: Sequence[tuple[str, Pattern]],
) -> list[Features]:
    """Return the features of every line: those of text, of the tree, of what is known."""
    rows = line_features([line.text for line in lines], language, hints)
    placed = [_placed(line, known) for line in lines]
    for index, row in enumerate(rows):
        row.update(placed[index])
        for offset in _NEIGHBOURS:
            other = index + offset
            if 0 <= other < len(placed):
                row[f"extracted@{offset}"] = placed[other].get("extracted", 0.0)
                row[f"linked@{offset}"] = placed[other]["linked"]
        row["extracted_good"] = row.get("extracted", 0.0) * row["good"]
        row["extracted_short"] = row.get("extracted", 0.0) * (row["words:0"] + row["words:3"])
    return rows


def _placed(line: VisibleLine, known: Known) -> Features:
    key = word_key(line.text)
    found = {f"in:{place}": 1.0 for place in line.places}
    found["linked"] = line.linked
    found["wholly_linked"] = float(line.linked > 0.9)
    found[f"level:{line.level}"] = 1.0
    found["extracted"] = float(known.extracts(key))
    found["describes"] = float(known.describes(key))
    found["titled"] = float(key in known.titles)
    if known.body:
        found["in_body"] = float(f" {key} " in known.body)
        found["not_in_body"] = 1.0 - found["in_body"]
    return found
