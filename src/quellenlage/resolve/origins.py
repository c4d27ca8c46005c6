"""On how many origins a claim rests, once copies and common sources are traced back.

Every rendering is followed back as far as its article lets us see: to the credit for the very
place with its whole chain, else to the outlet the words were said to, else to the agency or
outlet credited nearest in the same paragraph, else to the sources credited for the whole
article; and in any case to the article whose text it was copied from. A source credited
elsewhere in the article only is named in the reason, but no way leads there.
Renderings whose ways meet anywhere have one origin. Each origin is of one class:

``same``
    Several articles, one origin: whatever their number, they count once.
``independent``
    One article whose source is named, and no other article of the claim goes back to it.
``unknown``
    One article of whose source nothing is known, or only somebody whom nobody could ask. It
    may be one of the others and therefore never counts as independent.

A claim rests on ``counts.independent + counts.same`` origins that are known to differ.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from rapidfuzz import fuzz

from quellenlage.languages import Language
from quellenlage.model import Claim, Document, Id, Lineage, Origin, OriginClass, OriginCounts
from quellenlage.resolve.clusters import Clusters
from quellenlage.resolve.pile import Pile
from quellenlage.resolve.sourcing import Ground, Sourcing, Trail

_SAME_WORDS = 75
"""Likeness of letters, in percent, from which an article repeats the words of its model."""

_SCOPES = {
    Ground.PASSAGE: "für diese Stelle",
    Ground.PARAGRAPH: "im selben Absatz",
    Ground.ARTICLE: "für den ganzen Artikel",
    Ground.ELSEWHERE: "an anderer Stelle",
    Ground.NOTHING: "",
    Ground.INTERVIEW: "",
    Ground.TALK: "",
    Ground.OWN: "",
}


def count_origins(
    claims: Sequence[Claim], pile: Pile, lineage: Lineage, language: Language
) -> tuple[Claim, ...]:
    """Return the claims with their origins, each with its class and the reason in words."""
    sourcing = Sourcing(pile, lineage, language)
    return tuple(_with_origins(claim, sourcing) for claim in claims)


def _with_origins(claim: Claim, sourcing: Sourcing) -> Claim:
    trails = [sourcing.follow(claim, rendering) for rendering in claim.renderings]
    groups = _group(trails, sourcing)
    named = [_source(group) for group in groups]
    origins = tuple(
        _origin(group, [name for j, name in enumerate(named) if name and j != i])
        for i, group in enumerate(groups)
    )
    counts = Counter(origin.class_ for origin in origins)
    return replace(
        claim,
        origins=origins,
        counts=OriginCounts(
            independent=counts[OriginClass.INDEPENDENT],
            same=counts[OriginClass.SAME],
            unknown=counts[OriginClass.UNKNOWN],
        ),
    )


def _group(trails: Sequence[Trail], sourcing: Sourcing) -> list[list[Trail]]:
    """Put trails together that meet: in a source, an article, a copied text, an outlet."""
    clusters = Clusters(len(trails))
    met: defaultdict[str, list[int]] = defaultdict(list)
    for index, trail in enumerate(trails):
        for key in _meeting_points(trail):
            met[key].append(index)
    for index, trail in enumerate(trails):
        outlet = sourcing.outlet_key(trail.document)
        if outlet is not None and (outlet in met or trail.ground is Ground.NOTHING):
            met[outlet].append(index)
    for indices in met.values():
        for index in indices[1:]:
            clusters.join(indices[0], index)
    for index, other in _like_their_models(trails):
        clusters.join(index, other)
    return [[trails[index] for index in members] for members in clusters.all()]


def _like_their_models(trails: Sequence[Trail]) -> Iterator[tuple[int, int]]:
    """Yield renderings in the words of an article that theirs copies in other places.

    Quotations are left out when shared text is sought, so their copies are seen here.
    """
    by_document: defaultdict[Id, list[int]] = defaultdict(list)
    for index, trail in enumerate(trails):
        by_document[trail.document.id].append(index)
    for index, trail in enumerate(trails):
        for model in trail.models:
            for other in by_document.get(model, ()):
                if fuzz.ratio(trail.text, trails[other].text) >= _SAME_WORDS:
                    yield index, other


def _meeting_points(trail: Trail) -> set[str]:
    documents = (trail.document.id, *trail.copied_from)
    return {*trail.keys, *(f"text of {document}" for document in documents)}


def _source(group: Sequence[Trail]) -> str | None:
    """Return the name of the source that most trails of a group lead to."""
    counts = Counter(trail.first for trail in group if trail.first)
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None


def _origin(group: Sequence[Trail], others: Sequence[str]) -> Origin:
    documents = {trail.document.id: trail.document for trail in group}
    source = _source(group)
    if len(documents) > 1:
        class_, reason = OriginClass.SAME, _why_same(group, list(documents.values()), source)
    elif source is not None:
        class_, reason = OriginClass.INDEPENDENT, _why_independent(group, source)
    else:
        class_, reason = OriginClass.UNKNOWN, _why_unknown(group, others)
    return Origin(
        class_=class_,
        name=source,
        renderings=tuple(trail.rendering for trail in group),
        reason=reason,
    )


def _why_same(group: Sequence[Trail], documents: Sequence[Document], source: str | None) -> str:
    told = f"{len(documents)} Artikel ({_listed([_called(document) for document in documents])})"
    common = set.intersection(*(set(trail.names) for trail in group))
    if source is not None and source in common:
        reason = f"{told} gehen an dieser Stelle auf {source} zurück"
    elif common:
        reason = f"{told} berufen sich auf {_listed(sorted(common))}"
    elif any(trail.copied_from for trail in group):
        reason = f"{told} stimmen an dieser Stelle wörtlich überein"
        reason += f"; als Quelle ist {source} angegeben" if source else ""
    elif any(trail.models for trail in group):
        reason = f"{told} teilen ganze Passagen und sagen auch dies fast mit denselben Worten"
        reason += f"; als Quelle ist {source} angegeben" if source else ""
    elif source is not None:
        reason = f"{told} hängen über {source} zusammen"
    else:
        reason = f"{told} stammen aus demselben Medium"
    return f"{reason}. Sie zählen zusammen als ein Ursprung."


def _why_independent(group: Sequence[Trail], source: str) -> str:
    document = group[0].document
    grounds = {trail.ground for trail in group}
    alone = "kein anderer Artikel der Sammlung stützt sich hier darauf"
    if Ground.INTERVIEW in grounds:
        return f"Die Worte fielen gegenüber {source}; {alone}."
    if Ground.TALK in grounds:
        return f"Zuvor im Artikel spricht dieselbe Person mit {source}; {alone}."
    if Ground.OWN in grounds:
        return f"{source} berichtet selbst; {alone}."
    scope = min(grounds, key=list(_SCOPES).index)
    return f"{_called(document)} nennt {_SCOPES[scope]} {source} als Quelle; {alone}."


def _why_unknown(group: Sequence[Trail], others: Sequence[str]) -> str:
    document = group[0].document
    unnamed = list(dict.fromkeys(words for trail in group for words in trail.unnamed))
    through = list(dict.fromkeys(name for trail in group for name in trail.names))
    known = f" wie die anderen Artikel ({_listed(others)})" if others else ""
    doubt = f"Dieselbe Quelle{known} ist möglich; als unabhängig zählt das nicht."
    if all(trail.ground in {Ground.NOTHING, Ground.ELSEWHERE} for trail in group):
        told = f"{_called(document)} nennt für diese Aussage keine Quelle"
        if all(trail.quoted for trail in group):
            told = (
                f"{_called(document)} lässt offen, auf welchem Weg diese Worte in den Artikel kamen"
            )
        elsewhere = _listed([*through, *(f"„{words}“" for words in unnamed)])
        told += f" (an anderer Stelle genannt: {elsewhere})" if elsewhere else ""
        return f"{told}. {doubt}"
    via = f", vermittelt über {_listed(through)}" if through else ""
    told = f"{_called(document)} nennt für diese Aussage nur {_quoted(unnamed)}{via}"
    return f"{told}: Wer das ist, bleibt offen. {doubt}"


def _quoted(words: Sequence[str]) -> str:
    return _listed([f"„{word}“" for word in words])


def _called(document: Document) -> str:
    file = document.input.rpartition("/")[2]
    return document.outlet or (f"„{document.title}“" if document.title else file)


def _listed(names: Sequence[str], word: str = "und") -> str:
    unique = list(dict.fromkeys(names))
    if len(unique) < 2:
        return "".join(unique)
    return f"{', '.join(unique[:-1])} {word} {unique[-1]}"
