"""One claim in many wordings."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quellenlage.languages import load_language
from quellenlage.model import Article, Claim, Document, QuotationType, Rendered
from quellenlage.resolve.claims import gather_claims
from tests.resolve.piles import article, pile, said, write

GERMAN = load_language("de")
SPEAKER, OTHER = "Imke Thorwarth", "Henrik Dallmann"


def claims(*articles: Article) -> tuple[Claim, ...]:
    return gather_claims(pile(*articles, actors=[SPEAKER, OTHER]), GERMAN)


def quoting(text: str, words: str, speaker: str | None = SPEAKER, **fields: object) -> Article:
    document = write(text)
    return article(document, [said(document, words, speaker, **fields)])  # type: ignore[arg-type]


def joined(found: tuple[Claim, ...]) -> list[int]:
    """Return how many renderings each claim has, largest first."""
    return sorted((len(claim.renderings) for claim in found), reverse=True)


def direct() -> Article:
    return quoting(
        "„Der Kai gleicht einem Kartenhaus im Sturm der Nordsee“, sagte Thorwarth.",
        "„Der Kai gleicht einem Kartenhaus im Sturm der Nordsee“",
        kind=QuotationType.DIRECT,
    )


def indirect() -> Article:
    return quoting(
        "Thorwarth sagte, im Sturm der Nordsee sei der Kai nur ein Kartenhaus.",
        "im Sturm der Nordsee sei der Kai nur ein Kartenhaus",
    )


def unrelated() -> Article:
    return quoting(
        "Dallmann sagte, die Schwimmbäder bräuchten höhere Gebühren.",
        "die Schwimmbäder bräuchten höhere Gebühren",
        OTHER,
    )


def test_direct_here_and_indirect_there_is_one_claim() -> None:
    found = claims(direct(), indirect(), unrelated())
    assert joined(found) == [2, 1]


def test_every_rendering_slices_to_its_words() -> None:
    items = [direct(), indirect(), unrelated()]
    texts = {item.document.id: item.document.text for item in items}
    told = {
        rendering.how: rendering.spans[0].slice(texts[rendering.document])
        for claim in claims(*items)
        if len(claim.renderings) == 2
        for rendering in claim.renderings
    }
    assert told == {
        Rendered.DIRECT: "„Der Kai gleicht einem Kartenhaus im Sturm der Nordsee“",
        Rendered.INDIRECT: "im Sturm der Nordsee sei der Kai nur ein Kartenhaus",
    }


def test_what_one_article_asserts_and_another_quotes_is_one_claim() -> None:
    plain = article(write("Der Kai ist ein Kartenhaus im Sturm der Nordsee."))
    (claim,) = claims(direct(), plain)
    assert {rendering.how for rendering in claim.renderings} == {
        Rendered.DIRECT,
        Rendered.ASSERTED,
    }


def test_a_plain_sentence_that_nobody_else_tells_is_no_claim() -> None:
    assert claims(article(write("Der Kai ist seit gestern gesperrt."))) == ()


def test_another_speaker_makes_another_claim() -> None:
    words = "der Kai brauche im Sturm dringend neue Pfeiler"
    one = quoting(f"Thorwarth sagte, {words}.", words)
    other = quoting(
        "Dallmann sagte, im Sturm brauche der Kai alte Pfeiler.",
        "im Sturm brauche der Kai alte Pfeiler",
        OTHER,
    )
    assert joined(claims(one, other)) == [1, 1]


def test_figures_that_differ_and_negations_stay_in_one_claim() -> None:
    one = quoting(
        "Sie sagte, die Reparatur der Spundwand koste 48 Millionen Euro.",
        "die Reparatur der Spundwand koste 48 Millionen Euro",
    )
    other = quoting(
        "Sie sagte, die Reparatur der Spundwand koste nicht 60 Millionen Euro.",
        "die Reparatur der Spundwand koste nicht 60 Millionen Euro",
    )
    assert joined(claims(one, other)) == [2]


def test_a_fragment_in_marks_is_told_by_its_sentence() -> None:
    text = "Thorwarth verlangte, den Kai wie ein „rohes Ei“ im Sturm der Nordsee zu behandeln."
    one = quoting(text, "„rohes Ei“", kind=QuotationType.DIRECT)
    other = quoting(
        "Sie verlangte, den Kai im Sturm der Nordsee wie ein rohes Ei zu behandeln.",
        "den Kai im Sturm der Nordsee wie ein rohes Ei zu behandeln",
    )
    assert joined(claims(one, other)) == [2]


def test_a_piece_does_not_keep_its_whole_from_the_claim() -> None:
    document = write("Sie sagte, im Sturm der Nordsee sei der Kai „ein Kartenhaus“.")
    whole = said(document, "im Sturm der Nordsee sei der Kai „ein Kartenhaus“", SPEAKER)
    piece = said(document, "„ein Kartenhaus“", SPEAKER, kind=QuotationType.DIRECT, parent=whole.id)
    found = claims(article(document, [whole, piece]), direct())
    assert joined(found) == [3]


def test_two_shared_words_are_not_enough_for_long_wordings() -> None:
    one = quoting(
        "Sie sagte, der Kai brauche im Sturm neue Pfeiler aus Stahl.",
        "der Kai brauche im Sturm neue Pfeiler aus Stahl",
    )
    other = quoting(
        "Sie sagte, der Kai koste im Sturm jeden Winter Kundschaft.",
        "der Kai koste im Sturm jeden Winter Kundschaft",
    )
    assert joined(claims(one, other)) == [1, 1]


def test_the_reason_names_the_common_words_as_they_stand_in_the_text() -> None:
    (claim,) = (c for c in claims(direct(), indirect()) if len(c.renderings) == 2)
    assert any("Kai" in why and "Kartenhaus" in why for why in claim.why)


def test_a_nested_piece_of_the_same_speaker_belongs_to_the_whole() -> None:
    document = write("Sie sagte, der Kai sei „ein Kartenhaus“ im Sturm.")
    whole = said(document, "der Kai sei „ein Kartenhaus“ im Sturm", SPEAKER)
    piece = said(document, "„ein Kartenhaus“", SPEAKER, kind=QuotationType.DIRECT, parent=whole.id)
    assert joined(claims(article(document, [whole, piece]))) == [2]


def many() -> list[Article]:
    return [
        direct(),
        indirect(),
        unrelated(),
        article(write("Der Kai ist ein Kartenhaus im Sturm der Nordsee.")),
        article(write("Ein Bagger riss am Abend das alte Zollhaus in Stücke.")),
    ]


def test_every_quotation_is_a_rendering_of_exactly_one_claim() -> None:
    items = many()
    given_ids = sorted(q.id for item in items for q in item.findings.quotations)
    told = [r.quotation for c in claims(*items) for r in c.renderings if r.quotation]
    assert sorted(told) == given_ids


@settings(max_examples=20)
@given(st.permutations(range(5)))
def test_the_order_of_articles_changes_nothing(order: list[int]) -> None:
    items = many()
    assert claims(*(items[i] for i in order)) == claims(*items)


def test_an_unrelated_article_changes_no_other_claim() -> None:
    document = write("Zwei Störche kreisen, rief Dallmann, hoch über den Deichen bei Lev.")
    more = article(document, [said(document, "Zwei Störche kreisen", OTHER)])
    before = set(claims(*many()))
    after = claims(*many(), more)
    assert before <= set(after)
    assert len(after) == len(before) + 1


def test_a_long_pile_of_one_sentence_is_one_claim() -> None:
    documents: list[Document] = [
        write("Der Kai ist ein Kartenhaus im Sturm der Nordsee.", outlet=f"Blatt {n}")
        for n in range(60)
    ]
    assert joined(claims(*map(article, documents))) == [60]


def test_an_article_more_leaves_claims_alone_that_share_no_word_with_it() -> None:
    """Claims that the new article says nothing of keep their ids, and so their text and score."""
    before = {claim.id: claim for claim in claims(direct(), indirect())}
    after = {claim.id: claim for claim in claims(direct(), indirect(), unrelated())}
    assert before.items() <= after.items()


def test_an_article_more_changes_the_claim_that_it_tells_again() -> None:
    before = {claim.id for claim in claims(direct(), unrelated())}
    after = {claim.id for claim in claims(direct(), unrelated(), indirect())}
    assert len(before - after) == 1
