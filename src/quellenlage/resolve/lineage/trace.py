"""The graph of sources: nodes, credits, copied text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from quellenlage.languages import Language
from quellenlage.model import Article, EdgeKind, Id, Lineage, LineageEdge, LineageNode, NodeKind
from quellenlage.resolve.lineage.credits import Credit, credit_edges, read_credits
from quellenlage.resolve.lineage.direction import CreditBook, Dependence, judge
from quellenlage.resolve.lineage.nodes import Sources, article_node
from quellenlage.resolve.lineage.prose import ProseShelf
from quellenlage.resolve.lineage.reuse import LEAST_WORDS, Reuse, find_reuse, passages_between
from quellenlage.resolve.pile import Pile
from quellenlage.text.ids import content_id


class _Copy(msgspec.Struct, frozen=True):
    """Shared text with its direction, seen from the article that depends on the other."""

    reuse: Reuse
    dependence: Dependence

    @property
    def copier(self) -> int:
        return self.reuse.right if self.dependence.turned else self.reuse.left

    @property
    def source(self) -> int:
        return self.reuse.left if self.dependence.turned else self.reuse.right

    @property
    def share(self) -> float:
        return self.reuse.right_share if self.dependence.turned else self.reuse.left_share

    def words(self) -> Iterator[range]:
        """Yield the copied words as indices of the copier's prose."""
        for runs in self.reuse.passages:
            for run in runs:
                first = run.right if self.dependence.turned else run.left
                yield range(first, first + run.length)


def trace_lineage(pile: Pile, language: Language) -> Lineage:
    """Return the graph from articles to what they depend on.

    Nodes are articles, and agencies, outlets and primary sources under their canonical names;
    a source that an article leaves unnamed is a node of its own for each article. Edges point
    from the dependent to the source: ``credits`` along every chain of attributions, ``copies``
    and ``revises`` where text is shared. Of an article whose passages stand in several others
    only as many edges are kept as it takes to account for all its copied words: the largest
    share first, the earliest article among equals.
    """
    sources = Sources(pile, language)
    steps = list(read_credits(pile.articles, sources))
    nodes = {node.id: node for node in map(article_node, (a.document for a in pile.articles))}
    for credit in steps:
        nodes.setdefault(credit.source.id, credit.source)
    shelf = ProseShelf(pile.articles)
    book = CreditBook(_credited(pile.articles, steps), sources)
    copies = [
        _Copy(reuse, judge(pile.articles, reuse, book))
        for reuse in find_reuse(pile.articles, shelf)
    ]
    edges = [*credit_edges(steps), *_copy_edges(pile.articles, copies)]
    return Lineage(
        nodes=tuple(sorted(nodes.values(), key=_node_order)),
        edges=tuple(sorted(edges, key=lambda edge: (edge.kind, edge.from_, edge.to))),
    )


def _node_order(node: LineageNode) -> tuple[bool, str, str]:
    return node.kind is not NodeKind.ARTICLE, node.name, node.id


def _credited(articles: Sequence[Article], steps: Sequence[Credit]) -> dict[Id, frozenset[str]]:
    """Return by document the names of the sources it credits itself."""
    document_of = {article_node(a.document).id: a.document.id for a in articles}
    names: defaultdict[Id, set[str]] = defaultdict(set)
    for credit in steps:
        if credit.dependent.id in document_of:
            names[document_of[credit.dependent.id]].add(credit.source.name)
    return {document: frozenset(found) for document, found in names.items()}


def _copy_edges(articles: Sequence[Article], copies: Sequence[_Copy]) -> Iterator[LineageEdge]:
    grouped: defaultdict[int, list[_Copy]] = defaultdict(list)
    for copy in copies:
        grouped[copy.copier].append(copy)
    for copier in sorted(grouped):
        for copy in _needed(grouped[copier]):
            yield _edge(articles, copy)


def _needed(copies: Sequence[_Copy]) -> Iterator[_Copy]:
    """Yield the copies that explain words no larger one explains; revisions always."""
    explained: set[int] = set()
    for copy in sorted(copies, key=lambda copy: (-copy.reuse.words, copy.source)):
        words = {word for run in copy.words() for word in run}
        if len(words - explained) >= LEAST_WORDS or copy.dependence.kind is EdgeKind.REVISES:
            explained |= words
            yield copy


def _edge(articles: Sequence[Article], copy: _Copy) -> LineageEdge:
    copier, source = articles[copy.copier], articles[copy.source]
    ends = article_node(copier.document).id, article_node(source.document).id
    reuse, dependence = copy.reuse, copy.dependence
    told = f"{reuse.words} Wörter stehen in beiden Artikeln, das sind {copy.share:.0%} des Textes."
    return LineageEdge(
        id=content_id("edge", dependence.kind, *ends),
        from_=ends[0],
        to=ends[1],
        kind=dependence.kind,
        share=copy.share,
        passages=passages_between(reuse, turned=dependence.turned),
        score=dependence.score,
        why=(told, *dependence.why),
    )
