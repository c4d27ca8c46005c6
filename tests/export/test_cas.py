"""UIMA CAS as cassis loads it: the same characters, counted as UIMA counts them."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest

from quellenlage.export.cas import losses, write_cas_json, write_xmi
from quellenlage.export.cas_layers import (
    LAYERS,
    MENTION,
    NAMED_ENTITY,
    QUOTATION,
    ROLES,
    SENTENCE,
    TIME,
    TOKEN,
)
from quellenlage.model import MentionForm, Story
from quellenlage.pipeline import analyse
from tests.export.files import whole
from tests.factory import make_document

cassis = pytest.importorskip("cassis", reason="dkpro-cassis is not installed")


def load_xmi(story: Story) -> dict[str, Any]:
    files = whole(write_xmi(story))
    types = cassis.load_typesystem(BytesIO(files["xmi/TypeSystem.xml"]))
    return {
        document.id: cassis.load_cas_from_xmi(BytesIO(files[f"xmi/{document.id}.xmi"]), types)
        for document in story.documents
    }


def load_json(story: Story) -> dict[str, Any]:
    files = whole(write_cas_json(story))
    return {
        document.id: cassis.load_cas_from_json(BytesIO(files[f"cas-json/{document.id}.json"]))
        for document in story.documents
    }


@pytest.fixture(params=[load_xmi, load_json], ids=["xmi", "json"])
def loaded(request: pytest.FixtureRequest, awkward: Story) -> dict[str, Any]:
    return request.param(awkward)


def test_every_quotation_comes_back_with_its_words_and_roles(
    loaded: dict[str, Any], awkward: Story
) -> None:
    assert awkward.quotations
    for quotation in awkward.quotations:
        cas = loaded[quotation.document]
        found = {q.identifier: q for q in cas.select(QUOTATION.type)}[quotation.id]
        assert (found.begin, found.end) == (quotation.spans[0].start, quotation.spans[0].end)
        assert cas.sofa_string[found.begin : found.end] == found.get_covered_text()
        links = found.get(ROLES)
        roles = [(r.role, r.target.begin, r.target.end) for r in links.elements] if links else []
        for span in quotation.speaker.spans:
            assert ("speaker", span.start, span.end) in roles


def test_times_names_tokens_and_sentences_are_there(loaded: dict[str, Any], awkward: Story) -> None:
    for document in awkward.documents:
        cas = loaded[document.id]
        assert cas.sofa_string == document.text
        times = {t.identifier: t.timexValue for t in cas.select(TIME.type)}
        assert times == {t.id: t.value for t in awkward.times if t.document == document.id}
        names = [m for m in awkward.mentions if m.document == document.id]
        assert len(cas.select(MENTION.type)) == len(names)
        assert len(cas.select(NAMED_ENTITY)) == sum(m.form is MentionForm.NAME for m in names)
        sentences = cas.select(SENTENCE)
        for token in cas.select(TOKEN):
            assert any(s.begin <= token.begin and token.end <= s.end for s in sentences)
        covered = "".join(token.get_covered_text() for token in cas.select(TOKEN))
        assert covered == "".join(c for c in document.text if not c.isspace() and c != "_")


def test_what_is_marked_begins_and_ends_with_tokens(story: Story) -> None:
    for cas in load_xmi(story).values():
        starts = {token.begin for token in cas.select(TOKEN)}
        ends = {token.end for token in cas.select(TOKEN)}
        for layer in LAYERS:
            for mark in cas.select(layer.type):
                assert mark.begin in starts, mark
                assert mark.end in ends, mark


def test_offsets_in_the_file_are_utf_16_units(awkward: Story) -> None:
    document = awkward.documents[0]
    root = ElementTree.fromstring(whole(write_xmi(awkward))[f"xmi/{document.id}.xmi"])
    units = document.text.encode("utf-16-le")
    for mark in root.iter("{http:///webanno/custom.ecore}Quotation"):
        begin, end = int(mark.attrib["begin"]), int(mark.attrib["end"])
        words = units[2 * begin : 2 * end].decode("utf-16-le")
        quotation = next(q for q in awkward.quotations if q.id == mark.attrib["identifier"])
        assert words == quotation.spans[0].slice(document.text)


def test_the_layers_of_inception_are_those_of_the_type_system(story: Story) -> None:
    files = whole(write_xmi(story))
    types = cassis.load_typesystem(BytesIO(files["xmi/TypeSystem.xml"]))
    for layer in json.loads(files["xmi/layers.json"]):
        features = {feature.name for feature in types.get_type(layer["name"]).all_features}
        assert {feature["name"] for feature in layer["features"]} <= features
        assert layer["overlap_mode"] == "ANY_OVERLAP"
        assert layer["cross_sentence"]


def test_characters_that_xml_forbids_are_replaced_one_for_one_and_noted() -> None:
    odd = analyse([make_document("Der\x02 Hafen ist zu, sagte Anna Krüger am 3. März 2025.")])
    (cas,) = load_xmi(odd).values()
    assert cas.sofa_string == odd.documents[0].text.replace("\x02", "\ufffd")
    assert list(losses(odd)) == ["in 1 articles characters that XML forbids are replaced by U+FFFD"]
