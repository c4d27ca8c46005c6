"""Tellings of one claim are brought together: pieces to their whole, then like to like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from quellenlage.resolve.claims.aids import first_sense
from quellenlage.resolve.claims.amid import pairs_amid
from quellenlage.resolve.claims.likeness import Judge
from quellenlage.resolve.claims.telling import Telling
from quellenlage.resolve.clusters import Clusters, link
from quellenlage.text.blocking import candidate_pairs, sharing_pairs
from quellenlage.text.similarity import frequencies

_PIECES = 4
"""Pieces of one quotation that are looked at."""


def join_tellings(
    told: Sequence[Telling], judge: Judge, frequency: Mapping[str, int]
) -> list[list[int]]:
    """Return the indices of tellings, one list per claim, in order of their first telling.

    A quotation and its pieces and repetitions are one unit from the start; two units are as
    like as their likest members. Units become one claim if they are alike on average, not
    by a chain.
    """
    units = _units(told)
    unit_of = {index: unit[0] for unit in units for index in unit}
    members = {unit[0]: unit[:_PIECES] for unit in units}

    pairs = list(_likely_pairs(told, judge, frequency))
    amid = {(one, other): score for one, other, score in pairs_amid(told, judge, pairs)}
    pairs += [(one, other, score) for (one, other), score in amid.items()]
    sure = {(unit_of[one], unit_of[other]) for one, other in amid}

    def fit(one: int, other: int) -> float:
        if (one, other) in sure or (other, one) in sure:
            return 1.0
        return max(
            min(1.0, found.score / found.needed)
            for left in members[one]
            for right in members[other]
            for found in [judge.likeness(*sorted((left, right)))]
        )

    clusters = Clusters(len(told))
    link(clusters, ((unit_of[one], unit_of[other], score) for one, other, score in pairs), fit)
    whole = {unit[0]: unit for unit in units}
    return sorted(
        sorted(index for number in cluster for index in whole[number])
        for cluster in clusters.all()
        if cluster[0] in whole
    )


def _units(told: Sequence[Telling]) -> list[list[int]]:
    """Put pieces and repetitions of a quotation to the quotation itself."""
    index_of = {telling.quotation: index for index, telling in enumerate(told)}
    units = Clusters(len(told))
    for index, telling in enumerate(told):
        if telling.part_of is not None and telling.part_of in index_of:
            units.join(index_of[telling.part_of], index)
    return units.all()


def _likely_pairs(
    told: Sequence[Telling], judge: Judge, frequency: Mapping[str, int]
) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs that are one claim; inside one article only quotations are compared."""
    seen: set[tuple[int, int]] = set()
    for one, other in _worth_comparing(told, judge, frequency):
        left, right = told[one], told[other]
        within = left.document == right.document
        if one == other or (one, other) in seen:
            continue
        if within and not (left.quotation and right.quotation):
            continue
        seen.add((one, other))
        likeness = judge.likeness(one, other)
        if likeness.same:
            yield one, other, likeness.score


def _worth_comparing(
    told: Sequence[Telling], judge: Judge, frequency: Mapping[str, int]
) -> Iterator[tuple[int, int]]:
    """Yield pairs that share rare words, or rare meanings, or that an encoder sees near."""
    owner = [index for index, telling in enumerate(told) for _ in telling.words]
    items = [words for telling in told for words in telling.words]
    for one, other in candidate_pairs(items, frequency):
        yield owner[one], owner[other]
    if judge.senses:
        meant = [[first_sense(term, judge.senses) for term in words] for words in items]
        for one, other in candidate_pairs(meant, frequencies(meant)):
            yield owner[one], owner[other]
    if judge.closeness is not None:
        for one, other, _ in sharing_pairs(judge.closeness.neighbourhoods(), least=1):
            yield one, other
