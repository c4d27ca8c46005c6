"""What is corrected in a CAS wins over what is found: out, corrected, back in, run again."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

from quellenlage.errors import InputError
from quellenlage.export.cas import write_cas_json, write_xmi
from quellenlage.export.cas_corrections import Comparison, Corrections
from quellenlage.export.cas_layers import (
    EVENT,
    MENTION,
    QUOTATION,
    ROLE_LINK,
    ROLES,
    SPEECH_PART,
    TIME,
)
from quellenlage.export.cas_reading import read_cas
from quellenlage.model import Document, Quotation, Story, VerdictKind
from quellenlage.pipeline import Options, analyse
from tests.export.files import whole
from tests.factory import make_document

cassis = pytest.importorskip("cassis", reason="dkpro-cassis is not installed")

TEXT = (
    "😀 Die Stadt Wieksund hat den Vertrag am 3. März 2025 gekündigt. „Wir haben keine Wahl“, "
    "sagte Bürgermeisterin Anna Krüger. Minister Jens Petersen traf am Montag die Reederei.\n\n"
    "Der Hafen bleibt offen, heißt es bei Petersen."
)


@pytest.fixture(scope="module")
def document() -> Document:
    return make_document(TEXT, outlet="Küstenfunk")


@pytest.fixture(scope="module")
def found(document: Document) -> Story:
    return analyse([document])


Edit = Callable[[Any], None]


def correct(story: Story, edit: Edit, *, confirm: bool = False) -> Corrections:
    """Return what the corrections come to; XMI and JSON must come to the same."""
    (document,) = story.documents
    files = whole(write_xmi(story))
    types = files["xmi/TypeSystem.xml"]
    cas = cassis.load_cas_from_xmi(
        BytesIO(files[f"xmi/{document.id}.xmi"]), cassis.load_typesystem(BytesIO(types))
    )
    edit(cas)
    article = read_cas(cas.to_xmi().encode(), name="a.xmi", types=types)
    corrections = Comparison(story).compare(article, confirm=confirm)
    as_json = read_cas(cas.to_json().encode(), name="a.json")
    assert Comparison(story).compare(as_json, confirm=confirm) == corrections
    assert corrections is not None
    return corrections


def again(document: Document, corrections: Corrections) -> Story:
    return analyse([document], Options(verdicts=corrections.verdicts))


def said(story: Story, words: str) -> Quotation:
    text = story.documents[0].text
    return next(q for q in story.quotations if words in q.spans[0].slice(text))


def place(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def quoted(cas: Any, words: str) -> Any:
    return next(q for q in cas.select(QUOTATION.type) if words in q.get_covered_text())


def link(cas: Any, quotation: Any, role: str, words: str) -> None:
    start, end = place(words)
    part = cas.typesystem.get_type(SPEECH_PART.type)(begin=start, end=end, part=role)
    cas.add(part)
    made = cas.typesystem.get_type(ROLE_LINK)(role=role, target=part)
    old = quotation.get(ROLES).elements if quotation.get(ROLES) else []
    kept = [other for other in old if other.role != role]
    quotation[ROLES] = cas.typesystem.get_type("uima.cas.FSArray")(elements=[*kept, made])


def test_what_was_left_alone_says_nothing(found: Story) -> None:
    assert correct(found, lambda _: None) == Corrections((), ())


def test_what_was_left_alone_is_confirmed_if_wanted(found: Story, document: Document) -> None:
    corrections = correct(found, lambda _: None, confirm=True)
    assert {verdict.kind for verdict in corrections.verdicts} == {VerdictKind.CONFIRM}
    story = again(document, corrections)
    assert {q.verdict for q in story.quotations} == {VerdictKind.CONFIRM}
    assert [q.id for q in story.quotations] == [q.id for q in found.quotations]
    assert story.skipped == ()


def test_another_speaker_wins_and_carries_the_claim(found: Story, document: Document) -> None:
    def edit(cas: Any) -> None:
        link(cas, quoted(cas, "keine Wahl"), "speaker", "Jens Petersen")

    story = again(document, correct(found, edit))
    quotation = said(story, "keine Wahl")
    actors = {actor.id: actor for actor in story.actors}
    assert said(found, "keine Wahl").speaker.name == "Anna Krüger"
    assert quotation.speaker.name == "Jens Petersen"
    assert actors[quotation.speaker.actor or ""].name == "Jens Petersen"
    assert (quotation.verdict, quotation.score) == (VerdictKind.CORRECT, 1.0)
    claims = {claim.id: claim for claim in story.claims}
    assert {claims[c].speaker for c in quotation.claims} == {quotation.speaker.actor}


def test_a_removed_speaker_leaves_a_reason(found: Story, document: Document) -> None:
    def edit(cas: Any) -> None:
        quotation = quoted(cas, "keine Wahl")
        kept = [other for other in quotation.get(ROLES).elements if other.role != "speaker"]
        quotation[ROLES].elements = kept

    speaker = said(again(document, correct(found, edit)), "keine Wahl").speaker
    assert (speaker.spans, speaker.actor) == ((), None)
    assert speaker.unattributed == "Die Redaktion nennt keinen Sprecher"


def test_a_removed_quotation_is_rejected(found: Story, document: Document) -> None:
    corrections = correct(found, lambda cas: cas.remove(quoted(cas, "keine Wahl")))
    assert [(v.kind, v.about) for v in corrections.verdicts] == [("reject", "quotation")]
    story = again(document, corrections)
    assert len(story.quotations) == len(found.quotations) - 1
    assert not any("keine Wahl" in q.spans[0].slice(TEXT) for q in story.quotations)


def test_an_added_quotation_is_put_in_with_speaker_and_cue(
    found: Story, document: Document
) -> None:
    def edit(cas: Any) -> None:
        for old in cas.select(QUOTATION.type):
            if "Hafen bleibt offen" in old.get_covered_text():
                cas.remove(old)
        start, end = place("Der Hafen bleibt offen")
        kind = cas.typesystem.get_type(QUOTATION.type)
        new = kind(begin=start, end=end, kind="Indirect", medium="Speech")
        cas.add(new)
        link(cas, new, "speaker", "Petersen.")
        link(cas, new, "cue", "heißt es")

    story = again(document, correct(found, edit))
    quotation = said(story, "Der Hafen bleibt offen")
    assert quotation.spans[0].slice(TEXT) == "Der Hafen bleibt offen"
    assert quotation.speaker.name == "Jens Petersen"
    assert quotation.cue is not None
    assert quotation.cue.spans[0].slice(TEXT) == "heißt es"
    assert quotation.claims
    assert story.skipped == ()


def test_another_time_value_moves_what_is_counted_from_it(found: Story, document: Document) -> None:
    def edit(cas: Any) -> None:
        time = next(t for t in cas.select(TIME.type) if "2025" in t.get_covered_text())
        time.timexValue = "2024-03-03"

    story = again(document, correct(found, edit))
    time = next(t for t in story.times if "2025" in TEXT[t.start : t.end])
    assert (time.value, time.earliest, time.latest) == ("2024-03-03", "2024-03-03", "2024-03-03")
    assert "2024-03-03" in {entry.earliest for entry in story.timeline}


def test_a_removed_time_is_gone(found: Story, document: Document) -> None:
    corrections = correct(found, lambda cas: cas.remove(cas.select(TIME.type)[0]))
    assert len(again(document, corrections).times) == len(found.times) - 1


def test_a_value_that_is_no_timex_is_noted_and_not_taken(found: Story) -> None:
    def edit(cas: Any) -> None:
        cas.select(TIME.type)[0].timexValue = "nächste Woche"

    corrections = correct(found, edit)
    assert corrections.verdicts == ()
    assert "has no TIMEX3 type and value" in corrections.notes[0]


def test_another_factuality_of_an_event_wins(found: Story, document: Document) -> None:
    def edit(cas: Any) -> None:
        cas.select(EVENT.type)[0].factuality = "denied"

    corrections = correct(found, edit)
    assert [(v.kind, v.about) for v in corrections.verdicts] == [("correct", "event")]
    told = {e.text + e.type: e.factuality for e in found.events}
    judged = {e.text + e.type: e.factuality for e in again(document, corrections).events}
    assert [judged[key] for key in told if judged[key] is not told[key]] == ["denied"]


def test_mentions_named_after_another_actor_are_joined_to_it(
    found: Story, document: Document
) -> None:
    def edit(cas: Any) -> None:
        for mention in cas.select(MENTION.type):
            if mention.get("name") == "Anna Krüger":
                mention.name = "Jens Petersen"

    corrections = correct(found, edit)
    assert [(v.kind, v.about) for v in corrections.verdicts] == [("merge", "actor")]
    names = [actor.names for actor in again(document, corrections).actors]
    assert any({"Anna Krüger", "Jens Petersen"} <= set(variants) for variants in names)


def test_what_no_verdict_is_about_is_noted(found: Story) -> None:
    def edit(cas: Any) -> None:
        for mention in cas.select(MENTION.type):
            mention.name = "Niemand Bekanntes"
        cas.remove(cas.select("webanno.custom.Block")[0])

    notes = " ".join(correct(found, edit).notes)
    assert "is named after 0 actors" in notes
    assert "“Block of the page” are not taken over (1 marks gone, 0 new)" in notes


def test_a_tag_that_is_none_is_noted(found: Story) -> None:
    def edit(cas: Any) -> None:
        cas.select(QUOTATION.type)[0].kind = "Gerücht"

    corrections = correct(found, edit)
    assert corrections.verdicts == ()
    assert "'Gerücht' is none of Direct, Indirect" in corrections.notes[0]


def test_the_text_of_another_article_is_not_taken(found: Story) -> None:
    other = analyse([make_document("Ein anderer Text.")])
    (data,) = (d for n, d in whole(write_cas_json(other)).items() if not n.endswith("layers.json"))
    assert Comparison(found).compare(read_cas(data, name="a.json")) is None


@pytest.mark.parametrize("data", [b"", b"{", b"{}", b"<a>", b"<xmi/>", b"\xff\xfe", b"[1]"])
def test_a_file_that_is_no_cas_is_named(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^bad\.xmi: "):
        read_cas(data, name="bad.xmi")


def test_the_whole_sample_goes_out_and_comes_back_without_a_change(story: Story) -> None:
    comparison = Comparison(story)
    for files in (write_xmi(story), write_cas_json(story)):
        for name, data in whole(files).items():
            if not name.endswith(("layers.json", "TypeSystem.xml")):
                read = comparison.compare(read_cas(data, name=name))
                assert read == Corrections((), ()), name
