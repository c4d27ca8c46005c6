"""Events are found with their participants, times and places."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

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


@pytest.mark.parametrize("text", ["Ein Ratschlag liegt vor.", "Die Auswahl ist groß."])
def test_words_that_only_end_like_an_event_are_passed_over(
    annotate: Annotate, german: Language, text: str
) -> None:
    assert find_events(annotate(text), (), (), (), german) == ()


@pytest.mark.parametrize(
    ("text", "day", "kind"),
    [
        ("Am 18. Januar riss eine Sturmflut Löcher in den Deich.", "18. Januar", "disaster"),
        ("Das sagte Wolm am Montag nach einem Treffen mit Lund.", "Montag", "meeting"),
        ("Der Bericht soll am 15. Juli vorliegen.", "15. Juli", "publication"),
    ],
)
def test_a_clause_gives_its_day_to_what_it_tells(
    annotate: Annotate, german: Language, text: str, day: str, kind: str
) -> None:
    annotated = annotate(text)
    reports = find_events(annotated, (), [moment(annotated, day)], (), german)
    assert [(r.type, r.time) for r in reports if r.type == kind] == [(kind, day)]


def test_a_date_at_the_head_of_a_sentence_frames_the_next(
    annotate: Annotate, german: Language
) -> None:
    annotated = annotate("Am 14. Juni 1996 kam er an. Im Rathaus traf Wolm den Minister.")
    time = replace(moment(annotated, "14. Juni 1996"), template="1996-06-14")
    reports = find_events(annotated, (), [time], (), german)
    assert [r.time for r in reports if r.type == "meeting"] == ["14. Juni 1996"]


@pytest.mark.parametrize(
    "text",
    [
        "Der Bericht kam zwei Wochen später als Wolm es verlangt hatte.",
        "Wolm bat darum, den Deich vor dem Winter zu prüfen.",
    ],
)
def test_a_day_of_something_else_dates_nothing(
    annotate: Annotate, german: Language, text: str
) -> None:
    annotated = annotate(text)
    words = "zwei Wochen später" if "Wochen" in text else "Winter"
    reports = find_events(annotated, (), [moment(annotated, words)], (), german)
    assert all(report.time is None for report in reports)


def test_only_somebody_who_can_act_gives_way(annotate: Annotate, german: Language) -> None:
    assert find_events(annotate("Am Ende gab die Mauer nach."), (), (), (), german) == ()


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


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Zwei Fischer kamen bei dem Sturm ums Leben.", "Leben", "death"),
        (
            "Die Stadt macht den Minister für den Brand verantwortlich.",
            "verantwortlich",
            "accusation",
        ),
        ("Das gestohlene Boot lag am Ufer.", "gestohlene", "crime"),
        ("Die anrückende Feuerwehr sperrte den Kai.", "anrückende", "aid"),
        ("Wolm legte am Montag das Mandat nieder.", "legte", "resignation"),
        ("Wolm gab gestern das Ende der Suche bekannt.", "gab", "announcement"),
        ("Nach Verhandlungen endete der Streit.", "Verhandlungen", "negotiation"),
        ("Wegen Betrugs ist der Händler angeklagt.", "Betrugs", "crime"),
    ],
)
def test_an_event_is_told_by_many_kinds_of_words(
    annotate: Annotate, german: Language, text: str, trigger: str, kind: str
) -> None:
    annotated = annotate(text)
    names = [name for name in ("Wolm", "Feuerwehr") if name in text]
    found = find_events(annotated, [entity(annotated, n) for n in names], (), (), german)
    told = {report.trigger.slice(text): report.type for report in found}
    assert told.get(trigger) == kind, told


@pytest.mark.parametrize(
    "text",
    [
        "Sie öffneten die Tür mit Hilfe eines Hebels.",
        "Die Mannschaft trat an.",
        "Das Beispiel zeigt es.",
    ],
)
def test_look_alikes_tell_nothing(annotate: Annotate, german: Language, text: str) -> None:
    assert find_events(annotate(text), (), (), (), german) == ()


def test_the_subject_of_a_passive_carries_on_to_the_next_verb(
    annotate: Annotate, german: Language
) -> None:
    annotated = annotate("Ada Wolm wurde in die Stadt gebracht und dort vernommen.")
    reports = find_events(annotated, [entity(annotated, "Ada Wolm")], (), (), german)
    found = {r.type: roles(r) for r in reports}
    assert found["investigation"] == {"Ada Wolm": ParticipantRole.RECIPIENT}


def test_a_delivery_is_aid_only_where_a_state_takes_part(
    annotate: Annotate, german: Language
) -> None:
    annotated = annotate("Nordland lieferte der Werft ein Boot.")
    firm = [entity(annotated, "Werft", ActorType.ORGANISATION)]
    state = [*firm, entity(annotated, "Nordland", ActorType.GPE)]
    (alone,) = find_events(annotated, firm, (), (), german)
    (given,) = find_events(annotated, state, (), (), german)
    assert (alone.plover, given.plover) == (None, Plover.AID)


NOUNS = {
    "Gegen Wolm wird wegen Betrugs ermittelt.": ("crime", {"Wolm": "agent"}),
    "Die Festnahme von Wolm überraschte alle.": ("arrest", {"Wolm": "theme"}),
    "Das Urteil des Gerichts ist da.": ("verdict", {"Gerichts": "agent"}),
    "Die Regierung kündigte Verhandlungen an.": ("negotiation", {"Regierung": "agent"}),
    "Wolm forderte Lund zum Rücktritt auf.": ("resignation", {"Lund": "agent"}),
    "Wolm gab gestern seinen Rücktritt bekannt.": ("resignation", {"Wolm": "agent"}),
    "Die Polizei nahm Wolm in Haft.": ("arrest", {"Polizei": "agent", "Wolm": "theme"}),
    "Die Rettung der Kinder gelang.": ("aid", {"Kinder": "recipient"}),
}


@pytest.mark.parametrize("text", NOUNS)
def test_nouns_tell_who_takes_part_by_their_own_words_and_the_verb_around_them(
    annotate: Annotate, german: Language, text: str
) -> None:
    kind, expected = NOUNS[text]
    annotated = annotate(text)
    words = ("Wolm", "Lund", "Gerichts", "Regierung", "Polizei", "Kinder")
    entities = [entity(annotated, word) for word in words if word in text]
    reports = find_events(annotated, entities, (), (), german)
    assert [roles(report) for report in reports if report.type == kind] == [expected]
