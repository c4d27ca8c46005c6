"""The gold of events: offsets into the articles of the quotations corpus, with no word of them.

What is annotated and how is told in ``docs/events.md``.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import msgspec

from quellenlage.model import Factuality, ParticipantRole

PASS_A = Path(__file__).parent / "data" / "events" / "pass_a.jsonl"
"""The first pass, over all articles; the system is scored against it."""

UNSEEN = PASS_A.with_name("unseen.jsonl")
"""Ten more articles, annotated when the table of triggers was written and never worked from."""


class GoldParticipant(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An actor by its head word: ``start`` and ``end`` are code points."""

    role: ParticipantRole
    start: int
    end: int


class GoldEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One annotated event. ``category`` is a PLOVER category or a plain type."""

    start: int
    end: int
    category: str
    factuality: Factuality
    participants: tuple[GoldParticipant, ...] = ()
    time: tuple[int, int] | None = None


class GoldArticle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The events of one document of the corpus, by its name."""

    document: str
    events: tuple[GoldEvent, ...]


class Article(msgspec.Struct, frozen=True):
    """A document of the corpus: its text and the bounds of its sentences."""

    text: str
    sentences: tuple[tuple[int, int], ...]

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Return the bounds of the sentence that holds ``offset``."""
        return next(bounds for bounds in self.sentences if bounds[0] <= offset < bounds[1])


def read_corpus(path: Path) -> dict[str, Article]:
    """Read the corpus as articles by name."""
    found = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            bounds = [(one["charBegin"], one["charEnd"]) for one in record["sentences"]]
            starts = [start for start, _ in bounds]
            whole = zip(starts, [*starts[1:], len(record["originalText"])], strict=True)
            found[record["documentName"]] = Article(record["originalText"], tuple(whole))
    return found


def read_events(path: Path) -> dict[str, GoldArticle]:
    """Read a stored annotation, by document name."""
    decoder = msgspec.json.Decoder(GoldArticle)
    with path.open(encoding="utf-8") as lines:
        articles = [decoder.decode(line) for line in lines]
    return {article.document: article for article in articles}


def split(gold: dict[str, GoldArticle]) -> tuple[dict[str, GoldArticle], dict[str, GoldArticle]]:
    """Return the half to develop with and the half to test on, by a hash of the names."""
    order = sorted(gold, key=lambda name: sha256(name.encode()).hexdigest())
    middle = len(order) // 2
    return {n: gold[n] for n in sorted(order[:middle])}, {
        n: gold[n] for n in sorted(order[middle:])
    }
