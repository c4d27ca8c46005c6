"""Quotations of one article, with the rules alone and with the learned weights."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quellenlage.annotate import Base
from quellenlage.extract.attributions import find_attributions
from quellenlage.extract.mentions import find_mentions
from quellenlage.extract.quotations import find_quotations
from quellenlage.languages import Language
from quellenlage.model import (
    AnnotatedDocument,
    Block,
    BlockRole,
    Document,
    Medium,
    Quotation,
    QuotationType,
    Span,
    Stance,
)
from tests.factory import make_document
from tests.steps import count_steps

Annotate = Callable[[str], AnnotatedDocument]


@pytest.fixture(params=["full", "free"])
def quotations(
    request: pytest.FixtureRequest, annotate: Annotate, german: Language
) -> Callable[[str], tuple[Quotation, ...]]:
    model = german.quotation_model if request.param == "full" else None

    def find(text: str) -> tuple[Quotation, ...]:
        annotated = annotate(text)
        entities = find_mentions(annotated, german)
        credits_ = find_attributions(annotated, entities, german)
        return find_quotations(annotated, entities, credits_, german, model=model)

    return find


def words(text: str, spans: Iterable[Span]) -> list[str]:
    return [span.slice(text) for span in spans]


def only(found: tuple[Quotation, ...], kind: QuotationType) -> Quotation:
    (quotation,) = [quotation for quotation in found if quotation.type is kind]
    return quotation


Find = Callable[[str], tuple[Quotation, ...]]


def test_direct_speech_with_the_frame_behind(quotations: Find) -> None:
    text = "„Wir werden den Hafen nicht verkaufen“, sagte die Ministerin Anna Albers am Montag."
    quotation = only(quotations(text), QuotationType.DIRECT)
    assert words(text, quotation.spans) == ["„Wir werden den Hafen nicht verkaufen“"]
    assert words(text, quotation.speaker.spans) == ["die Ministerin Anna Albers"]
    assert quotation.cue is not None
    assert words(text, quotation.cue.spans) == ["sagte"]
    assert quotation.speaker.actor is not None


def test_direct_speech_behind_a_colon(quotations: Find) -> None:
    text = "Der Bürgermeister erklärte: „Das Geld ist da, wir bauen die Brücke.“"
    quotation = only(quotations(text), QuotationType.DIRECT)
    assert words(text, quotation.spans) == ["„Das Geld ist da, wir bauen die Brücke.“"]
    assert words(text, quotation.speaker.spans) == ["Der Bürgermeister"]


def test_a_second_passage_without_a_frame_keeps_the_speaker(quotations: Find) -> None:
    text = "„Wir sind bereit“, sagte Albers. „Aber wir warten noch auf eine Antwort der Stadt.“"
    found = [q for q in quotations(text) if q.type is QuotationType.DIRECT]
    assert [words(text, q.speaker.spans) for q in found] == [["Albers"], ["Albers"]]


def test_indirect_speech_with_dass(quotations: Find) -> None:
    text = "Die Sprecherin teilte der Zeitung mit, dass die Fähre am Freitag wieder fahre."
    quotation = only(quotations(text), QuotationType.INDIRECT)
    assert words(text, quotation.spans) == ["dass die Fähre am Freitag wieder fahre"]
    assert quotation.cue is not None
    assert words(text, quotation.cue.spans) == ["teilte", "mit"]
    assert quotation.addressee is not None
    assert words(text, quotation.addressee.spans) == ["der Zeitung"]


def test_indirect_speech_before_its_frame(quotations: Find) -> None:
    text = "Die Fähre sei seit Wochen kaputt, sagte ein Sprecher der Reederei."
    quotation = only(quotations(text), QuotationType.INDIRECT)
    assert words(text, quotation.spans) == ["Die Fähre sei seit Wochen kaputt"]
    assert words(text, quotation.speaker.spans) == ["ein Sprecher der Reederei"]


def test_content_split_by_a_source(quotations: Find) -> None:
    text = "Im Hafen wurden laut Polizei drei Menschen verletzt."
    quotation = only(quotations(text), QuotationType.INDIRECT)
    assert words(text, quotation.spans) == ["Im Hafen wurden", "drei Menschen verletzt"]
    assert words(text, quotation.speaker.spans) == ["Polizei"]
    assert len(quotation.via) == 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nach Angaben der Feuerwehr brannte die Halle aus.", "Angaben der Feuerwehr"),
        ("Einem Bericht der Werft zufolge ist das Schiff fertig.", "Einem Bericht der Werft"),
        ("Das Schiff ist fertig, wie die Werft am Montag mitteilte.", "die Werft"),
        ("Die Werft habe geschlossen, so der Bürgermeister.", "der Bürgermeister"),
    ],
)
def test_sources_named_by_prepositions_and_inserted_clauses(
    quotations: Find, text: str, speaker: str
) -> None:
    quotation = only(quotations(text), QuotationType.INDIRECT)
    assert words(text, quotation.speaker.spans) == [speaker]


def test_konjunktiv_runs_on_without_a_frame(quotations: Find) -> None:
    text = (
        "Die Ministerin sagte, der Vertrag sei fertig. Die Stadt habe ihn gelesen. "
        "Er werde im Mai unterschrieben."
    )
    quotation = only(quotations(text), QuotationType.INDIRECT_FREE_INDIRECT)
    (content,) = words(text, quotation.spans)
    assert content == "Die Stadt habe ihn gelesen. Er werde im Mai unterschrieben."
    assert words(text, quotation.speaker.spans) == ["Die Ministerin"]


def test_a_passage_within_indirect_speech_is_nested(quotations: Find) -> None:
    text = "Albers sagte, die Stadt habe „in zehn Jahren gar nichts gelernt“ und müsse handeln."
    found = quotations(text)
    outer = only(found, QuotationType.INDIRECT)
    inner = only(found, QuotationType.DIRECT)
    assert inner.parent == outer.id
    assert words(text, inner.speaker.spans) == words(text, outer.speaker.spans)


def test_a_source_within_direct_speech_is_nested(quotations: Find) -> None:
    text = (
        "„Laut der Reederei Nordlicht handelt es sich um ein altes Schiff, das repariert wird“, "
        "erklärte Albers."
    )
    found = quotations(text)
    outer = only(found, QuotationType.DIRECT)
    inner = only(found, QuotationType.INDIRECT)
    assert inner.parent == outer.id
    assert "Nordlicht" in words(text, inner.speaker.spans)[0]


def test_titles_in_marks_are_no_speech(quotations: Find) -> None:
    assert quotations("Der Frachter „Seestern“ lag gestern im Hafen.") == ()


def test_nobody_named_stays_with_its_reason(quotations: Find) -> None:
    text = "„Der Betrieb läuft seit heute Morgen wieder ohne Störung“, hieß es."
    quotation = only(quotations(text), QuotationType.DIRECT)
    assert quotation.speaker.spans == ()
    assert quotation.speaker.unattributed is not None
    assert "hieß" in quotation.speaker.unattributed


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Der Reeder behauptete, er habe nichts gewusst.", Stance.DISTANCING),
        ("Der Reeder bestätigte, dass er das Schiff verkauft habe.", Stance.ENDORSING),
        ("Der Reeder forderte die Stadt auf, den Hafen zu öffnen.", Stance.DEMANDING),
    ],
)
def test_the_verb_of_saying_gives_the_stance(quotations: Find, text: str, stance: Stance) -> None:
    assert only(quotations(text), QuotationType.INDIRECT).stance is stance


def test_every_quotation_says_why(quotations: Find) -> None:
    found = quotations("Der Reeder sagte, er habe das Schiff verkauft.")
    assert all(quotation.why and 0 <= quotation.score <= 1 for quotation in found)


def test_a_pull_quote_repeats_and_does_not_count_twice(base: Base, german: Language) -> None:
    text = "„Der Hafen bleibt offen für alle“, sagte Albers.\n\nDer Hafen bleibt offen für alle"
    document = make_document(text)
    first, second = document.blocks
    pulled = Block(id=second.id, role=BlockRole.PULL_QUOTE, start=second.start, end=second.end)
    annotated = base.annotate(_with_blocks(document, (first, pulled)))
    one, other = find_quotations(annotated, (), (), german, model=None)
    assert other.repeats == one.id
    assert other.speaker == one.speaker


def test_a_headline_names_its_speaker_before_a_colon(base: Base, german: Language) -> None:
    text = "Angela Albers: Hafen bleibt offen\n\nDie Ministerin besuchte am Montag die Stadt."
    document = make_document(text)
    first, second = document.blocks
    headline = Block(id=first.id, role=BlockRole.HEADLINE, start=first.start, end=first.end)
    annotated = base.annotate(_with_blocks(document, (headline, second)))
    found = find_quotations(annotated, (), (), german, model=None)
    assert [words(text, q.speaker.spans) for q in found] == [["Angela Albers"]]
    assert words(text, found[0].spans) == ["Hafen bleibt offen"]


def test_the_steps_grow_with_the_text_only(annotate: Annotate, german: Language) -> None:
    """Eight times a sentence that never ends takes about eight times the steps."""
    endless = "„Wir gehen“, sagte Albers, die Stadt habe „nichts“ getan, laut Polizei; "

    def steps(times: int) -> int:
        annotated = annotate(endless * times)
        return count_steps(
            lambda: find_quotations(annotated, (), (), german, model=german.quotation_model)
        )

    assert steps(160) < 12 * steps(20)


def _with_blocks(document: Document, blocks: tuple[Block, ...]) -> Document:
    return make_document(document.text, blocks=blocks)


_WORDS = "sagte Albers dass er sei habe und zu laut nach Angaben der Polizei zufolge so wie"
_PIECES = st.sampled_from([*'„“"»«‚‘,.:–', "\n\n", *_WORDS.split()])


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(pieces=st.lists(_PIECES, max_size=40))
def test_any_text_gives_spans_that_slice_and_parents_that_exist(
    annotate: Annotate, german: Language, pieces: list[str]
) -> None:
    text = " ".join(pieces)
    for model in (None, german.quotation_model):
        found = find_quotations(annotate(text), (), (), german, model=model)
        known = {quotation.id for quotation in found}
        assert len(known) == len(found)
        for quotation in found:
            assert all(span.slice(text).strip() for span in quotation.spans)
            assert quotation.parent is None or quotation.parent in known
            assert quotation.speaker.spans or quotation.speaker.unattributed


def test_a_sentence_taken_up_by_the_next_is_what_was_said(quotations: Find) -> None:
    text = "Der Hafen soll bis Mai geschlossen bleiben. Das sagte die Ministerin Anna Albers."
    (found,) = quotations(text)
    assert words(text, found.spans)[0].startswith("Der Hafen soll bis Mai")
    assert "Anna Albers" in words(text, found.speaker.spans)[0]


def test_turns_with_labels_are_direct_speech_of_whom_the_label_names(quotations: Find) -> None:
    turns = [
        "Tageblatt: Frau Albers, wann öffnet der Hafen wieder?",
        "Albers: Der Hafen öffnet im Mai. Daran arbeiten wir jeden Tag.",
        "Tageblatt: Und wer bezahlt die neue Mauer?",
        "Albers: Das Land bezahlt sie, nicht die Stadt.",
    ]
    text = "\n\n".join(turns)
    spoken = {words(text, q.speaker.spans)[0]: words(text, q.spans)[0]
              for q in quotations(text) if q.why[0].startswith("Beitrag")}  # fmt: skip
    assert spoken["Albers"] == "Das Land bezahlt sie, nicht die Stadt."
    assert spoken["Tageblatt"] == "Und wer bezahlt die neue Mauer?"


def test_answers_belong_to_the_guest_and_questions_to_nobody(quotations: Find) -> None:
    parts = ["Die Ministerin Anna Albers über den Hafen und seine Mauer."]
    for question in ("Wann öffnet der Hafen?", "Wer bezahlt die Mauer?", "Wie geht es weiter?"):
        parts += [question, "Das werden wir im Mai in aller Ruhe mit der Stadt klären."]
    text = "\n\n".join(parts)
    found = quotations(text)
    asked = [q for q in found if q.why[0].startswith("Frage eines")]
    answered = [q for q in found if q.why[0].startswith("Antwort in")]
    assert len(asked) == len(answered) == 3
    assert all(q.speaker.unattributed == "Frage der Redaktion" for q in asked)
    assert {words(text, q.speaker.spans)[0] for q in answered} == {"Anna Albers"}


def test_two_questions_make_no_interview(quotations: Find) -> None:
    text = "Wer bezahlt die Mauer?\n\nDie Stadt schweigt.\n\nUnd nun?\n\nNiemand weiß es."
    assert not any("Interview" in q.why[0] for q in quotations(text))


def test_who_is_cited_speaks_and_not_who_cites(quotations: Find) -> None:
    text = "Die Agentur zitierte die Ministerin mit den Worten, der Hafen sei sicher."
    found = quotations(text)
    assert [words(text, q.speaker.spans) for q in found if "sicher" in words(text, q.spans)[0]] == [
        ["die Ministerin"]
    ]


def test_what_one_says_another_said_is_nested(quotations: Find) -> None:
    text = "Die Ministerin erklärte, der Leiter habe ihr gesagt, der Hafen sei sicher."
    inner = [q for q in quotations(text) if words(text, q.spans) == ["der Hafen sei sicher"]]
    assert len(inner) == 1
    assert inner[0].parent is not None
    assert words(text, inner[0].speaker.spans) == ["der Leiter"]


def test_scores_are_shares_between_nought_and_one(quotations: Find) -> None:
    text = "Laut Polizei ist der Hafen sicher. „Wir bleiben“, sagte Albers. Das sei klar."
    assert all(0 <= q.score <= 1 for q in quotations(text))


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "Brandt kritisierte den Verkauf. Seine These: Der Hafen wurde verschenkt.",
            "Der Hafen wurde verschenkt",
            "Brandt",
        ),
        (
            "Die Opposition greift an. Ihr Vorwurf: Die Ministerin habe den Landtag belogen.",
            "Die Ministerin habe den Landtag belogen",
            "Die Opposition",
        ),
        (
            "Die Forderung der Gewerkschaft: mehr Lohn für alle Beschäftigten.",
            "mehr Lohn für alle Beschäftigten",
            "der Gewerkschaft",
        ),
        (
            "Die Stadt will die Brücke abreißen. Das Argument: „Eine Reparatur wäre zu teuer.“",
            "„Eine Reparatur wäre zu teuer.“",
            "Die Stadt",
        ),
    ],
)
def test_a_noun_of_saying_with_a_colon_announces_words(
    quotations: Find, text: str, content: str, speaker: str
) -> None:
    (found,) = [q for q in quotations(text) if words(text, q.spans) == [content]]
    assert words(text, found.speaker.spans) == [speaker]


def test_who_is_spoken_to_stands_beside_the_announcing_noun(quotations: Find) -> None:
    text = "Brandt legte nach. Sein Vorwurf an die Ministerin: Sie habe gelogen."
    found = only(quotations(text), QuotationType.INDIRECT)
    assert found.addressee is not None
    assert words(text, found.addressee.spans) == ["die Ministerin"]


def test_belief_within_what_is_said_is_nested(quotations: Find) -> None:
    text = "Der Reeder erklärte, er gehe davon aus, dass die Fähre im Mai fahre."
    said, believed = quotations(text)
    assert words(text, said.spans) == ["er gehe davon aus, dass die Fähre im Mai fahre"]
    assert words(text, believed.spans) == ["dass die Fähre im Mai fahre"]
    assert words(text, believed.speaker.spans) == ["er"]
    assert believed.cue is not None
    assert words(text, believed.cue.spans) == ["gehe davon aus"]
    assert believed.parent == said.id


def test_where_and_when_something_was_said_is_no_part_of_it(quotations: Find) -> None:
    text = "Der Verkauf des Hafens ist ein Fehler, so Brandt am Montag in einem Facebook-Beitrag."
    found = only(quotations(text), QuotationType.INDIRECT)
    assert words(text, found.spans) == ["Der Verkauf des Hafens ist ein Fehler"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Emil Brandt twitterte: „Heute ist ein guter Tag.“", "„Heute ist ein guter Tag.“"),
        ("„Wir geben nicht auf“, postete Emil Brandt bei Facebook.", "„Wir geben nicht auf“"),
        ("Auf Twitter schrieb Emil Brandt, die Brücke bleibe zu.", "die Brücke bleibe zu"),
        ("Emil Brandt schrieb auf der Plattform X: „Das reicht!“", "„Das reicht!“"),
    ],
)
def test_posts_are_written(quotations: Find, text: str, content: str) -> None:
    (found,) = quotations(text)
    assert words(text, found.spans) == [content]
    assert words(text, found.speaker.spans) == ["Emil Brandt"]
    assert found.medium is Medium.WRITING


def test_a_long_belief_within_what_is_said_is_nested_too(quotations: Find) -> None:
    text = (
        "Der Kommandeur erklärte, er glaube, dass die Gespräche im Hafen einen weiteren Streit "
        "über die Gebühren und die Liegezeiten der Fähren im Winter bringen würden."
    )
    said, believed = quotations(text)
    assert believed.parent == said.id
    assert words(text, believed.speaker.spans) == ["er"]


def test_das_heisst_explains_and_tells_of_no_speech(quotations: Find) -> None:
    text = "Die Mauer ist alt. Das heißt, dass sie im Winter bricht."
    assert quotations(text) == ()


def test_where_somebody_wrote_is_no_part_of_the_name(quotations: Find) -> None:
    text = "Die Brücke sei zu, schrieb der Präsidentenberater Emil Brandt bei Twitter."
    (found,) = quotations(text)
    assert words(text, found.speaker.spans) == ["der Präsidentenberater Emil Brandt"]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "Der Vorsitzende Jan Krull bezeichnete den Entwurf am Montag als „maßvoll“.",
            "„maßvoll“",
            "Der Vorsitzende Jan Krull",
        ),
        (
            "Der Geschäftsführer wies alle Vorwürfe als „haltlos“ zurück.",
            "„haltlos“",
            "Der Geschäftsführer",
        ),
    ],
)
def test_a_word_by_which_somebody_calls_something_is_his(
    quotations: Find, text: str, content: str, speaker: str
) -> None:
    quotation = only(quotations(text), QuotationType.DIRECT)
    assert words(text, quotation.spans) == [content]
    assert words(text, quotation.speaker.spans) == [speaker]


def test_a_pronoun_that_is_a_subject_by_its_form_speaks(quotations: Find) -> None:
    text = "Anna Albers trat vor die Presse. Die Pläne der Stadt bezeichnete sie als „maßlos“."
    text = text.replace(" sie ", " er ").replace("Anna", "Jan")
    quotation = only(quotations(text), QuotationType.DIRECT)
    assert words(text, quotation.speaker.spans) == ["er"]
