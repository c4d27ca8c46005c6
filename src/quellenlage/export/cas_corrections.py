"""What an annotator changed in a CAS, as verdicts; what cannot be one is noted.

A finding keeps its ``identifier`` through INCEpTION. One that is gone was rejected, one
without identifier was added, one that reads otherwise was corrected. Verdicts name the words
of the text as they were found, so that they hold for whatever the next run finds there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import msgspec

from quellenlage.export.cas_actors import Actors, compare_actors
from quellenlage.export.cas_instead import ROLES_TAKEN, Editor
from quellenlage.export.cas_layers import (
    EVENT,
    LAYERS,
    MENTION,
    NAMED_ENTITY,
    QUOTATION,
    SPEECH_PART,
    TIME,
)
from quellenlage.export.cas_marks import PART, Mark, mark_story
from quellenlage.export.cas_reading import CorrectedArticle, Reading
from quellenlage.model import (
    Document,
    Instead,
    MentionForm,
    Span,
    Story,
    Subject,
    Verdict,
    VerdictKind,
)
from quellenlage.text.markup import xml_text

_COMPARED = {QUOTATION.type, SPEECH_PART.type, TIME.type, EVENT.type, MENTION.type}
_MEANT = {
    Subject.QUOTATION: ("kind", "medium"),
    Subject.TIME: ("timexType", "timexValue", "timexMod"),
    Subject.EVENT: ("factuality", "kind", "plover"),
}
"""The features that an annotator is asked to correct; others say how a finding came about."""


class Corrections(msgspec.Struct, frozen=True):
    """The verdicts that an annotator's corrections come to, and what is not taken over."""

    verdicts: tuple[Verdict, ...]
    notes: tuple[str, ...]


class Comparison:
    """Compares corrected articles with the story that they were written from."""

    def __init__(self, story: Story) -> None:
        self._actors = Actors(story)
        self._marks = mark_story(story)
        self._documents: dict[str, list[Document]] = {}
        for document in story.documents:
            self._documents.setdefault(xml_text(document.text), []).append(document)

    def compare(self, article: CorrectedArticle, *, confirm: bool = False) -> Corrections | None:
        """Return what was corrected, or ``None`` where no article of the story has its text.

        ``confirm`` takes what was left as it was for confirmed. Of two articles with the same
        text the one is meant whose findings the file names.
        """
        documents = self._documents.get(article.text)
        if not documents:
            return None
        named = {r.told.get("identifier") for r in article.readings}
        document = max(
            documents,
            key=lambda d: sum(m.told.get("identifier") in named for m in self._marks[d.id]),
        )
        found = _readings(self._marks[document.id])
        editor = Editor(text=document.text, notes=[])
        kinds: tuple[tuple[Subject, str, Callable[[Reading, Reading | None], Instead | None]], ...]
        kinds = (
            (Subject.QUOTATION, QUOTATION.type, editor.quotation),
            (Subject.TIME, TIME.type, editor.time),
            (Subject.EVENT, EVENT.type, editor.event),
        )
        verdicts = [
            verdict
            for about, layer, instead in kinds
            for verdict in _verdicts(
                about,
                (_of(found, layer), _of(article.readings, layer)),
                editor,
                instead=instead,
                confirm=confirm,
            )
        ]
        mentions = _of(found, MENTION.type), _of(article.readings, MENTION.type)
        verdicts += compare_actors(self._actors, document, mentions, editor.notes)
        editor.notes.extend(_unused(found, article.readings))
        return Corrections(tuple(verdicts), tuple(editor.notes))

    def _named(self, document: Document, names: set[str | None]) -> int:
        return sum(mark.told.get("identifier") in names for mark in self._marks[document.id])


def _of(readings: Iterable[Reading], layer: str) -> list[Reading]:
    return [reading for reading in readings if reading.layer == layer]


def _key(reading: Reading) -> tuple[str, int]:
    """Return the name of a finding; an event stands in several places under one name."""
    place = reading.spans[0].start if reading.layer == EVENT.type else 0
    return reading.told.get("identifier", ""), place


def _verdicts(
    about: Subject,
    readings: tuple[list[Reading], list[Reading]],
    editor: Editor,
    *,
    instead: Callable[[Reading, Reading | None], Instead | None],
    confirm: bool,
) -> Iterator[Verdict]:
    """Yield what holds now of the findings of one kind: rejected, corrected, added, confirmed."""
    found = {_key(reading): reading for reading in readings[0]}
    left = dict(found)
    for read in readings[1]:
        before = left.pop(_key(read), None)
        if before is not None and _meaning(about, read) == _meaning(about, before):
            if confirm:
                yield Verdict(
                    kind=VerdictKind.CONFIRM, about=about, quotes=editor.quotes(before.spans)
                )
            continue
        said = instead(read, before)
        if said is not None:
            kind = VerdictKind.ADD if before is None else VerdictKind.CORRECT
            quotes = editor.quotes((before or read).spans)
            yield Verdict(kind=kind, about=about, quotes=quotes, instead=said)
    for gone in left.values():
        yield Verdict(kind=VerdictKind.REJECT, about=about, quotes=editor.quotes(gone.spans))


def _meaning(about: Subject, reading: Reading) -> object:
    told = tuple(reading.told.get(name) for name in _MEANT[about])
    return reading.spans, told, tuple(reading.roles.get(role, ()) for role in ROLES_TAKEN)


def _readings(marks: Iterable[Mark]) -> list[Reading]:
    """Return marks as they read once they have been through a CAS."""
    marks = tuple(marks)
    places = {mark.key: Span(mark.start, mark.end) for mark in marks}
    found = []
    for mark in marks:
        roles: dict[str, set[Span]] = {}
        for role, key in mark.roles:
            if key in places:
                roles.setdefault(role, set()).add(places[key])
        parts = roles.pop(PART, set())
        found.append(
            Reading(
                layer=mark.layer,
                spans=tuple(sorted({Span(mark.start, mark.end), *parts})),
                told={name: xml_text(value) for name, value in mark.told.items()},
                roles={role: tuple(sorted(spans)) for role, spans in roles.items()},
            )
        )
        if mark.layer == MENTION.type and mark.told["form"] == MentionForm.NAME:
            value = {"value": mark.told["kind"]}
            found.append(Reading(NAMED_ENTITY, (Span(mark.start, mark.end),), value))
    return found


def _unused(found: list[Reading], read: Iterable[Reading]) -> Iterator[str]:
    """Yield how many marks were changed of the layers that no verdict is about."""
    titles = {layer.type: layer.title for layer in LAYERS} | {NAMED_ENTITY: "Named entity"}
    for layer, title in titles.items():
        if layer in _COMPARED:
            continue
        before = Counter(_plain(reading) for reading in _of(found, layer))
        after = Counter(_plain(reading) for reading in _of(read, layer))
        gone, new = (before - after).total(), (after - before).total()
        if gone or new:
            yield (
                f"changes in the layer “{title}” are not taken over ({gone} marks gone, {new} new)"
            )


def _plain(reading: Reading) -> tuple[tuple[Span, ...], tuple[tuple[str, str], ...]]:
    return reading.spans, tuple(sorted(reading.told.items()))
