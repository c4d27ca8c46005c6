"""The words by which tellings of one quantity are known: tolls, voices, revised figures."""

from __future__ import annotations

import msgspec


class Fate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What befell the people a figure counts: ``nouns`` that name them, ``predicates`` of them.

    Word forms in lower case; a predicate may be of several words ("ums leben").
    """

    nouns: frozenset[str]
    predicates: tuple[str, ...]


class DifferenceTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which differing figures for one thing are found, all in lower case.

    ``people`` are nouns that count people of any kind, ``kinds`` those whose plural the head
    of a crowd is named by; ``joints`` part a sentence into what is told of each figure.
    ``partial`` words tell that a figure counts a part, or some more. ``fates`` are kept by
    name. ``accounts`` are words that give an account of somebody ("laut"), ``elsewhere``
    phrases that give another one, of nobody in particular. ``formerly`` are words and
    ``told`` words that together tell what was said at first ("zunächst war von ... die Rede").
    ``revised`` words tell that a figure was changed, from the one behind a word of
    ``revised_from`` to the one behind a word of ``revised_to`` ("von ... auf ... korrigiert").
    """

    people: frozenset[str]
    kinds: frozenset[str]
    joints: tuple[str, ...]
    partial: frozenset[str]
    fates: dict[str, Fate]
    accounts: frozenset[str]
    elsewhere: tuple[str, ...]
    formerly: frozenset[str]
    told: tuple[str, ...]
    revised: frozenset[str]
    revised_from: frozenset[str]
    revised_to: frozenset[str]
