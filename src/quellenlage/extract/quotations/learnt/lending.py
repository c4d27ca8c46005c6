"""Whose words without a frame are: speakers named before them, weighed by a learned table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from quellenlage.extract.quotations.draft import Draft
from quellenlage.extract.quotations.learnt.choose import weigh
from quellenlage.extract.quotations.learnt.columns import distance_step
from quellenlage.extract.quotations.learnt.layout import Layout
from quellenlage.extract.quotations.learnt.roles import FRAMED
from quellenlage.extract.quotations.phrases import PRONOUNS, Phrase
from quellenlage.extract.quotations.source_phrases import noun_entry
from quellenlage.extract.quotations.subjects import subject_of
from quellenlage.languages.tables.quotation_model import WeightTable
from quellenlage.model import QuotationType

LENT = "lent speaker"
"""The name of the table that weighs who speaks without a frame."""

_QUOTATIONS, _SENTENCES = 3, 2
"""How many quotations and sentences back a speaker is looked for."""


class Lender(msgspec.Struct, frozen=True):
    """Who may speak, with what is weighed; ``draft`` is the quotation whose speaker it is."""

    speaker: Phrase
    draft: Draft | None
    features: dict[str, float]


def lenders(layout: Layout, draft: Draft, earlier: Sequence[Draft]) -> list[Lender]:
    """Return the speakers of earlier quotations and subjects of earlier sentences, nearest first.

    ``earlier`` are the quotations before the draft that have a speaker, in text order.
    """
    found: dict[tuple[int, int], Lender] = {}
    for source, speaker, owner in _named(layout, draft, earlier):
        key = (speaker.start, speaker.end)
        if key in found:
            found[key].features[f"also {source}"] = 1.0
        else:
            found[key] = Lender(speaker, owner, _features(layout, draft, (source, speaker, owner)))
    return list(found.values())


def borrows(draft: Draft) -> bool:
    """Tell whether a content has no frame that could name its speaker."""
    return draft.type not in FRAMED or (draft.type is QuotationType.DIRECT and not draft.frame)


def choose_lender(
    layout: Layout, draft: Draft, earlier: Sequence[Draft], tables: Mapping[str, WeightTable]
) -> Lender | None:
    """Return the likeliest speaker of a draft, if there is one that is likely enough."""
    table = tables[LENT]
    weighed = [(weigh(one.features, table), one) for one in lenders(layout, draft, earlier)]
    score, best = max(weighed, key=lambda pair: pair[0], default=(0.0, None))
    return best if score >= table.threshold else None


def _named(
    layout: Layout, draft: Draft, earlier: Sequence[Draft]
) -> Iterator[tuple[str, Phrase, Draft | None]]:
    for back, other in enumerate(list(reversed(earlier))[:_QUOTATIONS]):
        if other.speaker is not None:
            yield f"quotation {back}", other.speaker, other
    home = int(layout.stretch_of[draft.start])
    for back in range(1, _SENTENCES + 1):
        if back > home:
            return
        stretch = layout.stretches[home - back]
        main = next((segment for segment in stretch.segments if segment.kind == "main"), None)
        subject = main and subject_of(layout.reading, stretch, main, main.finite)
        if subject:
            yield f"sentence {back}", subject.phrase, None


def _features(
    layout: Layout, draft: Draft, named: tuple[str, Phrase, Draft | None]
) -> dict[str, float]:
    """Return what tells whether a speaker lends his voice, by readable names."""
    source, speaker, owner = named
    reading, kind = layout.reading, draft.type.value
    apart = min(int(layout.stretch_of[draft.start] - layout.stretch_of[speaker.start]), 5)
    tag = reading.xpos[speaker.head]
    signs = [
        source,
        f"{kind} {source}",
        f"{apart} sentences",
        f"{kind} {apart} sentences",
        f"head {tag}",
        f"{source} head {tag}",
        "pronoun" if tag in PRONOUNS else "noun",
        f"words {distance_step(speaker.end - speaker.start)}",
    ]
    if noun_entry(reading, speaker.head):
        signs.append("noun of saying")
    if owner is not None:
        gap = distance_step(max(draft.start - owner.end, 0))
        signs += [f"from {owner.type}", f"{kind} from {owner.type}", f"{source} gap {gap}"]
        signs += [f"gap {gap}", f"{kind} gap {gap}"]
    return dict.fromkeys(signs, 1.0)
