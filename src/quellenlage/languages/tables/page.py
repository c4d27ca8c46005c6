"""Words by which leftovers of web pages are told from the article."""

from __future__ import annotations

import msgspec


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Ways to say one thing; case does not count.

    ``words`` stand anywhere in a line as whole words, ``starts`` at its beginning, ``lines``
    are the whole line but for marks at its end; a star at the end of an entry stands for any
    letters. ``patterns`` are regular expressions, found anywhere.
    """

    words: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


class DateWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around a date that a page states of itself.

    ``months`` are the names of the twelve months, each with its variants and abbreviations.
    """

    months: tuple[tuple[str, ...], ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    retrieved: tuple[str, ...] = ()


class CreditWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a credit line: before whom text is from, and before whom a picture is from.

    ``source`` stand before a colon ("Quelle: dpa"), ``material`` before an agency ("mit
    Material von dpa"); ``translated`` and ``republished`` stand before a language or outlet;
    ``original`` stand somewhere before the outlet that printed it first ("im Original"),
    ``media`` are nouns right before its name, and how compounds of them end;
    ``picture`` are words that make a credit a photo's.
    """

    source: tuple[str, ...] = ()
    material: tuple[str, ...] = ()
    translated: tuple[str, ...] = ()
    republished: tuple[str, ...] = ()
    original: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    picture: tuple[str, ...] = ()


class PageTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What tells an article from the page around it.

    ``frequent`` are function words and ``finite`` frequent finite verbs: a line without them
    is hardly a sentence; ``foreign`` holds function words of other languages by code.
    ``hints`` are weighed by the line classifier; ``leftovers``, ``captions``, ``films`` (how a
    film's caption ends), ``teasers``, ``embeds``, ``bylines`` and ``mastheads`` (names of outlets)
    decide alone. ``flags`` are keyed by
    the values of :class:`quellenlage.model.Flag`.
    """

    frequent: frozenset[str] = frozenset()
    finite: frozenset[str] = frozenset()
    foreign: dict[str, frozenset[str]] = {}
    hints: dict[str, Lexicon] = {}
    leftovers: Lexicon = Lexicon()
    captions: Lexicon = Lexicon()
    films: Lexicon = Lexicon()
    picture_credits: Lexicon = Lexicon()
    teasers: Lexicon = Lexicon()
    embeds: Lexicon = Lexicon()
    bylines: Lexicon = Lexicon()
    mastheads: Lexicon = Lexicon()
    flags: dict[str, Lexicon] = {}
    dates: DateWords = DateWords()
    credits: CreditWords = CreditWords()
    no_author: tuple[str, ...] = ()
