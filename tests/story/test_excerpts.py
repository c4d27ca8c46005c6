from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from quellenlage.model import Document, Evidence, Span, Story
from quellenlage.story.excerpts import FILLER, excerpt


@pytest.fixture(scope="module")
def short(story: Story) -> Story:
    return excerpt(story)


def spans(story: Story) -> Iterator[tuple[str, Span]]:
    for quotation in story.quotations:
        yield from ((quotation.document, span) for span in quotation.spans)
    for claim in story.claims:
        yield from ((r.document, span) for r in claim.renderings for span in r.spans)
    for time in story.times:
        yield time.document, Span(time.start, time.end)
    for mention in story.mentions:
        yield mention.document, Span(mention.start, mention.end)
    cited: list[Evidence] = [
        *(e for event in story.events for e in event.evidence),
        *(e for item in story.commitments for e in item.evidence),
        *(e for item in story.discrepancies for side in item.sides for e in side.evidence),
        *(e for edge in story.lineage.edges for e in edge.evidence),
        *(e for actor in story.actors for role in actor.roles for e in role.evidence),
    ]
    yield from ((item.document, span) for item in cited for span in item.spans)
    for item in story.novelty:
        yield from ((item.document, span) for passage in item.new for span in passage.spans)


def test_every_span_of_the_excerpts_slices_to_the_words_of_the_full_text(
    story: Story, short: Story
) -> None:
    full = {document.id: document.text for document in story.documents}
    given = {document.id: document.text for document in short.documents}
    for document, span in spans(short):
        assert span.slice(given[document]) == span.slice(full[document])
        assert FILLER not in span.slice(given[document])


def test_texts_keep_their_length_and_their_lines(story: Story, short: Story) -> None:
    for full, given in zip(story.documents, short.documents, strict=True):
        assert len(given.text) == len(full.text)
        assert given.text.count("\n") == full.text.count("\n")


def test_what_is_given_is_stated_and_all_else_is_filler(story: Story, short: Story) -> None:
    full: dict[str, Document] = {document.id: document for document in story.documents}
    for document in short.documents:
        rest = document.text
        for span in document.excerpt or ():
            assert span.slice(document.text) == span.slice(full[document.id].text)
            rest = rest[: span.start] + " " * len(span) + rest[span.end :]
        assert set(rest) <= {FILLER, " ", "\n"}


def test_all_claims_and_quotations_stay_and_what_goes_is_counted(
    story: Story, short: Story
) -> None:
    assert short.claims == story.claims
    assert short.quotations == story.quotations
    assert short.discrepancies == story.discrepancies
    assert short.excerpts is not None
    assert short.excerpts.left_out == {
        "times": len(story.times) - len(short.times),
        "mentions": len(story.mentions) - len(short.mentions),
        "events": len(story.events) - len(short.events),
    }
    assert 0 < short.excerpts.kept < short.excerpts.characters
    assert sum(d.text.count(FILLER) for d in short.documents) > 0


def test_excerpts_are_a_dossier_like_any_other(short: Story) -> None:
    again = msgspec.json.decode(msgspec.json.encode(short), type=Story)
    assert again == short
    assert excerpt(again) is again
