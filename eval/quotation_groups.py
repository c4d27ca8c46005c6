"""Quotations as their evaluation sees them: sets of tokens, gold and found."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from quellenlage.model import Block, BlockRole, Document, Quotation, Span
from quellenlage.text.ids import content_id

ROLES = ("addressee", "cue", "frame", "speaker")
PARTS = ("quote", *ROLES)


class Group(msgspec.Struct, frozen=True):
    """One quotation as the evaluation sees it: sets of token numbers."""

    type: str
    medium: str
    parts: dict[str, frozenset[int]]


class Ratio(msgspec.Struct):
    """Sums of precisions and recalls, for their means."""

    precision: float = 0.0
    found: int = 0
    recall: float = 0.0
    wanted: int = 0

    def add(self, system: frozenset[Any], gold: frozenset[Any]) -> None:
        """Add one part of one pair of groups; either may be empty."""
        self.add_found(system, gold)
        self.add_wanted(system, gold)

    def add_found(self, system: frozenset[Any], gold: frozenset[Any]) -> None:
        """Add what the system gave to the precision."""
        if system:
            self.precision += len(system & gold) / len(system)
            self.found += 1

    def add_wanted(self, system: frozenset[Any], gold: frozenset[Any]) -> None:
        """Add what the gold has to the recall."""
        if gold:
            self.recall += len(system & gold) / len(gold)
            self.wanted += 1

    def figures(self) -> tuple[float, float, float]:
        """Return precision, recall and F1 between 0 and 1."""
        precision = self.precision / self.found if self.found else 0.0
        recall = self.recall / self.wanted if self.wanted else 0.0
        total = precision + recall
        return precision, recall, 2 * precision * recall / total if total else 0.0


def read_gold(path: Path) -> Iterator[tuple[Document, list[int], list[int], list[Group]]]:
    """Yield every article with the starts and ends of its tokens and its gold groups."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            starts = [token["charBegin"] for token in record["tokens"]]
            ends = [token["charEnd"] for token in record["tokens"]]
            groups = [_gold_group(annotation) for annotation in record["annotations"]]
            yield article(record), starts, ends, groups


def article(record: dict[str, Any]) -> Document:
    """Return a record of the corpus as a document whose paragraphs are body blocks."""
    text: str = record["originalText"]
    name: str = record["documentName"]
    identity = content_id("d", text, name)
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        stripped = paragraph.strip()
        if stripped:
            start = at + paragraph.index(stripped[0])
            end = start + len(stripped)
            block = Block(
                id=content_id("b", identity, start), role=BlockRole.BODY, start=start, end=end
            )
            blocks.append(block)
        at += len(paragraph) + 2
    return Document(id=identity, input=name, sha256="", text=text, blocks=tuple(blocks))


def _gold_group(annotation: dict[str, Any]) -> Group:
    parts = {part: frozenset(annotation[part]["tokenIds"]) for part in PARTS}
    return Group(annotation["type"], annotation["medium"], parts)


def system_group(quotation: Quotation, starts: list[int], ends: list[int]) -> Group:
    """Return a quotation as sets of the gold's tokens."""

    def tokens(spans: Iterable[Span]) -> frozenset[int]:
        found: set[int] = set()
        for span in spans:
            at = bisect_left(ends, span.start + 1)
            while at < len(starts) and starts[at] < span.end:
                found.add(at)
                at += 1
        return frozenset(found)

    addressee, cue, frame = quotation.addressee, quotation.cue, quotation.frame
    parts = {
        "quote": tokens(quotation.spans),
        "speaker": tokens(quotation.speaker.spans),
        "addressee": tokens(addressee.spans if addressee else ()),
        "cue": tokens(cue.spans if cue else ()),
        "frame": tokens(frame.spans if frame else ()),
    }
    return Group(quotation.type.value, quotation.medium.value, parts)
