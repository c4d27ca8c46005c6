"""Clusters of tellings become claims."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import fsum

from msgspec.structs import replace

from quellenlage.languages import Language
from quellenlage.model import Claim, Id, OriginCounts, Rendered, Rendering, Span, Verdict
from quellenlage.resolve.claims.aids import NO_AIDS, Aids, Closeness, rooted
from quellenlage.resolve.claims.joining import join_tellings
from quellenlage.resolve.claims.likeness import Judge
from quellenlage.resolve.claims.telling import Telling, tellings
from quellenlage.resolve.claims.verdicts import Cluster, apply_verdicts
from quellenlage.resolve.pile import Pile
from quellenlage.text.ids import content_id
from quellenlage.text.similarity import frequencies, weights

_CLEAREST = (Rendered.DIRECT, Rendered.INDIRECT, Rendered.ASSERTED, Rendered.REPORTED)
_READABLE = range(40, 300)
_COMPARED = 12
_NAMED = 6
_WORD = re.compile(r"\w[\w-]*")


def gather_claims(
    pile: Pile, language: Language, verdicts: Sequence[Verdict] = (), *, aids: Aids = NO_AIDS
) -> tuple[Claim, ...]:
    """Return what is said and asserted, each proposition once with all its renderings.

    Every quotation is a rendering of exactly one claim, a claim of its own if nothing else
    tells the same; a sentence in an article's own voice only where another article tells the
    same. Two tellings are one claim if enough of their rarer words agree, more strictly so
    for different or unknown speakers; figures and negations are left out of the comparison,
    so that tellings that contradict each other stay together. Claims come without origins;
    an editor's verdicts come last and win.

    Candidates share two rare words (:func:`~quellenlage.text.blocking.candidate_pairs`), so
    time grows with n log n in the number of sentences. ``aids`` only add to what is shared.
    """
    told = tellings(pile, language.content.derivations)
    frequency = frequencies(words for telling in told for words in telling.words)
    judge = _judge(told, weights(frequency), pile, language, aids)
    joined = apply_verdicts(join_tellings(told, judge, frequency), told, pile, verdicts)
    claims = []
    for cluster in joined:
        members = _without_frames(told, cluster.members)
        if _is_claim([told[index] for index in members]):
            claim = _claim([told[index] for index in members], judge, members, pile)
            claims.append(_with_verdict(claim, cluster))
    return tuple(claims)


def _judge(
    told: Sequence[Telling],
    weight: Mapping[str, float],
    pile: Pile,
    language: Language,
    aids: Aids,
) -> Judge:
    content = language.content
    near = None
    if aids.encode is not None and told:
        near = Closeness.of(aids.encode, [telling.text for telling in told], content.unrelated)
    senses = rooted(aids.senses, content.derivations)
    return Judge(told, weight, pile, senses=senses, closeness=near)


def _with_verdict(claim: Claim, cluster: Cluster) -> Claim:
    if cluster.verdict is None:
        return claim
    return replace(claim, verdict=cluster.verdict, why=(cluster.why, *claim.why))


def _without_frames(told: Sequence[Telling], members: Sequence[int]) -> list[int]:
    """Leave out sentences that are but the frame of a quotation of the same claim."""
    quoted: defaultdict[Id, list[Span]] = defaultdict(list)
    for index in members:
        if told[index].quotation:
            quoted[told[index].document] += told[index].spans
    return [
        index
        for index in members
        if told[index].quotation
        or not any(told[index].spans[0].overlaps(span) for span in quoted[told[index].document])
    ]


def _is_claim(members: Sequence[Telling]) -> bool:
    return any(t.quotation for t in members) or len({t.document for t in members}) > 1


def _claim(members: Sequence[Telling], judge: Judge, indices: Sequence[int], pile: Pile) -> Claim:
    renderings = tuple(_rendering(telling) for telling in members)
    clearest, score, lifted = _clearest(members, judge, indices)
    speaker = _speaker(members)
    why = list(_why(members, _common_words(members, clearest, pile), speaker))
    if lifted:
        why.append("Der angeschlossene Satzencoder trug zur Ähnlichkeit bei.")
    return Claim(
        id=content_id("c", *sorted(rendering.id for rendering in renderings)),
        text=clearest.text,
        speaker=speaker,
        renderings=renderings,
        origins=(),
        counts=OriginCounts(independent=0, same=0, unknown=0),
        score=score,
        why=tuple(why),
    )


def _rendering(telling: Telling) -> Rendering:
    places = [(span.start, span.end) for span in telling.spans]
    return Rendering(
        id=content_id("r", telling.document, telling.how, telling.quotation, places),
        document=telling.document,
        spans=telling.spans,
        how=telling.how,
        quotation=telling.quotation,
        via=telling.via,
    )


def _speaker(members: Sequence[Telling]) -> Id | None:
    """Return whom most renderings name as the speaker, the first id of equals."""
    counts = Counter(telling.speaker for telling in members if telling.speaker)
    return min(counts, key=lambda actor: (-counts[actor], actor)) if counts else None


def _clearest(
    members: Sequence[Telling], judge: Judge, indices: Sequence[int]
) -> tuple[Telling, float, bool]:
    """Return the rendering most like the others, how like them it is, and if an encoder said so.

    Pieces and repetitions of a quotation are left out where the whole is there; of large
    clusters some members, spread evenly, are compared.
    """
    known = {telling.quotation for telling in members if telling.quotation}
    pairs = list(zip(members, indices, strict=True))
    wholes = [pair for pair in pairs if pair[0].part_of not in known] or pairs
    some = wholes[:: max(1, len(wholes) // _COMPARED)][:_COMPARED]
    if len(some) == 1:
        return some[0][0], 1.0, False
    rated = []
    lifted = False
    for telling, index in some:
        found = [judge.likeness(*sorted((index, o))) for _, o in some if o != index]
        scores = [likeness.score for likeness in found]
        lifted = lifted or any(likeness.lifted and likeness.same for likeness in found)
        mean = fsum(scores) / len(scores)  # exact, so that ties fall alike on any Python
        readable = len(telling.text) in _READABLE
        rated.append((not readable, -round(mean, 2), _CLEAREST.index(telling.how), index, telling))
    best = min(rated, key=lambda row: row[:4])
    return best[4], round(-best[1], 3), lifted


def _common_words(members: Sequence[Telling], clearest: Telling, pile: Pile) -> list[str]:
    """Return the words of the clearest rendering that most of the others have too."""
    text = pile.articles[clearest.place].document.text
    holders = Counter(term for member in members for term in member.terms)
    common = (at for term, at in clearest.terms.items() if holders[term] * 2 > len(members))
    found = (_WORD.match(text, at) for at in common)
    return list(dict.fromkeys(match.group() for match in found if match))


def _why(members: Sequence[Telling], common: Sequence[str], speaker: Id | None) -> Iterator[str]:
    documents = {telling.document for telling in members}
    if len(members) == 1:
        yield "Einzige Wiedergabe."
        return
    yield f"{len(members)} Wiedergaben in {_articles(len(documents))}."
    if common:
        yield f"Gemeinsame Wörter: {', '.join(common[:_NAMED])}."
    named = {telling.speaker for telling in members if telling.speaker}
    if speaker is not None and len(named) == 1:
        yield "Alle Wiedergaben mit Sprecher nennen denselben."
    elif len(named) > 1:
        yield "Die Wiedergaben nennen verschiedene Sprecher."


def _articles(count: int) -> str:
    return "einem Artikel" if count == 1 else f"{count} Artikeln"
