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
    MentionForm,
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
