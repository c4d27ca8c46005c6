"""Of two articles that share text: which one depends on the other, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from quellenlage.model import Article, DateBasis, EdgeKind, Id
from quellenlage.resolve.lineage.nodes import Sources
from quellenlage.resolve.lineage.reuse import Reuse

_REVISED_SHARE = 0.5


class Dependence(msgspec.Struct, frozen=True):
    """``turned`` where the left article is the source; ``score`` is how sure the direction is."""

    turned: bool
    kind: EdgeKind
    score: float
    why: tuple[str, ...]


class CreditBook(msgspec.Struct, frozen=True):
    """Whom each article credits, by canonical name: for the direction of copying."""

    credited: Mapping[Id, frozenset[str]]
    sources: Sources

    def credits(self, article: Article, other: Article) -> bool:
        """Tell whether ``article`` credits the outlet of ``other``."""
        outlet = other.document.outlet
        return bool(outlet) and self.sources.name_of(outlet or "") in self._names(article)

    def common(self, one: Article, other: Article) -> list[str]:
        """Return the sources that both articles credit, by name."""
        return sorted(self._names(one) & self._names(other))

    def _names(self, article: Article) -> frozenset[str]:
        return self.credited.get(article.document.id, frozenset())


def judge(articles: Sequence[Article], reuse: Reuse, book: CreditBook) -> Dependence:
    """Decide who copied: the later from the earlier, else who credits, else the shorter."""
    left, right = articles[reuse.left], articles[reuse.right]
    turned, score, why = _direction(left, right, reuse, book)
    reasons = [why]
    same_outlet = left.document.outlet is not None and left.document.outlet == right.document.outlet
    revised = same_outlet and max(reuse.left_share, reuse.right_share) >= _REVISED_SHARE
    if revised:
        reasons.append("Beide stammen aus demselben Medium: eine Fassung desselben Artikels.")
    elif same_outlet:
        reasons.append("Beide stammen aus demselben Medium.")
    common = book.common(left, right)
    if common:
        names = ", ".join(common)
        reasons.append(f"Beide nennen {names}: das gemeinsame Vorbild kann auch dort liegen.")
    return Dependence(
        turned=turned,
        kind=EdgeKind.REVISES if revised else EdgeKind.COPIES,
        score=score,
        why=tuple(reasons),
    )


def _direction(
    left: Article, right: Article, reuse: Reuse, book: CreditBook
) -> tuple[bool, float, str]:
    for turned, source, copier in ((True, left, right), (False, right, left)):
        first, later = source.document.published, copier.document.published
        if first and later and first.latest < later.earliest:
            if DateBasis.INFERRED in {first.basis, later.basis}:
                return (
                    turned,
                    0.7,
                    f"Früher erschienen ist das Vorbild (erschlossen: {first.latest}).",
                )
            return turned, 0.95, f"Früher erschienen ist das Vorbild ({first.latest})."
    left_credits, right_credits = book.credits(left, right), book.credits(right, left)
    if left_credits != right_credits:
        outlet = (right if left_credits else left).document.outlet
        return right_credits, 0.9, f"Der Artikel nennt {outlet} als Quelle."
    # what is contained in the other to the larger part is the copy
    turned = (reuse.right_share, right.document.id) > (reuse.left_share, left.document.id)
    return turned, 0.5, "Richtung unbekannt: angenommen, dass der kürzere Text der abgeleitete ist."
