"""What reference managers know of an article, whatever their format."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from quellenlage.model import Document, Story

DateParts = tuple[int, ...]
"""Year, year and month, or year, month and day."""


class Citation(msgspec.Struct, frozen=True):
    """An article as a reference; ``note`` says what its date rests on where that is open."""

    document: Document
    title: str
    first: DateParts = ()
    last: DateParts = ()
    note: str = ""


def citations(story: Story) -> Iterator[Citation]:
    """Yield the articles of a story as references, in its order."""
    for document in story.documents:
        title = one_line(document.title or (document.titles or (document.input,))[0])
        published = document.published
        if published is None:
            yield Citation(document, title, note="Erscheinungsdatum unbekannt.")
            continue
        first, last = _parts(published.earliest), _parts(published.latest)
        if first == last:
            yield Citation(document, title, first, last)
            continue
        note = f"Erschienen zwischen {published.earliest} und {published.latest}."
        yield Citation(document, title, first, last, note)


def shared_date(citation: Citation) -> DateParts:
    """Return year, month and day as far as first and last day agree."""
    shared = []
    for one, other in zip(citation.first, citation.last, strict=True):
        if one != other:
            break
        shared.append(one)
    return tuple(shared)


def one_line(text: str) -> str:
    """Return ``text`` without line breaks, which would end a field."""
    return " ".join(text.split())


def _parts(day: str) -> DateParts:
    return tuple(int(part) for part in day.split("-"))
