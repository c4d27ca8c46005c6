from __future__ import annotations

from pathlib import Path

import jsonschema
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quellenlage import extract, pipeline
from quellenlage.export.dossier_json import shipped_schema, write_json
from quellenlage.languages import Language
from quellenlage.model import Document, Flag, Skipped, Span, Story, TimeMention
from quellenlage.pipeline import Options, analyse, read
from tests.factory import make_document

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"


def all_spans(value: object, document: str | None = None) -> list[tuple[str, int, int]]:
    """Return every span in a plain story with the document it stands in."""
    found: list[tuple[str, int, int]] = []
    if isinstance(value, dict):
        document = value.get("document") or document
        if isinstance(value.get("start"), int) and document:
            found.append((document, value["start"], value["end"]))
        for key, inner in value.items():
            if key not in ("from_spans", "to_spans", "first"):
                found += all_spans(inner, document)
        if isinstance(value.get("first"), dict):
            found += all_spans(value["first"])
    elif isinstance(value, list):
        for inner in value:
            found += all_spans(inner, document)
    return found


def assert_whole(story: Story) -> None:
    """Assert what must hold for every story."""
    plain = msgspec.json.decode(b"".join(write_json(story)["dossier.json"]))
    jsonschema.Draft202012Validator(shipped_schema()).validate(plain)
    texts = {document.id: document.text for document in story.documents}
    for document, start, end in all_spans(plain):
        assert Span(start, end).slice(texts[document])
    for kind in ("documents", "times", "quotations", "actors", "mentions", "events", "claims"):
        ids = [item["id"] for item in plain[kind]]
        assert len(ids) == len(set(ids)), kind
    actors = {actor.id for actor in story.actors}
    claims = {claim.id for claim in story.claims}
    quotations = {quotation.id for quotation in story.quotations}
    for quotation in story.quotations:
        speaker = quotation.speaker
        assert speaker.unattributed or (speaker.spans and speaker.name)
        assert speaker.actor is None or speaker.actor in actors
        assert set(quotation.claims) <= claims
        assert quotation.parent is None or quotation.parent in quotations
    assert {mention.actor for mention in story.mentions} <= actors


def test_the_story_of_the_sample_is_whole(story: Story) -> None:
    assert_whole(story)


def test_neither_order_nor_workers_change_a_byte(
    sample: list[Document | Skipped], story: Story
) -> None:
    turned = analyse(list(reversed(sample)), Options(jobs=2))
    assert b"".join(write_json(turned)["dossier.json"]) == b"".join(
        write_json(story)["dossier.json"]
    )


def test_what_is_cached_is_what_is_computed(
    sample: list[Document | Skipped], story: Story, tmp_path: Path
) -> None:
    options = Options(cache=tmp_path / "findings.sqlite")
    analyse(sample[:3], options)
    grown = analyse(sample, options)
    assert b"".join(write_json(grown)["dossier.json"]) == b"".join(
        write_json(story)["dossier.json"]
    )


def test_an_article_in_another_language_is_kept_and_passed_over() -> None:
    english = make_document(
        "The mayor said on Monday that the harbour would be closed. "
        "The ministry did not answer questions from reporters about the decision.",
        language="en",
        flags=(Flag.FOREIGN_LANGUAGE,),
    )
    story = analyse([english])
    assert story.documents[0].language == "en"
    assert not story.quotations
    assert not story.mentions


def test_a_bug_in_one_article_costs_that_article_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def tag_times(document: Document, language: Language) -> tuple[TimeMention, ...]:
        if "Kai" in document.text:
            raise ZeroDivisionError("no")
        return extract.times.tag_times(document, language)

    monkeypatch.setattr(pipeline, "tag_times", tag_times)
    bad, good = (
        make_document(f"Der {place} ist seit dem 3. März 2025 gesperrt, sagte Anna Krüger.")
        for place in ("Kai", "Hafen")
    )
    story = analyse([bad, good])
    assert {document.id for document in story.documents} == {bad.id, good.id}
    assert {time.document for time in story.times} == {good.id}
    assert [item.input for item in story.skipped] == [bad.input]
    assert "ZeroDivisionError: no" in story.skipped[0].reason


def test_nothing_gives_an_empty_story() -> None:
    assert_whole(analyse([]))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.text("abÄß „“\"'»«‚‘.,:;!?-–…0123456789\n😀ЖT sagte der die", min_size=1, max_size=200),
        max_size=3,
    )
)
def test_no_text_breaks_the_story(texts: list[str]) -> None:
    assert_whole(analyse([make_document(text) for text in dict.fromkeys(texts) if text.strip()]))


@pytest.mark.skipif(not SEEDS.exists(), reason="the first real pile is not at hand")
def test_the_story_of_the_first_real_pile_is_whole() -> None:
    assert_whole(analyse(read([SEEDS])))
