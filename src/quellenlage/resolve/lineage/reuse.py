"""Text that two articles share: found by fingerprints, then laid side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from quellenlage.model import Article, Passage
from quellenlage.resolve.lineage.prose import Prose, ProseShelf
from quellenlage.text.alignment import Run, shared_runs
from quellenlage.text.blocking import sharing_pairs

LEAST_SHARED = 2
"""Fingerprints that two articles must share to be laid side by side: one alone is a phrase."""

LEAST_WORDS = 10
"""Words that a shared passage must have."""

_GAP = 12
"""Words between two runs, on either side, up to which they are one passage."""


class Reuse(msgspec.Struct, frozen=True):
    """What articles ``left`` and ``right`` (indices) share.

    ``passages`` name the characters, those of ``left`` first; ``words`` are the shared words
    as indices of each article's prose.
    """

    left: int
    right: int
    passages: tuple[tuple[Run, ...], ...]
    words: int
    left_share: float
    right_share: float


def find_reuse(articles: Sequence[Article], shelf: ProseShelf) -> Iterator[Reuse]:
    """Yield all pairs of articles that share prose, quotations aside, in order of their indices.

    Candidates share winnowed fingerprints; a fingerprint of many articles leads each of them
    to a few others only, so the work grows with the number of articles, not of pairs.
    """
    prints = [set(article.findings.fingerprints) for article in articles]
    for left, right, _ in sharing_pairs(prints, least=LEAST_SHARED):
        one, other = shelf[left], shelf[right]
        passages = _passages(shared_runs(one.forms, other.forms))
        words = sum(run.length for runs in passages for run in runs)
        if passages:
            yield Reuse(
                left=left,
                right=right,
                passages=passages,
                words=words,
                left_share=round(words / one.count, 3),
                right_share=round(min(1.0, words / other.count), 3),
            )


def _passages(runs: Sequence[Run]) -> tuple[tuple[Run, ...], ...]:
    """Join neighbouring runs into passages and keep those long enough to be no coincidence."""
    grouped: list[list[Run]] = []
    for run in runs:
        if grouped and _follows(grouped[-1][-1], run):
            grouped[-1].append(run)
        else:
            grouped.append([run])
    return tuple(
        tuple(group) for group in grouped if sum(run.length for run in group) >= LEAST_WORDS
    )


def _follows(before: Run, run: Run) -> bool:
    skipped_left = run.left - before.left - before.length
    skipped_right = run.right - before.right - before.length
    return skipped_left <= _GAP and 0 <= skipped_right <= _GAP


def passages_between(
    reuse: Reuse, left: Prose, right: Prose, *, turned: bool
) -> tuple[Passage, ...]:
    """Return the shared passages as characters; ``turned`` where ``right`` is the copier."""
    found = []
    for runs in reuse.passages:
        one = tuple(left.span(run.left, run.length) for run in runs)
        other = tuple(right.span(run.right, run.length) for run in runs)
        found.append(
            Passage(from_spans=other, to_spans=one)
            if turned
            else Passage(from_spans=one, to_spans=other)
        )
    return tuple(found)
