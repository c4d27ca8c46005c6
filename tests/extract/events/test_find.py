"""Events are found with their participants, times and places."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quellenlage.extract.events import find_events
from quellenlage.languages import Language
from quellenlage.model import (
    ActorType,
    AnnotatedDocument,
    EventReport,
    LocalEntity,
    Mention,
    MentionForm,
    ParticipantRole,
    Plover,
    TimeMention,
    TimexType,
)
from tests.resolve.piles import spot

Annotate = Callable[[str], AnnotatedDocument]


def entity(
    annotated: AnnotatedDocument,
    name: str,
    kind: ActorType = ActorType.PERSON,
    *,
    form: MentionForm = MentionForm.NAME,
) -> LocalEntity:
    """Return the entity that the first occurrence of ``name`` mentions; its id is the name."""
    document = annotated.document
    span = spot(document.text, name)
    mention = Mention(
        id=f"m-{name}", document=document.id, start=span.start, end=span.end, form=form, actor=name
    )
    return LocalEntity(id=name, document=document.id, type=kind, names=(name,), mentions=(mention,))


def moment(annotated: AnnotatedDocument, words: str) -> TimeMention:
    document = annotated.document
    span = spot(document.text, words)
    return TimeMention(
        id=words, document=document.id, start=span.start, end=span.end,
        type=TimexType.DATE, template="2023", rule="test",
    )  # fmt: skip


def roles(report: EventReport) -> dict[str, ParticipantRole]:
    return {participant.actor: participant.role for participant in report.participants}


def test_a_meeting_has_an_agent_a_counterpart_a_day_and_a_place(
    annotate: Annotate, german: Language
) -> None:
    annotated = annotate("Ministerin Ada Wolm traf sich am Montag in Uferstadt mit Bo Lund.")
    entities = [
        entity(annotated, "Ada Wolm"),
        entity(annotated, "Bo Lund"),
        entity(annotated, "Uferstadt", ActorType.GPE),
    ]
    (report,) = find_events(annotated, entities, [moment(annotated, "Montag")], (), german)
    assert (report.type, report.plover) == ("meeting", Plover.CONSULT)
    assert report.trigger.slice(annotated.document.text) == "traf"
    assert roles(report)["Ada Wolm"] is ParticipantRole.AGENT
    assert roles(report)["Bo Lund"] is ParticipantRole.COUNTERPART
    assert (report.time, report.place) == ("Montag", "Uferstadt")


def test_the_passive_turns_subject_and_agent_round(annotate: Annotate, german: Language) -> None:
    annotated = annotate("Die Journalistin Ada Wolm wurde von der Polizei verhaftet.")
    entities = [entity(annotated, "Ada Wolm"), entity(annotated, "Polizei", ActorType.ORGANISATION)]
    (report,) = find_events(annotated, entities, (), (), german)
    assert roles(report) == {
        "Ada Wolm": ParticipantRole.THEME,
        "Polizei": ParticipantRole.AGENT,
    }


def test_a_light_verb_gives_way_to_its_noun(annotate: Annotate, german: Language) -> None:
    annotated = annotate("Ada Wolm unterzeichnete am Montag ein Abkommen mit Bo Lund.")
    entities = [entity(annotated, "Ada Wolm"), entity(annotated, "Bo Lund")]
    (report,) = find_events(annotated, entities, [moment(annotated, "Montag")], (), german)
    assert report.trigger.slice(annotated.document.text) == "Abkommen"
    assert roles(report)["Ada Wolm"] is ParticipantRole.AGENT
    assert report.time == "Montag"


def test_the_day_of_the_clause_is_not_the_day_of_what_went_before(
    annotate: Annotate, german: Language
) -> None:
    annotated = annotate("Am Montag lobte Ada Wolm den Rücktritt von Bo Lund.")
    entities = [entity(annotated, "Ada Wolm"), entity(annotated, "Bo Lund")]
    found = find_events(annotated, entities, [moment(annotated, "Montag")], (), german)
    times = {report.type: report.time for report in found}
    assert times["resignation"] is None


def test_a_compound_counts_by_its_head(annotate: Annotate, german: Language) -> None:
    annotated = annotate("Seit Montag läuft ein Lokführerstreik.")
    (report,) = find_events(annotated, (), [moment(annotated, "Montag")], (), german)
    assert report.type == "strike"


@pytest.mark.parametrize("text", ["Ein Vorschlag liegt vor.", "Die Auswahl ist groß."])
def test_words_that_only_end_like_an_event_are_passed_over(
    annotate: Annotate, german: Language, text: str
) -> None:
    assert find_events(annotate(text), (), (), (), german) == ()


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Wolm",
                "traf",
                "am",
                "Montag",
                ",",
                "„",
                "“",
                "das",
                "Treffen",
                "mit",
                "Lund",
                ".",
                "\n\n",
            ]
        ),
        max_size=25,
    )
)
def test_any_words_give_spans_within_their_sentence(
    annotate: Annotate, german: Language, words: list[str]
) -> None:
    annotated = annotate(" ".join(words) or "Wolm")
    for report in find_events(annotated, (), (), (), german):
        assert report.sentence.contains(report.trigger)
        assert report.trigger.slice(annotated.document.text).strip()
