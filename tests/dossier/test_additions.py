"""What the page tells first of each article, and at its head."""

from __future__ import annotations

from quellenlage.dossier.additions import additions, tell
from quellenlage.dossier.agreement import discrepancies, shared_claims
from quellenlage.dossier.chronicle import chronicle
from quellenlage.dossier.lookup import Lookup
from quellenlage.dossier.overview import overview
from quellenlage.model import DiscrepancyKind, Story
from quellenlage.pipeline import analyse
from tests.factory import make_document


def test_every_claim_is_first_told_by_one_article(story: Story) -> None:
    lookup = Lookup(story)
    added = additions(lookup)
    assert sum(len(item.claims) + item.more for item in added) == len(story.claims)
    for item in added:
        for told in item.claims:
            assert told.rendering.document == item.novelty.document
            numbers = [lookup.numbers[one] for one in lookup.articles(told.claim)]
            assert min(numbers) == lookup.numbers[item.novelty.document]


def test_a_claim_is_told_by_a_sentence_of_the_text_rather_than_by_a_headline() -> None:
    text = (
        "Hafen bleibt zu\n\n"
        "Der Hafen von Wieksund bleibt bis Freitag geschlossen.\n\n"
        "Das teilte die Hafenbehörde mit."
    )
    story = analyse([make_document(text, title="Hafen bleibt zu")])
    for claim in story.claims:
        rendering = tell(Lookup(story), claim).rendering
        if len(claim.renderings) > 1:
            assert rendering.spans[0].start > len("Hafen bleibt zu")


def test_the_overview_puts_what_contradicts_before_mere_spellings(story: Story) -> None:
    lookup = Lookup(story)
    glance = overview(
        lookup,
        shared=shared_claims(lookup),
        disputed=discrepancies(lookup),
        added=additions(lookup),
    )
    kinds = [item.kind for item in glance.disputes]
    assert kinds[0] is DiscrepancyKind.CONTRADICTION
    assert DiscrepancyKind.SPELLING not in kinds
    assert len(glance.actors) == 3


def test_every_event_without_a_date_stands_in_the_list_once(story: Story) -> None:
    entries = chronicle(Lookup(story))
    listed = [event.id for group in entries.undated for event in group.events]
    dated = {entry.ref.id for entry in story.timeline}
    assert sorted(listed) == sorted(e.id for e in story.events if e.id not in dated)


def test_an_article_without_title_is_called_by_its_first_words() -> None:
    document = make_document("Am Kai von Wieksund lagen gestern drei Schiffe und ein Bagger fest.")
    lookup = Lookup(analyse([document]))
    assert lookup.label(document.id).startswith("„Am Kai von Wieksund")
