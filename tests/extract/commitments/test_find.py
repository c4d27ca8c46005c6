"""Commitments are found with who owes, who gains and who asks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quellenlage.extract.commitments import find_commitments
from quellenlage.languages import Language
from quellenlage.model import (
    ActorType,
    AnnotatedDocument,
    CommitmentKind,
    CommitmentStatus,
    Medium,
    MentionForm,
    Party,
    Quotation,
    QuotationType,
    Span,
)
from tests.extract.events.test_find import entity, moment

Annotate = Callable[[str], AnnotatedDocument]


def test_a_request_binds_whom_it_is_put_to(annotate: Annotate, german: Language) -> None:
    annotated = annotate("Ada Wolm bat die Regierung von Nordland um Hilfe.")
    entities = [entity(annotated, "Ada Wolm"), entity(annotated, "Regierung", ActorType.GPE)]
    (report,) = find_commitments(annotated, entities, (), (), german)
    assert (report.kind, report.status) == (CommitmentKind.REQUEST, CommitmentStatus.REQUESTED)
    assert (report.requested_by, report.obligor) == (("Ada Wolm",), ("Regierung",))
    assert "um Hilfe" in report.what


def test_a_promise_binds_its_speaker(annotate: Annotate, german: Language) -> None:
    annotated = annotate("Ada Wolm versprach der Stadt, bis 2030 eine Brücke zu bauen.")
    entities = [entity(annotated, "Ada Wolm"), entity(annotated, "Stadt", ActorType.GPE)]
    (report,) = find_commitments(annotated, entities, [moment(annotated, "2030")], (), german)
    assert report.kind is CommitmentKind.PROMISE
    assert report.obligor == ("Ada Wolm",)
    assert report.due == "2030"
    assert report.what.endswith("eine Brücke zu bauen")


def test_of_two_possible_speakers_both_are_kept_and_marked(
    annotate: Annotate, german: Language
) -> None:
    annotated = annotate("Er dankte Ada Wolm und versprach, die Brücke zu bauen.")
    entities = [
        entity(annotated, "Er", form=MentionForm.PRONOUN),
        entity(annotated, "Ada Wolm"),
    ]
    (report,) = find_commitments(annotated, entities, (), (), german)
    assert report.ambiguous
    assert set(report.obligor) == {"Er", "Ada Wolm"}


def test_works_with_a_date_to_keep_are_announced(annotate: Annotate, german: Language) -> None:
    annotated = annotate("Nordland baut ein Lager, das am 1. Juli fertiggestellt werden soll.")
    entities = [entity(annotated, "Nordland", ActorType.GPE)]
    (report,) = find_commitments(annotated, entities, [moment(annotated, "1. Juli")], (), german)
    assert report.kind is CommitmentKind.ANNOUNCEMENT
    assert (report.obligor, report.due) == (("Nordland",), "1. Juli")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Wolm kündigte an, den Antrag zu prüfen.",
        "Ada Wolm versprach nichts.",
        "Ada Wolm könnte der Stadt eine Brücke versprechen.",
    ],
)
def test_what_binds_nobody_is_no_commitment(
    annotate: Annotate, german: Language, text: str
) -> None:
    annotated = annotate(text)
    assert find_commitments(annotated, [entity(annotated, "Ada Wolm")], (), (), german) == ()


def test_a_toll_is_no_demand(annotate: Annotate, german: Language) -> None:
    annotated = annotate("Nordland trauert. Ein Taifun forderte in Nordland drei Todesopfer.")
    entities = [entity(annotated, "Nordland", ActorType.GPE)]
    assert find_commitments(annotated, entities, (), (), german) == ()


def test_what_must_be_done_by_a_day_is_demanded_by_who_says_so(
    annotate: Annotate, german: Language
) -> None:
    text = "Bis zum 30. Juni müsse ein Gutachten vorliegen, sagte Ada Wolm."
    annotated = annotate(text)
    entities = [entity(annotated, "Ada Wolm")]
    quotations = [said(annotated, "Bis zum 30. Juni müsse ein Gutachten vorliegen", "Ada Wolm")]
    times = [moment(annotated, "30. Juni")]
    (report,) = find_commitments(annotated, entities, times, quotations, german)
    assert (report.kind, report.requested_by) == (CommitmentKind.DEMAND, ("Ada Wolm",))
    assert (report.due, report.deadline) == ("30. Juni", True)


def test_what_somebody_will_do_by_a_day_is_announced(annotate: Annotate, german: Language) -> None:
    annotated = annotate("Nordland will bis zum 30. Juni alle Akten veröffentlichen.")
    entities = [entity(annotated, "Nordland", ActorType.GPE)]
    times = [moment(annotated, "30. Juni")]
    (report,) = find_commitments(annotated, entities, times, (), german)
    assert report.kind is CommitmentKind.ANNOUNCEMENT
    assert report.what == "bis zum 30. Juni alle Akten veröffentlichen"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "Sollte die Mauer fallen, will Nordland die Zahlung zurückhalten.",
            "die Zahlung zurückhalten",
        ),
        ("Anderenfalls werde Nordland vor Gericht ziehen.", "vor Gericht ziehen"),
    ],
)
def test_harm_under_a_condition_is_a_threat(
    annotate: Annotate, german: Language, text: str, what: str
) -> None:
    annotated = annotate(text)
    entities = [entity(annotated, "Nordland", ActorType.GPE)]
    (report,) = find_commitments(annotated, entities, (), (), german)
    assert (report.kind, report.what) == (CommitmentKind.THREAT, what)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Ada Wolm versprach der Stadt, eine Brücke zu bauen.", "eine Brücke zu bauen"),
        (
            "Ada Wolm verlangte Auskunft darüber, wann die Brücke fertig wird.",
            "Auskunft darüber, wann die Brücke fertig wird",
        ),
        ("Ada Wolm forderte vom Land eine Soforthilfe.", "eine Soforthilfe"),
    ],
)
def test_the_content_is_a_clause_without_its_parties(
    annotate: Annotate, german: Language, text: str, what: str
) -> None:
    annotated = annotate(text)
    (report,) = find_commitments(annotated, [entity(annotated, "Ada Wolm")], (), (), german)
    assert report.what == what


def test_a_promise_without_content_is_none(annotate: Annotate, german: Language) -> None:
    annotated = annotate("Ada Wolm muss ihre Versprechen halten.")
    assert find_commitments(annotated, [entity(annotated, "Ada Wolm")], (), (), german) == ()


def said(annotated: AnnotatedDocument, content: str, speaker: str) -> Quotation:
    """Return an indirect quotation of ``content``."""
    start = annotated.document.text.index(content)
    return Quotation(
        id="q",
        document=annotated.document.id,
        type=QuotationType.INDIRECT,
        medium=Medium.SPEECH,
        spans=(Span(start, start + len(content)),),
        speaker=Party(actor=speaker, name=speaker),
        score=1.0,
        why=(),
    )


def test_two_deeds_promised_in_one_sentence_are_two_commitments(
    annotate: Annotate, german: Language
) -> None:
    annotated = annotate(
        "Ada Wolm versprach, die Brücke zu bauen und die Stadt mit Holz zu beliefern."
    )
    reports = find_commitments(annotated, [entity(annotated, "Ada Wolm")], (), (), german)
    assert sorted("Brücke" in report.what for report in reports) == [False, True]
    assert len({report.id for report in reports}) == 2


def test_both_are_the_two_persons_named_last(annotate: Annotate, german: Language) -> None:
    annotated = annotate(
        "Ada Wolm traf Bo Lund. Die beiden Minister haben einen Vertrag über Fischfang geschlossen."
    )
    entities = [entity(annotated, "Ada Wolm"), entity(annotated, "Bo Lund")]
    (report,) = find_commitments(annotated, entities, (), (), german)
    assert set(report.obligor) == {"Ada Wolm", "Bo Lund"}


def test_who_says_that_it_is_broken_is_named(annotate: Annotate, german: Language) -> None:
    annotated = annotate("Ada Wolm warf Nordland vor, das Abkommen über Fischfang zu brechen.")
    entities = [entity(annotated, "Ada Wolm"), entity(annotated, "Nordland", ActorType.GPE)]
    (report,) = find_commitments(annotated, entities, (), (), german)
    assert report.status is CommitmentStatus.ALLEGED_BROKEN
    assert report.alleged_by == ("Ada Wolm",)


def test_a_purpose_binds_nobody(annotate: Annotate, german: Language) -> None:
    annotated = annotate("Ada Wolm prüft die Regeln, um die Ruhe der Stadt zu gewährleisten.")
    assert find_commitments(annotated, [entity(annotated, "Ada Wolm")], (), (), german) == ()
