"""How many origins a claim rests on."""

from __future__ import annotations

from collections.abc import Sequence

from quellenlage.languages import Language
from quellenlage.model import (
    Article,
    Attribution,
    Claim,
    CreditedKind,
    Document,
    OriginClass,
    QuotationType,
)
from quellenlage.resolve.claims import gather_claims
from quellenlage.resolve.lineage import trace_lineage
from quellenlage.resolve.origins import count_origins
from tests.resolve.piles import article, credit, pile, said, write

WORDS = "der Südkai müsse wegen eines Risses in der Spundwand gesperrt bleiben"


def tell(outlet: str, frame: str = "Die Direktorin sagte") -> Document:
    return write(f"{frame}, {WORDS}.", outlet=outlet)


def with_words(
    document: Document, attributions: Sequence[Attribution] = (), **fields: str
) -> Article:
    quoted = said(document, WORDS, kind=QuotationType.DIRECT, **fields)  # no copy, so no origin
    return article(document, [quoted], attributions)


def the_claim(language: Language, *articles: Article) -> Claim:
    found = pile(*articles)
    lineage = trace_lineage(found, language)
    claims = count_origins(gather_claims(found, language), found, lineage, language)
    (claim,) = (claim for claim in claims if any(told.quotation for told in claim.renderings))
    assert len(claim.renderings) == len(articles)
    return claim


def counts(claim: Claim) -> tuple[int, int, int]:
    return claim.counts.independent, claim.counts.same, claim.counts.unknown


def test_two_articles_that_credit_one_agency_are_one_origin(german: Language) -> None:
    one, other = tell("Bote"), tell("Levepost", "Erklärt wurde")
    claim = the_claim(
        german,
        with_words(one, [credit(one, "NPA")]),
        with_words(other, [credit(other, "npa", words="Erklärt", passage=WORDS)]),
    )
    assert counts(claim) == (0, 1, 0)
    assert claim.origins[0].name in {"NPA", "npa"}


def test_an_unnamed_source_is_unknown_and_says_whose_it_may_be(german: Language) -> None:
    one, other = tell("Bote"), tell("Levepost", "Staatliche Medien meldeten")
    unnamed = credit(
        other,
        "Staatliche Medien",
        words="Staatliche Medien",
        passage=WORDS,
        kind=CreditedKind.ANONYMOUS,
    )
    claim = the_claim(german, with_words(one, [credit(one, "NPA")]), with_words(other, [unnamed]))
    assert counts(claim) == (1, 0, 1)
    (unknown,) = (origin for origin in claim.origins if origin.class_ is OriginClass.UNKNOWN)
    assert "Staatliche Medien" in unknown.reason
    assert "Dieselbe Quelle wie die anderen Artikel (NPA) ist möglich" in unknown.reason


def test_an_agency_that_passes_on_an_unnamed_source_stays_unknown(german: Language) -> None:
    text = tell("Levepost", "Staatliche Medien meldeten der NPA zufolge")
    chain = credit(text, "NPA", "staatliche Medien", words="NPA", passage=WORDS)
    claim = the_claim(german, with_words(text, [chain]))
    assert counts(claim) == (0, 0, 1)
    assert "über NPA" in claim.origins[0].reason


def test_nothing_known_never_counts_as_independent(german: Language) -> None:
    claim = the_claim(german, with_words(tell("Bote")), with_words(tell("Levepost", "Man hört")))
    assert counts(claim) == (0, 0, 2)


def test_words_said_to_the_outlet_itself_are_an_origin_of_their_own(german: Language) -> None:
    one = tell("Bote")
    claim = the_claim(
        german,
        with_words(one, [credit(one, "NPA")]),
        with_words(tell("Levepost", "Uns sagte sie"), to="Levepost"),
    )
    assert counts(claim) == (2, 0, 0)


def test_an_outlet_and_the_article_that_credits_it_are_one_origin(german: Language) -> None:
    one, other = tell("Levepost", "Uns sagte sie"), tell("Bote", "Der Levepost sagte sie")
    claim = the_claim(
        german,
        with_words(one, to="Levepost"),
        with_words(other, to="Levepost"),
    )
    assert counts(claim) == (0, 1, 0)


def test_a_copied_passage_goes_back_to_the_same_origin(german: Language) -> None:
    report = f"Am Abend trat die Direktorin kurz vor die Presse und verlas ein Blatt. {WORDS}."
    one, other = write(report, outlet="Bote"), write(f"Kurz: {report}", outlet="Levepost")
    claim = the_claim(german, with_words(one), with_words(other))
    assert counts(claim) == (0, 1, 0)
    assert "wörtlich" in claim.origins[0].reason


def test_who_speaks_is_no_source_of_his_own_words(german: Language) -> None:
    text = tell("Bote", "Laut Imke Thorwarth")
    own = credit(text, "Imke Thorwarth", words="Imke Thorwarth", kind=CreditedKind.PERSON)
    found = pile(
        article(text, [said(text, WORDS, "Imke Thorwarth", kind=QuotationType.INDIRECT)], [own]),
        actors=["Imke Thorwarth"],
    )
    lineage = trace_lineage(found, german)
    (claim,) = count_origins(gather_claims(found, german), found, lineage, german)
    assert counts(claim) == (0, 0, 1)


def test_this_paper_is_the_outlet_of_the_article(german: Language) -> None:
    one, other = tell("Brakensunder Bote", "Sie sagte dieser Zeitung"), tell("Levepost")
    own = credit(
        one, "dieser Zeitung", words="dieser Zeitung", passage=WORDS, kind=CreditedKind.OUTLET
    )
    claim = the_claim(german, with_words(one, [own]), with_words(other, [credit(other, "NPA")]))
    assert counts(claim) == (2, 0, 0)
    assert {origin.name for origin in claim.origins} == {"Brakensunder Bote", "NPA"}


def test_an_outlet_of_the_pile_is_known_by_the_last_word_of_its_name(german: Language) -> None:
    one, other = tell("Brakensunder Bote"), tell("Levepost", "Dem Boten sagte sie")
    credited = credit(other, "Bote", words="Boten", passage=WORDS, kind=CreditedKind.OUTLET)
    claim = the_claim(german, with_words(one), with_words(other, [credited]))
    assert counts(claim) == (0, 1, 0)


def test_an_agency_credited_in_the_same_paragraph_counts_for_the_place(german: Language) -> None:
    document = write(f"Sie sagte, {WORDS}. Das meldet die NPA.", outlet="Bote")
    near = credit(document, "NPA", words="NPA", passage="Das meldet die NPA")
    claim = the_claim(german, with_words(document, [near]))
    assert counts(claim) == (1, 0, 0)
    assert "im selben Absatz NPA" in claim.origins[0].reason


def test_an_agency_credited_elsewhere_is_named_but_proves_nothing(german: Language) -> None:
    document = write(f"Sie sagte, {WORDS}.\n\nDas Wetter meldet die NPA.", outlet="Bote")
    far = credit(document, "NPA", words="NPA", passage="Das Wetter meldet die NPA")
    claim = the_claim(german, with_words(document, [far]))
    assert counts(claim) == (0, 0, 1)
    assert "an anderer Stelle genannt: NPA" in claim.origins[0].reason


def test_every_rendering_stands_in_exactly_one_origin(german: Language) -> None:
    one = tell("Bote")
    claim = the_claim(
        german, with_words(one, [credit(one, "NPA")]), with_words(tell("Levepost", "Man hört"))
    )
    told = [rendering for origin in claim.origins for rendering in origin.renderings]
    assert sorted(told) == sorted(rendering.id for rendering in claim.renderings)
