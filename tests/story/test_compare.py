from __future__ import annotations

from msgspec.structs import replace

from quellenlage.model import Document, Skipped, Story
from quellenlage.pipeline import analyse
from quellenlage.story.compare import ChangeKind, compare


def test_a_story_does_not_differ_from_itself(story: Story) -> None:
    assert compare(story, story) == ()


def test_an_added_article_shows_as_added_and_removed_the_other_way(
    sample: list[Document | Skipped], story: Story
) -> None:
    smaller = analyse(sample[1:])
    title = next(d.title or d.input for d in story.documents if d == _missing(story, smaller))
    there = [c for c in compare(smaller, story) if c.list == "documents"]
    back = [c for c in compare(story, smaller) if c.list == "documents"]
    assert (ChangeKind.ADDED, title) in {(c.kind, c.label) for c in there}
    assert (ChangeKind.REMOVED, title) in {(c.kind, c.label) for c in back}


def test_a_claim_that_gains_an_origin_is_changed_not_new(story: Story) -> None:
    claim = story.claims[0]
    counts = replace(claim.counts, independent=claim.counts.independent + 1)
    grown = replace(story, claims=(replace(claim, counts=counts), *story.claims[1:]))
    changes = compare(story, grown)
    assert [(c.kind, c.list) for c in changes] == [(ChangeKind.CHANGED, "claims")]


def _missing(story: Story, smaller: Story) -> Document:
    kept = {document.id for document in smaller.documents}
    return next(document for document in story.documents if document.id not in kept)
