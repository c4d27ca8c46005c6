"""Tellings that are one claim by what stands beside them, and roots of words."""

from __future__ import annotations

from quellenlage.languages import load_language
from quellenlage.model import Article, QuotationType
from quellenlage.resolve.claims import gather_claims
from quellenlage.text.similarity import root
from tests.resolve.piles import article, pile, said, write

GERMAN = load_language("de")
SPEAKER = "Imke Thorwarth"


def accusing(text: str, words: str) -> Article:
    document = write(text)
    return article(document, [said(document, words, SPEAKER, kind=QuotationType.INDIRECT)])


BACKGROUND = "Der Hafenvertrag sah Kräne, Speicher, Gleise und Schleusen für alle Anrainer vor."


def sizes(*articles: Article) -> list[int]:
    found = gather_claims(pile(*articles, actors=[SPEAKER]), GERMAN)
    return sorted((len(claim.renderings) for claim in found), reverse=True)


def test_words_beside_the_same_background_are_one_claim_with_less_in_common() -> None:
    one = "Thorwarth sagte, die Stadt habe ihre Zusagen über Speicher längst missachtet."
    other = "Thorwarth sagte, über Speicher sei das Rathaus vertragsbrüchig und missachtet alle."
    alone = sizes(
        accusing(one, "die Stadt habe ihre Zusagen über Speicher längst missachtet"),
        accusing(other, "über Speicher sei das Rathaus vertragsbrüchig und missachtet alle"),
    )
    beside = sizes(
        accusing(
            f"{one} {BACKGROUND}", "die Stadt habe ihre Zusagen über Speicher längst missachtet"
        ),
        accusing(
            f"{other} {BACKGROUND}",
            "über Speicher sei das Rathaus vertragsbrüchig und missachtet alle",
        ),
    )
    assert alone == [1, 1]
    assert beside == [2, 2]


def test_a_verb_and_its_noun_have_one_root() -> None:
    endings = GERMAN.content.derivations
    for one, other in (("verzicht", "verzichten"), ("garantie", "garantieren")):
        assert root(one, endings) == root(other, endings)
    assert root("lieferung", endings) == "liefer"


def test_names_figures_and_short_words_keep_their_form() -> None:
    endings = GERMAN.content.derivations
    for term in ("Belarus", "1994", "zeitung", "hafen", "Kapitän Eugen"):
        assert root(term, endings) == term
