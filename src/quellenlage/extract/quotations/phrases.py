"""Noun phrases by their word classes: determiner, adjectives, nouns and what hangs on them."""

from __future__ import annotations

import msgspec

from quellenlage.extract.quotations.reading import Reading, Segment, Stretch

DETERMINERS = frozenset({"ART", "PDAT", "PPOSAT", "PIAT", "PIDAT", "CARD", "PWAT", "PRELAT"})
NOUNS = frozenset({"NN", "NE", "FM", "XY", "TRUNC"})
PRONOUNS = frozenset({"PPER", "PDS", "PIS", "PWS", "PRELS", "PPOSS"})
PREPOSITIONS = frozenset({"APPR", "APPRART"})


class Phrase(msgspec.Struct, frozen=True):
    """A noun phrase: tokens ``[start, end)`` with the token of its head noun."""

    start: int
    end: int
    head: int


def noun_phrase(
    reading: Reading, start: int, limit: int, *, prefield: bool = False
) -> Phrase | None:
    """Return the noun phrase that opens at ``start`` and ends before ``limit``.

    Genitives, names, phrases with "von", brackets and coordinated nouns are part of it; in the
    prefield any prepositional phrase is.
    """
    core = _core(reading, start, limit)
    if core is None or reading.xpos[core.head] in PRONOUNS:
        return core
    end = core.end
    while end < limit:
        grown = _grow(reading, end, limit, prefield=prefield)
        if grown == end:
            break
        end = grown
    return Phrase(core.start, end, core.head)


def _core(reading: Reading, start: int, limit: int) -> Phrase | None:
    """Return determiner, adjectives and nouns from ``start`` on, or a lone pronoun."""
    xpos, at = reading.xpos, start
    if at >= limit:
        return None
    if xpos[at] in PRONOUNS and not (
        xpos[at] == "PIS" and at + 1 < limit and xpos[at + 1] == "ADJA"
    ):
        return Phrase(at, at + 1, at)
    while at < limit and xpos[at] in DETERMINERS:
        at += 1
    at = _skip_adjectives(reading, at, limit)
    begin = at
    while at < limit and (xpos[at] in NOUNS or _marks_a_name(reading, at, limit)):
        if at > begin and is_host(reading.forms[at]):
            break  # "erklärte der Historiker ntv.de"
        at = _past_name(reading, at, limit)
    if at == begin:
        if at > start and xpos[at - 1] == "ADJA":  # "der 81-jährige sagte"
            return Phrase(start, at, at - 1)
        return None
    head = begin if xpos[begin] in NOUNS else min(begin + 1, at - 1)
    owner = xpos[head] == "NE" and reading.low[head].endswith("s")
    if owner and head + 1 < at and xpos[head + 1] == "NN":
        head += 1  # "Neulands Minister Muster": the minister, not the country
    return Phrase(start, at, head)


def _skip_adjectives(reading: Reading, at: int, limit: int) -> int:
    """Return the token behind adjectives with their adverbs; commas between adjectives count."""
    xpos, end = reading.xpos, at
    while at < limit:
        if xpos[at] in {"ADJA", "CARD"}:
            at += 1
            end = at
        elif xpos[at] in {"ADV", "ADJD", "KON", "$,", "TRUNC", "PIAT"} and at - end < 3:
            at += 1
        else:
            break
    return end if end < limit else at


def is_host(form: str) -> bool:
    """Tell whether a word is a web address, which stands for an outlet of its own."""
    name, _, domain = form.rpartition(".")
    return name.isascii() and len(name) > 1 and domain.isalpha() and domain.islower()


def _marks_a_name(reading: Reading, at: int, limit: int) -> bool:
    passage = reading.passage_at(at)
    return passage is not None and passage.end <= limit and passage.end - passage.start <= 8


def _past_name(reading: Reading, at: int, limit: int) -> int:
    passage = reading.passage_at(at)
    if passage is not None and passage.end <= limit:
        return passage.end
    if reading.forms[at].endswith("-") and at + 2 < limit and reading.xpos[at + 1] == "KON":
        return at + 2  # "Außen- und Verteidigungsminister"
    return at + 1


def _grow(reading: Reading, end: int, limit: int, *, prefield: bool) -> int:
    """Return the end of the phrase with one more attribute, or ``end``."""
    xpos, low = reading.xpos[end], reading.low[end]
    inner: Phrase | None = None
    if reading.forms[end] == "(":
        return _past_bracket(reading, end, limit)
    if xpos in DETERMINERS and low in reading.speech.genitive_openers:
        dative = low in reading.speech.dative_forms and reading.xpos[end - 1] == "NE"
        if prefield or not dative:  # "sagte Müller der Zeitung" has a dative
            inner = _core(reading, end, limit)
    elif xpos in PREPOSITIONS and (prefield or low in reading.speech.attributive_prepositions):
        inner = _core(reading, end + 1, limit)
        named = inner is not None and reading.xpos[inner.head] == "NE"
        if low in reading.speech.origin_prepositions and not prefield and not named:
            inner = None  # "laut X aus Sicherheitsgründen"
    elif xpos == "KON":
        other = _core(reading, end + 1, limit)
        inner = other if other and reading.xpos[other.head] in NOUNS else None
    elif prefield and xpos in {"NN", "NE", "CARD", "ADV"}:
        return end + 1
    return inner.end if inner else end


def _past_bracket(reading: Reading, start: int, limit: int) -> int:
    """Return the token behind a short bracket without a verb, "(CDU)", or ``start``."""
    for close in range(start + 1, min(limit, start + 9)):
        if reading.finite[close]:
            return start
        if reading.forms[close] == ")":
            return close + 1
    return start


def with_apposition(reading: Reading, stretch: Stretch, phrase: Phrase) -> Phrase:
    """Return the phrase with a following ", Sprecher der X," but without a relative clause."""
    for segment in stretch.segments:
        if segment.left == "," and segment.start == phrase.end + 1:
            end = without_stop(reading, segment)
            if segment.right in {",", "", ":", "–", "-"} and is_nominal(reading, segment):
                return Phrase(phrase.start, end, phrase.head)
    return phrase


def is_nominal(reading: Reading, segment: Segment) -> bool:
    """Tell whether a segment is one noun phrase and nothing else."""
    if segment.kind != "phrase":
        return False
    inner = noun_phrase(reading, segment.lead, segment.end, prefield=True)
    whole = inner is not None and inner.end >= without_stop(reading, segment)
    return whole and inner is not None and reading.xpos[inner.head] in NOUNS


def without_stop(reading: Reading, segment: Segment) -> int:
    """Return where a segment ends, its final stop left out."""
    return segment.end - (reading.xpos[segment.end - 1] == "$.")
