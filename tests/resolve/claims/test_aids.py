"""A thesaurus and a sentence encoder help to see claims as one, and take nothing away."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quellenlage.languages import load_language
from quellenlage.model import Article, Claim
from quellenlage.resolve.claims import Aids, gather_claims
from tests.resolve.piles import article, pile, said, write

GERMAN = load_language("de")
SPEAKER, OTHER = "Imke Thorwarth", "Henrik Dallmann"


def quoting(words: str, speaker: str = SPEAKER) -> Article:
    document = write(f"{speaker} sagte, {words}.")
    return article(document, [said(document, words, speaker)])


def claims(articles: Sequence[Article], aids: Aids | None = None) -> tuple[Claim, ...]:
    laid = pile(*articles, actors=[SPEAKER, OTHER])
    return gather_claims(laid, GERMAN, aids=aids or Aids())


BOAT = "der Kahn liege morsch vertäut am Ufer"
SKIFF = "der Nachen ruhe morsch vertäut nahe der Böschung"
SENSES = {"kahn": frozenset([1, 7]), "nachen": frozenset([1]), "ufer": frozenset([2]),
          "böschung": frozenset([2, 3])}  # fmt: skip


def encode(texts: Sequence[str]) -> NDArray[Any]:
    """Count letters and pairs of letters; what speaks of boats is near to each other."""
    rows = np.zeros((len(texts), 26 * 26 + 1))
    for row, text in zip(rows, texts, strict=True):
        letters = [ord(letter) - 97 for letter in text.lower() if "a" <= letter <= "z"]
        for one, other in pairwise(letters):
            row[26 * one + other] += 1
        row[-1] = 20.0 * ("Kahn" in text or "Nachen" in text)
    return rows


def test_synonyms_join_what_words_alone_do_not() -> None:
    articles = [quoting(BOAT), quoting(SKIFF)]
    assert len(claims(articles)) == 2
    assert len(claims(articles, Aids(senses=SENSES))) == 1


def test_an_encoder_joins_what_words_alone_do_not_and_says_so() -> None:
    articles = [quoting(BOAT), quoting(SKIFF)]
    (claim,) = claims(articles, Aids(encode=encode))
    assert any("Satzencoder" in sentence for sentence in claim.why)


def test_an_encoder_does_not_make_one_claim_of_two_speakers() -> None:
    articles = [quoting(BOAT), quoting(SKIFF, OTHER)]
    assert len(claims(articles, Aids(encode=encode))) == 2


def test_what_is_one_claim_without_aids_stays_one() -> None:
    articles = [quoting(BOAT), quoting(f"{BOAT} und leck"), quoting("die Pegel steigen weiter")]
    plain = claims(articles)
    for aids in (Aids(senses=SENSES), Aids(encode=encode)):
        together = {tuple(r.id for r in claim.renderings) for claim in claims(articles, aids)}
        assert {tuple(r.id for r in claim.renderings) for claim in plain} == together


def test_nobody_needs_aids() -> None:
    assert claims([quoting(BOAT)], Aids()) == claims([quoting(BOAT)])
