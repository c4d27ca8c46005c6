"""Roles around given contents, and how far scores can be taken at their word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from eval.quotation_groups import ROLES, Group, Ratio, system_group
from quellenlage.extract.quotations import QuotationModel
from quellenlage.extract.quotations.assemble import assemble
from quellenlage.extract.quotations.learnt.find import find_roles
from quellenlage.extract.quotations.learnt.labels import ranges
from quellenlage.extract.quotations.reading import Reading
from quellenlage.languages import Language
from quellenlage.model import AnnotatedDocument, Document, LocalEntity, Quotation, QuotationType

Annotation: TypeAlias = tuple[Document, list[int], list[int], list[Group]]
_BINS = 10


Annotated: TypeAlias = Mapping[str, tuple[AnnotatedDocument, Sequence[LocalEntity]]]


def compare_roles(
    articles: Iterable[Annotation],
    annotated: Annotated,
    language: Language,
    model: QuotationModel | None,
) -> dict[str, Ratio]:
    """Score the roles found for the annotated contents, so that finding them plays no part."""
    sums: dict[str, Ratio] = {part: Ratio() for part in ROLES}
    for document, starts, ends, gold in articles:
        text, _ = annotated[document.id]
        contents = [
            (QuotationType(group.type), _own_tokens(text, starts, ends, group.parts["quote"]))
            for group in gold
        ]
        known = [at for at, (_, content) in enumerate(contents) if content]
        reading = Reading(text, language)
        found = find_roles(reading, [contents[at] for at in known], model)
        for at, draft in zip(known, found, strict=True):
            (quotation,) = assemble(reading, [draft], (), ())
            group = system_group(quotation, starts, ends)
            for part, ratio in sums.items():
                ratio.add(group.parts[part], gold[at].parts[part])
    return sums


def _own_tokens(
    text: AnnotatedDocument, starts: list[int], ends: list[int], tokens: frozenset[int]
) -> tuple[tuple[int, int], ...]:
    """Return tokens of the gold as ranges of tokens of our own."""
    own: set[int] = set()
    for token in tokens:
        at = bisect_left(text.ends, starts[token] + 1)
        while at < len(text) and text.starts[at] < ends[token]:
            own.add(at)
            at += 1
    return ranges(sorted(own))


def calibration(
    articles: Iterable[tuple[Sequence[Quotation], list[int], list[int], list[Group]]],
) -> tuple[float, int]:
    """Return how near scores come to what they promise, and the number of quotations.

    A score promises the token F1 with the annotated content. Quotations are put into ten bins
    by score; returned is one less the mean distance of the bins' means (the expected
    calibration error of Naeini, Cooper & Hauskrecht, AAAI 2015).
    """
    bins: dict[int, list[tuple[float, float]]] = {}
    for quotations, starts, ends, gold in articles:
        for quotation in quotations:
            content = system_group(quotation, starts, ends).parts["quote"]
            direct = quotation.type is QuotationType.DIRECT
            others = [g.parts["quote"] for g in gold if (g.type == QuotationType.DIRECT) == direct]
            best = max((_f1(content, other) for other in others), default=0.0)
            place = min(int(quotation.score * _BINS), _BINS - 1)
            bins.setdefault(place, []).append((quotation.score, best))
    total = sum(map(len, bins.values()))
    apart = sum(abs(sum(score - true for score, true in pairs)) for pairs in bins.values())
    return (1 - apart / total, total) if total else (0.0, 0)


def _f1(one: frozenset[int], other: frozenset[int]) -> float:
    common = len(one & other)
    return 2 * common / (len(one) + len(other)) if common else 0.0
