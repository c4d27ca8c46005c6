"""Text that two articles share: found by fingerprints, then laid side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from quellenlage.model import Article, Passage, Span
from quellenlage.resolve.lineage.prose import ProseShelf
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

    ``passages`` are runs of words by their indices in each article's prose, ``left_spans`` and
    ``right_spans`` their characters; ``words`` counts the shared words.
    """

    left: int
    right: int
    passages: tuple[tuple[Run, ...], ...]
    left_spans: tuple[tuple[Span, ...], ...]
    right_spans: tuple[tuple[Span, ...], ...]
    words: int
    left_share: float
    right_share: float


def find_reuse(articles: Sequence[Article], shelf: ProseShelf) -> Iterator[Reuse]:
    """Yield the pairs of articles that share prose, quotations aside, in order of the later one.

    Candidates share winnowed fingerprints; a fingerprint of many articles leads each of them
    to a few others only. Of an article's candidates before it those alone are laid beside it
    that share what no better one shares, and versions from its own outlet; so the work grows
    with the number of articles, not of pairs.
    """
    prints = [frozenset(article.findings.fingerprints) for article in articles]
    outlets = [article.document.outlet for article in articles]
    before: defaultdict[int, list[int]] = defaultdict(list)
    for left, right, _ in sharing_pairs(prints, least=LEAST_SHARED):
        before[right].append(left)
    pairs = [
        (left, right)
        for right, lefts in sorted(before.items())
        for left in _models(right, lefts, prints, outlets)
    ]
    for left, right in pairs:
        found = _beside(left, right, shelf)
        if found is not None:
            yield found


def _models(
    right: int,
    lefts: Sequence[int],
    prints: Sequence[frozenset[int]],
    outlets: Sequence[str | None],
) -> Iterator[int]:
    """Yield the articles that between them hold all that ``right`` shares with any of ``lefts``.

    A greedy cover: what shares most comes first, the earliest of equals.
    """
    shared = {left: prints[left] & prints[right] for left in lefts}
    explained: set[int] = set()
    for left in sorted(lefts, key=lambda left: (-len(shared[left]), left)):
        version = outlets[left] is not None and outlets[left] == outlets[right]
        new = len(shared[left] - explained)
        if new or (version and 2 * len(shared[left]) >= len(prints[right])):
            explained |= shared[left]
            yield left


def _beside(left: int, right: int, shelf: ProseShelf) -> Reuse | None:
    """Lay two articles side by side; ``None`` if what they share may be coincidence."""
    one, other = shelf[left], shelf[right]
    passages = _passages(shared_runs(one.forms, other.forms))
    words = sum(run.length for runs in passages for run in runs)
    if not passages:
        return None
    return Reuse(
        left=left,
        right=right,
        passages=passages,
        left_spans=tuple(
            tuple(one.span(run.left, run.length) for run in runs) for runs in passages
        ),
        right_spans=tuple(
            tuple(other.span(run.right, run.length) for run in runs) for runs in passages
        ),
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


def passages_between(reuse: Reuse, *, turned: bool) -> tuple[Passage, ...]:
    """Return the shared passages as characters; ``turned`` where ``right`` is the copier."""
    copier, source = reuse.left_spans, reuse.right_spans
    if turned:
        copier, source = source, copier
    return tuple(
        Passage(from_spans=here, to_spans=there) for here, there in zip(copier, source, strict=True)
    )
