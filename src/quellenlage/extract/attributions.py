"""Credits to sources: of the whole article, and of a passage in its text.

A passage is credited by a preposition ("laut X", "X zufolge", "nach Angaben von X"), an inserted
clause ("wie X berichtet"), reliance ("unter Berufung auf X"), an agency or outlet that reports,
writes or is told something, or relies on somebody ("die Zeitung beruft sich auf X"). Several of
them in one sentence are a chain, nearest source first; where an agency or outlet reports what
somebody said, he is its last link. A sign in brackets behind a paragraph ("(npa)") credits it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from quellenlage.extract.quotations.draft import without_stop
from quellenlage.extract.quotations.reading import Reading, Stretch
from quellenlage.extract.signs import find_signs
from quellenlage.extract.sources import SourceNames
from quellenlage.extract.steps import Step, find_steps
from quellenlage.languages import Language
from quellenlage.model import (
    AnnotatedDocument,
    Attribution,
    AttributionScope,
    ChainLink,
    Credited,
    CreditedKind,
    Document,
    LocalEntity,
    Span,
)
from quellenlage.text.ids import content_id

_MEDIA = frozenset({CreditedKind.AGENCY, CreditedKind.OUTLET})
_RECENT = 4
"""Agencies and outlets credited last among which "die Zeitung" is looked for."""


class _Context(msgspec.Struct, frozen=True):
    """What a credit is read with: names, the agency or outlet credited last, the last credit."""

    names: SourceNames
    heard: tuple[ChainLink, ...]
    before: Attribution | None


def find_attributions(
    annotated: AnnotatedDocument, entities: Sequence[LocalEntity], language: Language
) -> tuple[Attribution, ...]:
    """Return the credits of one article: first those of all of it, then those of passages."""
    names = SourceNames(language, entities, annotated.document.text)
    found = list(_of_article(annotated.document, names))
    found += find_signs(annotated.document, names.media, language)
    reading = Reading(annotated, language)
    heard = [link for credit in found for link in credit.chain if link.kind in _MEDIA]
    before: Attribution | None = None
    for stretch in reading.stretches:
        steps = find_steps(reading, stretch, names)
        if steps:
            context = _Context(names, tuple(heard[-_RECENT:]), before)
            before = _passage(reading, stretch, steps, context)
            found.append(before)
            heard += [link for link in before.chain if link.kind in _MEDIA]
    return tuple(found)


# ---- the whole article ----------------------------------------------------------------------


def _of_article(document: Document, names: SourceNames) -> Iterator[Attribution]:
    """Yield a credit for everyone named, but for a translator: he is no source of the text."""
    for credit in document.credits:
        for name in credit.names:
            known = names.media.known(name)
            if known is None and credit.form == "translated":
                continue
            span = _within(document.text, credit.span, name)
            title, kind = known if known else (name, CreditedKind.ANONYMOUS)
            link = ChainLink(actor=None, name=title, kind=kind, spans=(span,) if span else ())
            yield Attribution(
                id=content_id("at", document.id, "article", title, span, credit.form),
                document=document.id,
                start=span.start if span else None,
                end=span.end if span else None,
                credited=Credited(actor=None, name=title, kind=kind),
                scope=AttributionScope.ARTICLE,
                chain=(link,),
                rule=f"credit:{credit.form}",
            )


def _within(text: str, span: Span | None, name: str) -> Span | None:
    """Return where ``name`` stands within a credit; the credit itself if it is not there."""
    if span is None:
        return None
    at = text.find(name, span.start, span.end)
    return Span(at, at + len(name)) if at >= 0 else span


# ---- passages -------------------------------------------------------------------------------


def _passage(
    reading: Reading, stretch: Stretch, steps: Sequence[Step], context: _Context
) -> Attribution:
    """Return the steps of one stretch as one attribution with its chain.

    "Die Zeitung beruft sich auf X" tells of the sentence before, if that is credited to it.
    """
    document = reading.annotated.document
    nearest = steps[0]
    own = reading.annotated.span(nearest.start, nearest.end)
    covered = without_stop(reading, stretch.start, stretch.end) or (stretch.start, stretch.end)
    passage = reading.annotated.span(*covered)
    links: list[ChainLink] = []
    for step in steps:
        link = context.names.link(reading, step.source, context.heard)
        if step.form == "voice" and links[0].kind not in _MEDIA:
            continue
        if all(link.name != other.name for other in links):
            links.append(link)
    before = context.before
    if nearest.form == "relying" and before is not None and before.passage is not None:
        gap = reading.text[before.passage.end : passage.start]
        if before.credited.name == links[0].name and not any(map(str.isalnum, gap)):
            passage = Span(before.passage.start, passage.end)
    return Attribution(
        id=content_id("at", document.id, own.start, own.end, nearest.form),
        document=document.id,
        start=own.start,
        end=own.end,
        credited=Credited(
            actor=links[0].actor,
            name=links[0].name,
            kind=links[0].kind or CreditedKind.OFFICIAL,
        ),
        scope=AttributionScope.PASSAGE,
        passage=passage,
        chain=tuple(links),
        rule=nearest.form,
    )
