"""One actor under names that differ by a few letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from quellenlage.model import (
    Actor,
    Discrepancy,
    DiscrepancyKind,
    Evidence,
    Id,
    MentionForm,
    Ref,
    RefKind,
    Side,
    Span,
)
from quellenlage.resolve.discrepancies.shelf import Shelf, disagree
from quellenlage.text.transliteration import spelling_key

ALIKE = 0.6
SHORTEST = 4
MOST_EVIDENCE = 3
MOST_COMPARED = 12
LONGEST_LEAD = 3
"""A name with so many letters before it is a compound of it."""


def compare_spellings(shelf: Shelf) -> Iterator[Discrepancy]:
    """Yield actors whose last names are spelt in more than one way, all spellings as sides."""
    spelt = _spellings(shelf)
    for identity in sorted(spelt):
        actor = shelf.pile.actors[identity]
        groups = _variants(actor, spelt[identity], shelf.table.comparing.name_endings)
        groups = [groups[0], *(g for g in groups[1:] if _is_one(shelf, groups[0], g))]
        if len(groups) > 1:
            sides = [Side(value=w, evidence=tuple(e[:MOST_EVIDENCE])) for w, e in groups]
            why = [f"Ein Name, verschieden geschrieben: {', '.join(w for w, _ in groups)}."]
            ref = Ref(kind=RefKind.ACTOR, id=identity)
            yield disagree(DiscrepancyKind.SPELLING, ref, sides, score=actor.score, why=why)


def _is_one(
    shelf: Shelf, one: tuple[str, list[Evidence]], other: tuple[str, list[Evidence]]
) -> bool:
    """Tell whether both spellings stand with one first name, or in articles of one matter.

    Names that look alike in unrelated articles are names of two.
    """
    left, right = (_first_names(shelf, items) for _, items in (one, other))
    if not left.isdisjoint(right):
        return True
    here, there = ({item.document for item in items[:MOST_COMPARED]} for _, items in (one, other))
    if not here.isdisjoint(there):
        return True
    return any(
        shelf.of_one_matter(shelf.articles[left], shelf.articles[right])
        for left in sorted(here)
        for right in sorted(there)
    )


def _first_names(shelf: Shelf, items: Sequence[Evidence]) -> set[str]:
    """Return what stands before the last word of the names, where something does."""
    written = (shelf.text(item.document, item.spans).split() for item in items)
    return {" ".join(words[:-1]) for words in written if len(words) > 1}


def _spellings(shelf: Shelf) -> dict[Id, dict[str, list[Evidence]]]:
    """Return for every actor its last words as written in its names, with where they stand."""
    found: defaultdict[Id, defaultdict[str, list[Evidence]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for article in shelf.pile.articles:
        text = article.document.text
        for entity in article.findings.entities:
            last = {name.split()[-1] for name in entity.names if name.split()}
            for mention in entity.mentions:
                if mention.form is not MentionForm.NAME:
                    continue
                word = _written(text[mention.start : mention.end], last)
                if word is not None and not _goes_on(text, mention.end):
                    span = Span(mention.start, mention.end)
                    evidence = Evidence(document=article.document.id, spans=(span,))
                    found[shelf.pile.actor_of[entity.id]][word].append(evidence)
    return {actor: dict(words) for actor, words in found.items() if len(words) > 1}


def _goes_on(text: str, end: int) -> bool:
    """Tell whether a name is only the first word of a longer one ("Dynamo" of "Dynamo Ufer")."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _written(mention: str, names: set[str]) -> str | None:
    """Return which of ``names`` the last word of a mention is, its genitive ending left out."""
    word = mention.rsplit(maxsplit=1)[-1].rstrip("’'") if mention.split() else ""
    for form in (word, word.removesuffix("s")):
        if form in names:
            return form
    return None


def _variants(
    actor: Actor, spelt: dict[str, list[Evidence]], endings: Sequence[str]
) -> list[tuple[str, list[Evidence]]]:
    """Return the spellings near the most frequent one; other names of the actor are none."""
    last = actor.name.split()[-1]
    ordered = sorted(spelt, key=lambda word: (word != last, -len(spelt[word]), word))
    near = [word for word in ordered[1:] if is_variant(ordered[0], word, endings)]
    return [(word, spelt[word]) for word in (ordered[0], *near)]


def is_variant(left: str, right: str, endings: Sequence[str]) -> bool:
    """Tell whether two words are one name in two spellings, by letters alone.

    A name that is inflected, or parted by a hyphen, is spelt in no other way.
    """
    if left.isupper() and right.isupper() and spelling_key(left) != spelling_key(right):
        return False  # "IAEA" and "IAEO" shorten two names
    one, other = sorted((left.casefold(), right.casefold()), key=len)
    if len(one) < SHORTEST or other.replace("-", "") == one.replace("-", ""):
        return False
    if not _stems(one, endings).isdisjoint(_stems(other, endings)):
        return False
    if other.endswith(f"-{one}") or other.startswith(f"{one}."):
        return False
    if other.endswith(one) and len(other) - len(one) >= LONGEST_LEAD:
        return False  # "Westdeutschland" is another name than "Deutschland"
    return OSA.normalized_similarity(one, other) >= ALIKE


def _stems(word: str, endings: Sequence[str]) -> set[str]:
    """Return a word with and without each ending that it may have been given."""
    return {word, *(word.removesuffix(ending) for ending in endings if len(word) > SHORTEST)}
