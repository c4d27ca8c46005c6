"""Two annotations of events compared: triggers, categories, participants, times, factuality."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from eval.alignment import align
from eval.event_gold import GoldArticle, GoldEvent
from eval.report import Counts
from quellenlage.model import Factuality, ParticipantRole

Label = TypeVar("Label", bound=Hashable)


class Party(msgspec.Struct, frozen=True):
    """An actor in a role; ``places`` are its mentions in the sentence, any of which may be meant.

    "Der Trainer Bo Lund" is one actor in two mentions; an annotator marks one head word.
    """

    role: ParticipantRole
    places: tuple[tuple[int, int], ...]


class Told(msgspec.Struct, frozen=True):
    """An event to compare; ``names`` are the categories it may be known by.

    The coder names a plain type and, where it has one, a PLOVER category.
    """

    start: int
    end: int
    names: frozenset[str]
    factuality: Factuality
    participants: tuple[Party, ...] = ()
    time: tuple[int, int] | None = None


def told(event: GoldEvent) -> Told:
    """Return an annotated event in the form to compare."""
    return Told(
        event.start,
        event.end,
        frozenset({event.category}),
        event.factuality,
        tuple(Party(one.role, ((one.start, one.end),)) for one in event.participants),
        event.time,
    )


class EventScores(msgspec.Struct):
    """What two annotations share; ``factuality`` and ``types`` count pairs on shared triggers."""

    triggers: Counts = msgspec.field(default_factory=Counts)
    categories: Counts = msgspec.field(default_factory=Counts)
    participants: Counts = msgspec.field(default_factory=Counts)
    roles: Counts = msgspec.field(default_factory=Counts)
    times: Counts = msgspec.field(default_factory=Counts)
    factuality: Counter[tuple[Factuality, Factuality]] = msgspec.field(default_factory=Counter)
    types: Counter[tuple[frozenset[str], frozenset[str]]] = msgspec.field(default_factory=Counter)

    def add(self, found: Sequence[Told], gold: Sequence[Told]) -> None:
        """Add one article. Triggers pair where they overlap, best where categories agree."""
        pairs = align([[_likeness(one, other) for other in gold] for one in found])
        _add(self.triggers, len(pairs), len(found), len(gold))
        agreed = sum(not found[a].names.isdisjoint(gold[b].names) for a, b in pairs)
        _add(self.categories, agreed, len(found), len(gold))
        left, right = dict(pairs), {b for _, b in pairs}
        nobody = Told(0, 0, frozenset(), Factuality.ASSERTED)
        for a, event in enumerate(found):
            self._add_parts(event, gold[left[a]] if a in left else nobody)
        for b, event in enumerate(gold):
            if b not in right:
                self._add_parts(nobody, event)
        self.factuality.update((found[a].factuality, gold[b].factuality) for a, b in pairs)
        self.types.update((found[a].names, gold[b].names) for a, b in pairs)

    def _add_parts(self, found: Told, gold: Told) -> None:
        both = len(found.participants), len(gold.participants)
        met = align([[_overlap(p, g) for g in gold.participants] for p in found.participants])
        same = align([[_in_role(p, g) for g in gold.participants] for p in found.participants])
        _add(self.participants, len(met), *both)
        _add(self.roles, len(same), *both)
        same_time = bool(found.time and gold.time and _meet(found.time, gold.time))
        _add(self.times, int(same_time), int(found.time is not None), int(gold.time is not None))

    @property
    def accuracy(self) -> float:
        """The share of shared triggers with the same factuality."""
        total = self.factuality.total()
        same = sum(number for (a, b), number in self.factuality.items() if a == b)
        return same / total if total else 0.0

    @property
    def kappa(self) -> float:
        """Cohen's kappa of factuality on shared triggers."""
        return cohen_kappa(self.factuality)

    @property
    def type_kappa(self) -> float:
        """Cohen's kappa of categories on shared triggers; of use where each side names one."""
        return cohen_kappa(self.types)


def cohen_kappa(pairs: Counter[tuple[Label, Label]]) -> float:
    """Return the agreement of two labellings of the same things beyond chance (Cohen 1960)."""
    total = pairs.total()
    if not total:
        return 0.0
    rows, columns = Counter[Label](), Counter[Label]()
    for (one, other), number in pairs.items():
        rows[one] += number
        columns[other] += number
    same = sum(number for (one, other), number in pairs.items() if one == other) / total
    chance = sum(rows[label] * columns[label] for label in rows) / total**2
    return (same - chance) / (1 - chance) if chance < 1 else 1.0


def compare(found: Mapping[str, Iterable[Told]], gold: Mapping[str, GoldArticle]) -> EventScores:
    """Score what was found in each article of ``gold``, by name."""
    scores = EventScores()
    for name, article in sorted(gold.items()):
        scores.add(list(found[name]), [told(event) for event in article.events])
    return scores


def _add(counts: Counts, true: int, found: int, wanted: int) -> None:
    counts.true += true
    counts.false += found - true
    counts.missed += wanted - true


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _likeness(one: Told, other: Told) -> float:
    if not _meet((one.start, one.end), (other.start, other.end)):
        return 0.0
    return 1.0 if one.names.isdisjoint(other.names) else 2.0


def _overlap(one: Party, other: Party) -> float:
    return float(any(_meet(a, b) for a in one.places for b in other.places))


def _in_role(one: Party, other: Party) -> float:
    return _overlap(one, other) if one.role is other.role else 0.0
