"""An editor's verdicts on claims win over the clusters."""

from __future__ import annotations

from quellenlage.languages import load_language
from quellenlage.model import Article, Claim, Quote, Verdict, VerdictKind
from quellenlage.resolve.claims import gather_claims
from tests.resolve.piles import article, pile, said, write

GERMAN = load_language("de")
SPEAKER = "Imke Thorwarth"
ONE = "der Kai gleiche einem Kartenhaus im Sturm der Nordsee"
OTHER = "im Sturm der Nordsee sei der Kai nur ein Kartenhaus"
THIRD = "die Schwimmbäder bräuchten höhere Gebühren"


def quoting(words: str) -> Article:
    document = write(f"Thorwarth sagte, {words}.")
    return article(document, [said(document, words, SPEAKER)])


def claims(*verdicts: Verdict) -> tuple[Claim, ...]:
    found = pile(*map(quoting, (ONE, OTHER, THIRD)), actors=[SPEAKER])
    return gather_claims(found, GERMAN, verdicts)


def decide(kind: VerdictKind, *words: str) -> Verdict:
    return Verdict(kind=kind, about="claim", quotes=tuple(Quote(exact=one) for one in words))


def sizes(found: tuple[Claim, ...]) -> list[int]:
    return sorted((len(claim.renderings) for claim in found), reverse=True)


def test_without_verdicts_two_wordings_are_one_claim() -> None:
    assert sizes(claims()) == [2, 1]


def test_merged_claims_are_one_and_say_so() -> None:
    found = claims(decide(VerdictKind.MERGE, ONE, THIRD))
    assert sizes(found) == [3]
    assert found[0].verdict is VerdictKind.MERGE
    assert found[0].why[0].startswith("Die Redaktion hat zusammengeführt")


def test_a_split_claim_is_two() -> None:
    found = claims(decide(VerdictKind.SPLIT, ONE, OTHER))
    assert sizes(found) == [1, 1, 1]
    assert sum(claim.verdict is VerdictKind.SPLIT for claim in found) == 2


def test_a_rejected_rendering_stands_alone() -> None:
    assert sizes(claims(decide(VerdictKind.REJECT, OTHER))) == [1, 1, 1]


def test_a_confirmed_claim_is_marked() -> None:
    found = claims(decide(VerdictKind.CONFIRM, ONE))
    assert [c.verdict for c in found if len(c.renderings) == 2] == [VerdictKind.CONFIRM]


def test_later_verdicts_find_what_earlier_ones_left() -> None:
    merge, split = decide(VerdictKind.MERGE, ONE, THIRD), decide(VerdictKind.SPLIT, ONE, THIRD)
    assert sizes(claims(merge, split)) == [2, 1]
