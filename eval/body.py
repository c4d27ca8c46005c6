"""Scores the reading of web pages and of text copied out of them, on publishers held out.

The classifiers are learned anew for every fold from the other publishers' pages, so that a
figure says what to expect of a page never seen. Token F1 of the body counts words (bag of
words, macro over pages) as the trafilatura evaluations do.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from statistics import fmean

import msgspec

from eval.credits import credit_measures
from eval.pages import Page, load_pages
from eval.report import Counts, Measure, missing
from quellenlage.ingest.draft import Draft, Limits
from quellenlage.ingest.html import read_html
from quellenlage.ingest.plain import read_plain
from quellenlage.ingest.sheet import Reading, prepare
from quellenlage.languages import load_language
from quellenlage.model import PROSE_ROLES, BlockRole, DateKind
from quellenlage.text.normalise import word_key, words
from training.lines import (
    NO_MODEL,
    copied_views,
    line_rows,
    page_rows,
    train_lines,
    train_pages,
    training_views,
)

TASK = "body"
FOLDS = 6


def score(gold: Path) -> list[Measure]:
    """Score pages and copied lines of ``gold/html-fundus``; nothing where it is absent."""
    if missing(gold, "html-fundus"):
        return []
    language = load_language("de")
    pages = load_pages(gold)
    reading = prepare(language, Limits(), model=NO_MODEL, page_model=NO_MODEL)
    return [*_score_pages(pages, reading), *_score_lines(pages, reading)]


def held_out(owners: Sequence[str]) -> list[frozenset[str]]:
    """Return the groups of publishers that are left out in turn."""
    ordered = sorted(set(owners))
    return [frozenset(ordered[fold::FOLDS]) for fold in range(FOLDS)]


def _score_pages(pages: Sequence[Page], reading: Reading) -> list[Measure]:
    parts = {page.name: page_rows(page, reading, n) for n, page in enumerate(pages)}
    drafts: dict[str, Draft] = {}
    for out in held_out([page.owner for page in pages]):
        learned = [page for page in pages if page.owner not in out]
        model = train_pages([rows for page in learned for rows in parts[page.name]])
        local = msgspec.structs.replace(reading, page_model=model)
        for page in pages:
            if page.owner in out:
                drafts[page.name] = read_html(page.html, local)
    pairs = [(page, drafts[page.name]) for page in pages]
    bodies = [body_overlap(page, draft) for page, draft in pairs]
    leads = [word_key(lead) in word_key(prose(d)) for p, d in pairs for lead in p.leads]
    found = {
        "body P": fmean(overlap[0] for overlap in bodies),
        "body R": fmean(overlap[1] for overlap in bodies),
        "body F1": fmean(overlap[2] for overlap in bodies),
        "leads kept": fmean(leads),
        "title exact": fmean(draft.title == page.title for page, draft in pairs),
        "title among variants": fmean(page.title in draft.titles for page, draft in pairs),
        "day": fmean(published_day(draft) == page.day for page, draft in pairs),
        "authors F1": fmean(set_f1(page.authors, draft.authors) for page, draft in pairs),
    }
    loose = {"body P", "body R"}
    items = {"leads kept": len(leads)}
    return [
        *(
            Measure(TASK, name, value, items.get(name, len(pages)), name not in loose)
            for name, value in found.items()
        ),
        *credit_measures(TASK, drafts, reading),
    ]


def prose(draft: Draft) -> str:
    """Return what is marked as lead, body or subheading."""
    return "\n".join(
        draft.text[mark.start : mark.end]
        for mark in draft.marks
        if mark.role in PROSE_ROLES and mark.role is not BlockRole.HEADLINE
    )


def body_overlap(page: Page, draft: Draft) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the words of a page's body."""
    wanted, got = Counter(words("\n".join(page.body))), Counter(words(prose(draft)))
    common = (wanted & got).total()
    precision, recall = common / max(1, got.total()), common / max(1, wanted.total())
    return precision, recall, 2 * common / max(1, wanted.total() + got.total())


def published_day(draft: Draft) -> str | None:
    """Return the first day stated as that of publication."""
    return next((d.value[:10] for d in draft.stated_dates if d.kind is DateKind.PUBLISHED), None)


def set_f1(wanted: Sequence[str], got: Sequence[str]) -> float:
    """Return F1 of two sets of names, case aside; 1 where both are empty."""
    left, right = {name.casefold() for name in wanted}, {name.casefold() for name in got}
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 1.0


def _score_lines(pages: Sequence[Page], reading: Reading) -> list[Measure]:
    """Score copied text as a user meets it: what the reader marks as the article's own."""
    views = copied_views(pages)
    learned = [
        [line_rows(view, reading.language) for view in page] for page in training_views(pages)
    ]
    owners = [page.owner for page in pages]
    counts: dict[tuple[str, str], Counts] = {}
    for out in held_out(owners):
        known = [rows for rows, owner in zip(learned, owners, strict=True) if owner not in out]
        model = train_lines([part for rows in known for part in rows])
        local = msgspec.structs.replace(reading, model=model)
        for page, owner in zip(views, owners, strict=True):
            for view, part in page.items() if owner in out else ():
                _count(counts, view, lines_found(part.lines, local), part.labels)
    return [
        Measure(TASK, f"copied text, {view}: {kind} F1", tally.f1, tally.true + tally.missed)
        for (view, kind), tally in sorted(counts.items())
    ]


def lines_found(lines: Sequence[str], reading: Reading) -> list[bool]:
    """Return for every line of a text whether most of it is marked as the article's own."""
    text = "\n\n".join(lines)
    draft = read_plain(text.encode(), text, reading)
    starts = list(accumulate((len(line) + 2 for line in lines), initial=0))
    kept = [0] * len(lines)
    for mark in draft.marks:
        if mark.role in PROSE_ROLES:
            kept[bisect_right(starts, mark.start) - 1] += mark.end - mark.start
    return [2 * size > len(line) for size, line in zip(kept, lines, strict=True)]


def _count(
    counts: dict[tuple[str, str], Counts], view: str, found: Sequence[bool], gold: Sequence[int]
) -> None:
    for kind, wanted in (("content", 1), ("leftover", 0)):
        tally = counts.setdefault((view, kind), Counts())
        for content, label in zip(found, gold, strict=True):
            tally.true += content == wanted == label
            tally.false += content == wanted != label
            tally.missed += label == wanted != content
