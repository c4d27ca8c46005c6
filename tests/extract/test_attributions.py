"""Credits of articles and passages, with their chains."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quellenlage.extract.attributions import find_attributions
from quellenlage.extract.mentions import find_mentions
from quellenlage.extract.quotations import find_quotations
from quellenlage.languages import Language
from quellenlage.model import (
    AnnotatedDocument,
    Attribution,
    AttributionScope,
    Credit,
    CreditedKind,
    Span,
)
from tests.factory import make_document

Find = Callable[[str], tuple[Attribution, ...]]


@pytest.fixture
def attributions(annotate: Callable[[str], AnnotatedDocument], german: Language) -> Find:
    def find(text: str) -> tuple[Attribution, ...]:
        annotated = annotate(text)
        return find_attributions(annotated, find_mentions(annotated, german), german)

    return find


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Laut Reuters ist das Schiff gesunken.", "Reuters", CreditedKind.AGENCY),
        ("Das Schiff ist gesunken, wie die Nachrichtenagentur dpa berichtet.",
         "Deutsche Presse-Agentur", CreditedKind.AGENCY),
        ("Einem Bericht des Tagesspiegels zufolge sank das Schiff.", None, None),
        ("Berichten zufolge ist das Schiff gesunken.", "Berichte", CreditedKind.ANONYMOUS),
        ("„Das Schiff ist leider gesunken“, sagte der Kapitän der dpa.",
         "Deutsche Presse-Agentur", CreditedKind.AGENCY),
    ],
)  # fmt: skip
def test_a_passage_is_credited(
    attributions: Find, text: str, name: str | None, kind: CreditedKind | None
) -> None:
    (found,) = attributions(text)
    assert found.scope is AttributionScope.PASSAGE
    assert found.passage is not None
    assert name is None or found.credited.name == name
    assert kind is None or found.credited.kind is kind


def test_the_chain_runs_from_the_nearest_source_to_the_first_voice(attributions: Find) -> None:
    text = (
        "Laut Reuters sank das Schiff, wie die Agentur unter Berufung auf die Küstenwache schrieb."
    )
    (found,) = attributions(text)
    assert found.chain[0].name == "Reuters"
    assert "Küstenwache" in found.chain[-1].name


def test_who_reported_first_stands_behind_who_is_credited(attributions: Find) -> None:
    text = (
        "Einem Bericht der Agentur Reuters zufolge, über den die staatlichen Medien zuerst "
        "berichteten, sank das Schiff."
    )
    (found,) = attributions(text)
    assert [link.name for link in found.chain][:1] == ["Reuters"]
    assert "Medien" in found.chain[1].name


def test_every_link_slices_to_the_words_that_name_it(attributions: Find) -> None:
    text = "Nach Angaben der Küstenwache sank das Schiff."
    (found,) = attributions(text)
    assert found.start is not None
    assert found.end is not None
    assert text[found.start : found.end] == "Nach Angaben der Küstenwache"
    assert [span.slice(text) for span in found.chain[0].spans] == ["der Küstenwache"]


def test_a_credit_of_the_article_covers_all_of_it(
    annotate: Callable[[str], AnnotatedDocument], german: Language
) -> None:
    text = "Das Schiff sank. (dpa)"
    annotated = annotate(text)
    credit = Credit(names=("dpa",), form="trailing", span=Span(17, 22))
    document = make_document(text, credits=(credit,))
    annotated.document = document
    found = find_attributions(annotated, (), german)
    (whole,) = [one for one in found if one.scope is AttributionScope.ARTICLE]
    assert whole.credited.kind is CreditedKind.AGENCY
    assert whole.passage is None
    assert text[whole.start : whole.end] == "dpa"


def test_a_translator_is_no_source(
    annotate: Callable[[str], AnnotatedDocument], german: Language
) -> None:
    annotated = annotate("Das Schiff sank.")
    credits_ = tuple(
        Credit(names=(name,), form="translated") for name in ("Clara Tarrenberg", "Reuters")
    )
    annotated.document = make_document("Das Schiff sank.", credits=credits_)
    (found,) = find_attributions(annotated, (), german)
    assert found.credited.name == "Reuters"


def test_plain_narration_credits_nobody(attributions: Find) -> None:
    assert attributions("Das Schiff sank am Montag vor der Küste.") == ()


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Laut der Staatsagentur Lumapress ist das Schiff gesunken.",
         "Lumapress", CreditedKind.AGENCY),
        ("Wie das Portal Levetal Online berichtet, ist das Schiff gesunken.",
         "Levetal Online", CreditedKind.OUTLET),
        ("Nach Angaben der Polizei ist das Schiff gesunken.", "Polizei", CreditedKind.OFFICIAL),
        ("Das Schiff ist gesunken, wie das Magazin Stern berichtet.", "Stern", CreditedKind.OUTLET),
    ],
)  # fmt: skip
def test_a_source_is_called_by_its_name_alone(
    attributions: Find, text: str, name: str, kind: CreditedKind
) -> None:
    (found,) = attributions(text)
    assert (found.credited.name, found.credited.kind) == (name, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Der Kran hob die Ladung von dem Schiff „Stern von Leve“.",
        "Die Zeit der Pacht beträgt zwanzig Jahre.",
        "In einer früheren Version dieses Artikels hieß es, das Schiff sei gesunken.",
    ],
)
def test_common_words_and_the_article_itself_are_no_sources(attributions: Find, text: str) -> None:
    assert attributions(text) == ()


def test_the_paper_is_the_one_credited_before(attributions: Find) -> None:
    text = (
        "Zuvor hatte das Wieker Tageblatt berichtet, dass das Schiff gesunken sei. "
        "Die Zeitung beruft sich auf den Kapitän des Schiffes."
    )
    first, second = attributions(text)
    assert first.credited.name == second.credited.name == "Wieker Tageblatt"
    assert "Kapitän" in second.chain[-1].name
    assert second.passage is not None
    assert second.passage.start == 0


def test_a_sign_behind_a_paragraph_covers_that_paragraph_only(attributions: Find) -> None:
    text = "Das Schiff sank am Montag vor der Küste. (npa)\n\nDer Kapitän blieb unverletzt."
    (found,) = attributions(text)
    assert found.credited.name == "npa"
    assert found.passage is not None
    assert "Kapitän" not in found.passage.slice(text)


FIRST_REPORTED = (
    "Einem Bericht der Nachrichtenagentur Reuters zufolge, über den die staatlichen Medien "
    "zuerst berichteten, wurde Albers mit den Worten zitiert, sie habe verhandelt."
)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (FIRST_REPORTED, ["Reuters", "staatliche Medien"]),
        ("„Das ist geprüft“, erklärte Albers laut einer Übersetzung des Wieker Tageblatts.",
         ["Wieker Tageblatt"]),
        ("„Wir werden bleiben“, wurde sie von der Staatsagentur Lumapress zitiert.",
         ["Lumapress"]),
        ("„Der Hafen bleibt geschlossen“, sagte Albers der dpa.", ["Deutsche Presse-Agentur"]),
        ("Der Hafen bleibe offen, sagte die Ministerin im Gespräch mit levetal.de.",
         ["levetal.de"]),
        ("„Der Hafen dient als Lager“, schreibt DW News.", ["Deutsche Welle"]),
        ("Es eile, meldete die Agentur Lumapress unter Berufung auf das Ministerium.",
         ["Lumapress", "Ministerium"]),
        ("Wie die Agentur Lumapress (lup) meldete, habe die Ministerin erklärt, es sei so.",
         ["Lumapress", "Ministerin"]),
        ("Aus Regierungskreisen hieß es, der Hafen werde verkauft.", ["Regierungskreise"]),
        ("Nach Brandners Angaben war der Hafen schon verkauft.", ["Brandner"]),
    ],
)  # fmt: skip
def test_a_chain_runs_back_to_the_first_source_and_every_link_has_its_words(
    attributions: Find, text: str, chain: list[str]
) -> None:
    (found,) = attributions(text)
    assert [link.name for link in found.chain] == chain
    assert all(span.slice(text) for link in found.chain for span in link.spans)
    assert all(link.spans for link in found.chain)


def test_a_source_within_somebodys_words_is_nested_in_them(
    annotate: Callable[[str], AnnotatedDocument], german: Language
) -> None:
    """She says that the group says: the inner quotation is told within the outer one."""
    text = (
        "„Laut der Exilgruppe HAFENRAT, die aus früheren Zöllnern besteht, handelt es sich um "
        "ein Papier, das Hilfe vorsieht“, erklärte Brandner."
    )
    annotated = annotate(text)
    entities = find_mentions(annotated, german)
    credits_ = find_attributions(annotated, entities, german)
    found = find_quotations(annotated, entities, credits_, german, model=german.quotation_model)
    outer, inner = (q for q in found if len(q.spans) == 1)
    assert inner.parent == outer.id
    assert outer.speaker.name == "Brandner"
    assert "HAFENRAT" in inner.speaker.spans[0].slice(text)
