"""One UIMA CAS per article, as XMI or JSON, for INCEpTION and other tools of UIMA.

Written by ``dkpro-cassis``, which turns code points into the UTF-16 units that UIMA counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from quellenlage.export.cas_layers import (
    DOCUMENT,
    MENTION,
    NAMED_ENTITY,
    ROLE_LINK,
    ROLES,
    SENTENCE,
    TOKEN,
    layer_settings,
    make_type_system,
)
from quellenlage.export.cas_marks import Mark, mark_story
from quellenlage.export.exporter import replaced_characters
from quellenlage.export.places import places
from quellenlage.model import Document, Id, MentionForm, Span, Story
from quellenlage.text.markup import xml_text

_TOKEN = re.compile(r"\w+|[^\w\s]")
_LINE = re.compile(r"[^\n]+")


def write_xmi(story: Story) -> Mapping[str, bytes | Iterator[bytes]]:
    """Return ``xmi/<id>.xmi`` for each article, the type system, and INCEpTION's layers."""
    return {
        "xmi/TypeSystem.xml": make_type_system().to_xml().encode("utf-8"),
        "xmi/layers.json": layer_settings(),
        **_files(story, "xmi/{}.xmi", lambda cas: cas.to_xmi(pretty_print=True)),
    }


def write_cas_json(story: Story) -> Mapping[str, bytes | Iterator[bytes]]:
    """Return ``cas-json/<id>.json`` (JSON CAS 0.4) for each article, and INCEpTION's layers."""
    return {
        "cas-json/layers.json": layer_settings(),
        **_files(story, "cas-json/{}.json", lambda cas: cas.to_json()),
    }


def losses(story: Story) -> Iterator[str]:
    """Yield what a CAS cannot hold of this story."""
    yield from replaced_characters(story)
    nowhere = sum(credit.start is None for credit in story.attributions)
    if nowhere:
        yield f"it leaves out {nowhere} attributions that stand in no text"


def _files(story: Story, name: str, write: Callable[[Any], str]) -> dict[str, Iterator[bytes]]:
    marks = mark_story(story)
    sentences = _sentences(story)

    def piece(document: Document) -> Iterator[bytes]:
        cas = _fill(document, marks[document.id], sentences[document.id])
        yield write(cas).encode("utf-8")

    return {name.format(document.id): piece(document) for document in story.documents}


def _sentences(story: Story) -> dict[Id, list[Span]]:
    """Return the sentences that novelty tells apart; where it tells none, the lines."""
    told = {novelty.document: list(places(novelty)) for novelty in story.novelty}
    found: dict[Id, list[Span]] = {}
    for document in story.documents:
        spans = (span for place in told.get(document.id, ()) for span in place.spans)
        ends = {end for span in spans for end in (span.start, span.end)}
        found[document.id] = [
            part
            for line in _LINE.finditer(document.text)
            for part in _divided(document.text, line.start(), line.end(), sorted(ends))
        ]
    return found


def _divided(text: str, start: int, end: int, ends: Sequence[int]) -> Iterator[Span]:
    """Yield the parts of a line between the given places, without white space at their ends."""
    cuts = [start, *(place for place in ends if start < place < end), end]
    for first, last in pairwise(cuts):
        words = text[first:last]
        left = first + len(words) - len(words.lstrip())
        right = left + len(words.strip())
        if right > left:
            yield Span(left, right)


def _fill(document: Document, marks: Sequence[Mark], sentences: Sequence[Span]) -> Any:
    """Return the CAS of an article: first what is built in, then the marks, then their roles."""
    from cassis import Cas  # noqa: PLC0415 (an extra)

    types = make_type_system()
    cas = Cas(types, sofa_string=xml_text(document.text), sofa_mime="text/plain")
    cas.add(
        types.get_type(DOCUMENT)(
            begin=0,
            end=len(document.text),
            language=document.language,
            documentId=document.id,
            documentTitle=xml_text(document.title or document.input),
            documentUri=document.url,
        )
    )
    for span in sentences:
        cas.add(types.get_type(SENTENCE)(begin=span.start, end=span.end))
    for start, end in _tokens(document.text, marks):
        cas.add(types.get_type(TOKEN)(begin=start, end=end))
    entity = types.get_type(NAMED_ENTITY)
    for mark in marks:
        if mark.layer == MENTION.type and mark.told["form"] == MentionForm.NAME:
            cas.add(entity(begin=mark.start, end=mark.end, value=mark.told["kind"]))
    _add_marks(cas, types, marks)
    return cas


def _add_marks(cas: Any, types: Any, marks: Sequence[Mark]) -> None:
    made = {}
    for mark in marks:
        told = {name: xml_text(value) for name, value in mark.told.items()}
        made[mark.key] = types.get_type(mark.layer)(begin=mark.start, end=mark.end, **told)
    link, array = types.get_type(ROLE_LINK), types.get_type("uima.cas.FSArray")
    for mark in marks:
        links = [link(role=role, target=made[key]) for role, key in mark.roles if key in made]
        if links:
            made[mark.key][ROLES] = array(elements=links)
        cas.add(made[mark.key])


def _tokens(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """Yield words and marks of punctuation, cut wherever something marked begins or ends."""
    cuts = sorted({place for mark in marks for place in (mark.start, mark.end)})
    number = 0
    for token in _TOKEN.finditer(text):
        start = token.start()
        while number < len(cuts) and cuts[number] <= start:
            number += 1
        while number < len(cuts) and cuts[number] < token.end():
            yield start, cuts[number]
            start = cuts[number]
            number += 1
        yield start, token.end()
