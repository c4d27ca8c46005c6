"""Quotations in a spaCy pipeline that has nothing but a tokeniser."""

from __future__ import annotations

from importlib.metadata import entry_points

import pytest
import spacy
from spacy.tokens import Doc

from quellenlage import find_quotations, spacy_component
from quellenlage.errors import InputError

TEXT = "„Der Hafen bleibt offen“, sagte Anna Albers der Zeitung.\n\nLaut Polizei ist er sicher."


@pytest.fixture(scope="module")
def doc() -> Doc:
    nlp = spacy.blank("de")
    nlp.add_pipe(spacy_component.NAME)
    return nlp(TEXT)


def test_a_blank_pipeline_gives_what_the_function_gives(doc: Doc) -> None:
    assert doc._.quotations == find_quotations(TEXT)


def test_spans_hold_contents_and_roles_under_the_id_of_their_quotation(doc: Doc) -> None:
    first, second = doc._.quotations
    contents = [(span.id_, span.label_, span.text) for span in doc.spans["quotations"]]
    assert contents == [
        (first.id, "Direct", "„Der Hafen bleibt offen“"),
        (second.id, "Indirect", "ist er sicher"),
    ]
    speakers = {span.id_: span.text for span in doc.spans["quotations_speaker"]}
    assert speakers == {first.id: "Anna Albers", second.id: "Polizei"}
    assert [span.text for span in doc.spans["quotations_cue"]] == ["sagte", "Laut"]


def test_a_stored_document_keeps_its_quotations(doc: Doc) -> None:
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert again._.quotations == doc._.quotations
    assert [s.text for s in again.spans["quotations"]] == [s.text for s in doc.spans["quotations"]]


def test_an_empty_document_has_no_quotations() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe(spacy_component.NAME, config={"models": "free", "spans_key": "told"})
    empty = nlp("")
    assert empty._.quotations == ()
    assert len(empty.spans["told"]) == 0


def test_a_pipeline_of_another_language_and_unknown_models_are_refused() -> None:
    with pytest.raises(InputError, match="German"):
        spacy.blank("en").add_pipe(spacy_component.NAME)
    with pytest.raises(InputError, match="full, free"):
        spacy.blank("de").add_pipe(spacy_component.NAME, config={"models": "best"})


def test_spacy_finds_the_component_by_its_name_alone() -> None:
    found = {point.name: point.value for point in entry_points(group="spacy_factories")}
    assert found[spacy_component.NAME] == "quellenlage.spacy_component:make_component"
