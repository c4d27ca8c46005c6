"""Who says what: claims by speaker, each with its renderings, their paths and their wordings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from quellenlage.dossier.lookup import Lookup
from quellenlage.dossier.worddiff import Piece, compare_wordings, likeness, same_words, word_key
from quellenlage.model import Claim, Id, Rendered, Rendering

_LIKE = 0.4
"""Two quotations below this likeness are different parts of a speech, not two wordings."""

_MOST_COMPARED = 12
"""Wordings of one claim that are compared with the first; the renderings show them all."""


class Speaker(msgspec.Struct, frozen=True):
    """Somebody with all their claims. ``name`` is ``None`` where nobody is named.

    ``told`` where no speaker is to be expected: articles assert these claims themselves.
    """

    key: str
    name: str | None
    actor: Id | None
    told: bool
    claims: tuple[Claim, ...]


class Wording(msgspec.Struct, frozen=True):
    """A direct quotation that differs from the first of its claim, both in pieces."""

    first: Rendering
    other: Rendering
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]


def by_speaker(lookup: Lookup) -> list[Speaker]:
    """Return every speaker with their claims in the order in which articles told them.

    Those with the most claims come first; claims without a speaker stand at the end.
    """
    groups: defaultdict[tuple[bool, bool, str], list[Claim]] = defaultdict(list)
    for claim in lookup.story.claims:
        groups[_group(lookup, claim)].append(claim)
    speakers = []
    for (_, told, key), claims in sorted(
        groups.items(), key=lambda item: (item[0][:2], -len(item[1]), item[0])
    ):
        claims.sort(key=lambda c: (min(lookup.published(d) for d in lookup.articles(c)), c.id))
        actor = key if key in lookup.actors else None
        speakers.append(Speaker(key, lookup.name(actor) or key or None, actor, told, tuple(claims)))
    return speakers


def columns(lookup: Lookup, claim: Claim) -> Iterator[tuple[Rendered, list[tuple[Rendering, ...]]]]:
    """Yield the renderings of a claim by how it is told: direct, indirect, reported, asserted.

    Those with the same words stand together.
    """
    for how in Rendered:
        alike: defaultdict[tuple[str, ...], list[Rendering]] = defaultdict(list)
        for rendering in claim.renderings:
            if rendering.how is how:
                words = lookup.words(rendering.document, rendering.spans)
                alike[word_key(words)].append(rendering)
        if alike:
            yield how, [tuple(group) for group in alike.values()]


def path(lookup: Lookup, rendering: Rendering) -> list[str]:
    """Return through whom words reached an article: first voice, then agency."""
    voices: list[str] = []
    if rendering.quotation and (name := lookup.quotations[rendering.quotation].speaker.name):
        voices.append(name)
    for credit in rendering.via:
        if (found := lookup.attributions.get(credit)) is not None:
            voices += [link.name for link in reversed(found.chain)]
    label = lookup.label(rendering.document)
    return [voice for voice in dict.fromkeys(voices) if voice != label]


def addressee(lookup: Lookup, rendering: Rendering) -> str | None:
    """Return to whom the words were said, where the text tells."""
    if rendering.quotation is None:
        return None
    party = lookup.quotations[rendering.quotation].addressee
    return party.name if party else None


def wordings(lookup: Lookup, claim: Claim) -> list[Wording]:
    """Return direct quotations of different articles whose words differ, compared."""
    direct = [r for r in claim.renderings if r.how is Rendered.DIRECT]
    if len(direct) < 2:
        return []
    first, *others = direct
    ours = lookup.words(first.document, first.spans)
    found: list[Wording] = []
    seen: list[str] = [ours]
    for other in others:
        theirs = lookup.words(other.document, other.spans)
        if other.document == first.document or any(same_words(theirs, s) for s in seen):
            continue
        if likeness(ours, theirs) >= _LIKE and len(found) < _MOST_COMPARED:
            seen.append(theirs)
            found.append(Wording(first, other, *compare_wordings(ours, theirs)))
    return found


def is_plain(lookup: Lookup, claim: Claim) -> bool:
    """Tell whether a claim has one rendering only, in the very words of the claim."""
    if len(claim.renderings) != 1:
        return False
    rendering = claim.renderings[0]
    return same_words(claim.text, lookup.words(rendering.document, rendering.spans))


def reasons(lookup: Lookup, claim: Claim) -> Sequence[str]:
    """Return why a claim's quotations have no speaker, each reason once."""
    found = (lookup.quotations[r.quotation] for r in claim.renderings if r.quotation)
    return tuple(dict.fromkeys(q.speaker.unattributed for q in found if q.speaker.unattributed))


def _group(lookup: Lookup, claim: Claim) -> tuple[bool, bool, str]:
    """Return whether a claim has no speaker, whether none is to be expected, and who speaks."""
    if claim.speaker in lookup.actors:
        return False, False, claim.speaker or ""
    quoted = [lookup.quotations[r.quotation] for r in claim.renderings if r.quotation]
    named = next((q.speaker.name for q in quoted if q.speaker.name), None)
    return (False, False, named) if named else (True, not quoted, "")
