"""Quotations as a component of a spaCy pipeline.

::

    import spacy

    nlp = spacy.blank("de")
    nlp.add_pipe("quellenlage_quotations", config={"models": "full"})
    doc = nlp("„Der Hafen bleibt offen“, sagte Ministerin Anna Albers der Zeitung.")
    for found in doc._.quotations:
        print(found.type, found.speaker.name)
    for content in doc.spans["quotations"]:
        print(content.label_, content.id_, content.text)

Any German pipeline will do: the component brings its own linguistic base and reads the text of
the ``Doc`` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import spacy
from spacy.tokens import Doc, SpanGroup
from spacy.tokens import Span as DocSpan

from quellenlage.errors import InputError
from quellenlage.model import ModelSet, Quotation, Span
from quellenlage.quoting import find_quotations

NAME = "quellenlage_quotations"
"""The name of the component, and the key of its findings in ``Doc.user_data``."""


class QuotationComponent:
    """Finds the quotations of a ``Doc``.

    ``doc._.quotations`` holds them as :class:`quellenlage.model.Quotation`, whose offsets count
    characters of ``doc.text``. Groups of spans hold the tokens they touch: ``spans_key`` the
    contents, labelled with their type, and ``spans_key`` with ``_speaker``, ``_addressee`` and
    ``_cue`` behind it the roles. The ``id_`` of a span is the id of its quotation.
    """

    def __init__(self, models: str, spans_key: str) -> None:
        self._models = models
        self._key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        """Set the quotations of a document."""
        found = find_quotations(doc.text, models=self._models)
        doc.user_data[NAME] = msgspec.to_builtins(found)  # plain values: a Doc can be stored
        for suffix, spans in _groups(doc, found).items():
            doc.spans[self._key + suffix] = SpanGroup(doc, name=self._key + suffix, spans=spans)
        return doc


def _groups(doc: Doc, found: Iterable[Quotation]) -> dict[str, list[DocSpan]]:
    """Return the spans of contents and roles by the suffix of their group."""
    groups: dict[str, list[DocSpan]] = {"": [], "_speaker": [], "_addressee": [], "_cue": []}
    for quotation in found:
        parts = {
            "": quotation.spans,
            "_speaker": quotation.speaker.spans,
            "_addressee": quotation.addressee.spans if quotation.addressee else (),
            "_cue": quotation.cue.spans if quotation.cue else (),
        }
        for suffix, spans in parts.items():
            groups[suffix].extend(_spans(doc, spans, quotation))
    return groups


def _spans(doc: Doc, spans: Iterable[Span], quotation: Quotation) -> Iterator[DocSpan]:
    for span in spans:
        touched = doc.char_span(
            span.start,
            span.end,
            label=quotation.type.value,
            span_id=quotation.id,
            alignment_mode="expand",
        )
        if touched is not None:
            yield touched


def _stored(doc: Doc) -> tuple[Quotation, ...]:
    return msgspec.convert(doc.user_data.get(NAME, ()), tuple[Quotation, ...])


@spacy.language.Language.factory(
    NAME,
    default_config={"models": ModelSet.FULL.value, "spans_key": "quotations"},
    assigns=["doc._.quotations", "doc.spans"],
)
def make_component(
    nlp: spacy.language.Language,
    name: str,  # noqa: ARG001 - spaCy passes it by name
    models: str,
    spans_key: str,
) -> Any:
    """Return the component for a German pipeline; ``models`` is ``full`` or ``free``.

    Raises:
        InputError: if the pipeline is not German, or there is no such set of models.
    """
    if nlp.lang != "de":
        raise InputError(f"quotations are found in German texts; the pipeline is {nlp.lang!r}")
    if models not in list(ModelSet):
        raise InputError(f"there are no models {models!r}; there are: {', '.join(ModelSet)}")
    if not Doc.has_extension("quotations"):
        Doc.set_extension("quotations", getter=_stored)
    return QuotationComponent(models, spans_key)
