"""Score the whole product on the sample story against what a careful reader finds in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from eval.report import Counts, Measure, measures
from eval.sample_gold import SAMPLE, GoldDocument, GoldQuotation, read_gold, seen_lines
from eval.sample_story import score_story
from eval.sample_view import HALF, TASK, View, covered, fold, rate
from quellenlage.model import PROSE_ROLES, Document, Quotation, Span, Story
from quellenlage.pipeline import analyse, read


def score(gold: Path | None = None) -> list[Measure]:
    """Return the measures of the sample story that lies beside the package.

    ``gold`` is the folder of the other corpora and not needed: the sample brings its own.
    """
    del gold
    story = analyse(read([SAMPLE / "articles"]))
    return compare(story, SAMPLE)


def compare(story: Story, sample: Path) -> list[Measure]:
    """Return the measures of a story told of the articles in ``sample``."""
    view = View(story, read_gold(sample / "expected"))
    return [
        *_documents(view),
        *_lines(view, sample / "articles"),
        *_quotations(view),
        *_times(view),
        *score_story(view),
    ]


def _documents(view: View) -> list[Measure]:
    expected = view.gold.documents
    read_ = [view.documents.get(entry.key) for entry in expected]
    pairs = list(zip(expected, read_, strict=True))
    return [
        rate("documents read", [found is not None for _, found in pairs]),
        rate("titles", [found is not None and _titled(e, found) for e, found in pairs]),
        rate("outlets", [found is not None and _outlet(e, found) for e, found in pairs]),
        rate("dates", [found is not None and _dated(e, found) for e, found in pairs]),
    ]


def _titled(expected: GoldDocument, found: Document) -> bool:
    return found.title is not None and fold(found.title) == fold(expected.title)


def _outlet(expected: GoldDocument, found: Document) -> bool:
    """An article that states no outlet has none."""
    if expected.outlet is None:
        return found.outlet is None
    known = set(map(fold, (expected.outlet, *expected.outlet_also)))
    return found.outlet is not None and fold(found.outlet) in known


def _dated(expected: GoldDocument, found: Document) -> bool:
    published = found.published
    return published is not None and expected.published.holds(published.earliest, published.latest)


def _lines(view: View, articles: Path) -> list[Measure]:
    """Score lines: those that are leftovers, and those that are prose, kept as such."""
    counts = Counts()
    kept: list[bool] = []
    for entry in view.gold.documents:
        document = view.documents.get(entry.key)
        leftovers = set(entry.leftovers)
        for line in seen_lines(entry, articles):
            prose = document is not None and _in_prose(document, line)
            if line in leftovers:
                counts.true += not prose
                counts.missed += prose
            else:
                counts.false += not prose
                kept.append(prose)
    return [*measures(TASK, counts, "leftovers "), rate("prose kept", kept)]


def _in_prose(document: Document, line: str) -> bool:
    """Tell whether most of a line stands in prose; a line that is gone does not.

    Of a line that occurs more than once as a line, each occurrence must.
    """
    prose = [Span(b.start, b.end) for b in document.blocks if b.role in PROSE_ROLES]
    places = list(_occurrences(document.text, line))
    return bool(places) and all(covered(place, prose) >= HALF for place in places)


def _occurrences(text: str, line: str) -> Iterator[Span]:
    words = r"\s+".join(map(re.escape, line.split()))
    found = list(re.finditer(rf"(?m)^[^\w\n„“»«(©]*{words}[^\w\n„“»«]*$", text))
    if not found and len(line) > 40:
        found = list(re.finditer(words, text))
    for match in found:
        yield Span(match.start(), match.end())


def _quotations(view: View) -> list[Measure]:
    pairs = [
        (expected, view.best(expected, view.story.quotations, lambda q: (q.document, q.spans)))
        for expected in view.gold.quotations
    ]
    met = [(expected, found) for expected, found in pairs if found]
    spoken = [view.is_actor(e.speaker, q.speaker.actor, q.speaker.name) for e, q in met]
    return [
        rate("quotations found", [q is not None for _, q in pairs]),
        rate("quotations found, direct", [q is not None for e, q in pairs if e.type == "Direct"]),
        rate("quotations, speaker", spoken + [False] * (len(pairs) - len(met))),
        rate("quotations, speaker of those found", spoken, floor=False),
        rate("quotations, type of those found", [q.type == e.type for e, q in met], floor=False),
        rate("quotations, addressee", [_told(view, e, q) for e, q in pairs if e.addressee]),
        rate(
            "titles and scare quotes left alone",
            [
                view.best(words, view.story.quotations, lambda q: (q.document, q.spans)) is None
                for words in view.gold.no_quotation
            ],
        ),
    ]


def _told(view: View, expected: GoldQuotation, found: Quotation | None) -> bool:
    to = found.addressee if found else None
    return bool(to and expected.addressee and view.is_actor(expected.addressee, to.actor, to.name))


def _times(view: View) -> list[Measure]:
    pairs = [
        (
            expected,
            view.best(expected, view.story.times, lambda t: (t.document, (Span(t.start, t.end),))),
        )
        for expected in view.gold.times
    ]
    return [
        rate("times found", [found is not None for _, found in pairs]),
        rate("times, value", [found is not None and found.value == e.value for e, found in pairs]),
    ]
