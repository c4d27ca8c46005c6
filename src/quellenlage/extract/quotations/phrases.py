"""Noun phrases and subjects by word order: what a parser of modest accuracy is checked against.

The rules follow the topological fields of the German clause (Drach 1937; Höhle 1986): what
stands before the finite verb of a main clause is one constituent.
"""

from __future__ import annotations

import msgspec

from quellenlage.extract.quotations.reading import Reading, Segment, Stretch

_DETERMINERS = frozenset({"ART", "PDAT", "PPOSAT", "PIAT", "PIDAT", "CARD", "PWAT", "PRELAT"})
_NOUNS = frozenset({"NN", "NE", "FM", "XY", "TRUNC"})
_PRONOUNS = frozenset({"PPER", "PDS", "PIS", "PWS", "PRELS", "PPOSS"})
_PREPOSITIONS = frozenset({"APPR", "APPRART"})


class Phrase(msgspec.Struct, frozen=True):
    """A noun phrase: tokens ``[start, end)`` with the token of its head noun."""

    start: int
    end: int
    head: int


class Subject(msgspec.Struct, frozen=True):
    """Who does it, and whether parse and word order agree."""

    phrase: Phrase
    agreed: bool


def noun_phrase(
    reading: Reading, start: int, limit: int, *, prefield: bool = False
) -> Phrase | None:
    """Return the noun phrase that opens at ``start`` and ends before ``limit``.

    Genitives, names, phrases with "von", brackets and coordinated nouns are part of it; in the
    prefield any prepositional phrase is.
    """
    core = _core(reading, start, limit)
    if core is None or reading.xpos[core.head] in _PRONOUNS:
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
    if xpos[at] in _PRONOUNS and not (
        xpos[at] == "PIS" and at + 1 < limit and xpos[at + 1] == "ADJA"
    ):
        return Phrase(at, at + 1, at)
    while at < limit and xpos[at] in _DETERMINERS:
        at += 1
    at = _skip_adjectives(reading, at, limit)
    begin = at
    while at < limit and (xpos[at] in _NOUNS or _marks_a_name(reading, at, limit)):
        if at > begin and _is_host(reading.forms[at]):
            break  # "erklärte der Historiker ntv.de"
        at = _past_name(reading, at, limit)
    if at == begin:
        if at > start and xpos[at - 1] == "ADJA":  # "der 81-jährige sagte"
            return Phrase(start, at, at - 1)
        return None
    head = begin if xpos[begin] in _NOUNS else min(begin + 1, at - 1)
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


def _is_host(form: str) -> bool:
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
    if reading.forms[end] == "(":
        close = end + 1
        while close < min(limit, end + 9) and reading.forms[close] != ")":
            close += 1
        inner = range(end, close)
        if (
            close < limit
            and reading.forms[close] == ")"
            and not any(map(reading.finite.__getitem__, inner))
        ):
            return close + 1
        return end
    if xpos in _DETERMINERS and low in reading.speech.genitive_openers:
        if not prefield and low == "der" and reading.xpos[end - 1] == "NE":
            return end  # "sagte Müller der Zeitung": a dative
        inner_phrase = _core(reading, end, limit)
        return inner_phrase.end if inner_phrase else end
    attributive = low in reading.speech.attributive_prepositions
    if xpos in _PREPOSITIONS and (prefield or attributive):
        inner_phrase = _core(reading, end + 1, limit)
        return inner_phrase.end if inner_phrase else end
    if xpos == "KON" and end + 1 < limit:
        inner_phrase = _core(reading, end + 1, limit)
        if inner_phrase and reading.xpos[inner_phrase.head] in _NOUNS:
            return inner_phrase.end
        return end
    if prefield and xpos in {"NN", "NE", "CARD", "ADV"}:
        return end + 1
    return end


def with_apposition(reading: Reading, stretch: Stretch, phrase: Phrase) -> Phrase:
    """Return the phrase with a following ", Sprecher der X," but without a relative clause."""
    for segment in stretch.segments:
        if (
            segment.left == ","
            and segment.start == phrase.end + 1
            and _is_apposition(reading, segment)
        ):
            return Phrase(phrase.start, segment.end, phrase.head)
    return phrase


def _is_apposition(reading: Reading, segment: Segment) -> bool:
    if segment.kind != "phrase" or segment.right not in {",", "", ":", "–", "-"}:
        return False
    inner = noun_phrase(reading, segment.start, segment.end, prefield=True)
    return inner is not None and inner.end == segment.end and reading.xpos[inner.head] in _NOUNS


def subject_of(
    reading: Reading, stretch: Stretch, segment: Segment, verbs: tuple[int, ...]
) -> Subject | None:
    """Return the subject of a predicate whose finite verb stands in ``segment``.

    ``verbs`` are its verb tokens, finite or not. Word order decides; the parse confirms, and
    stands in where word order sees nothing.
    """
    finite = next((verb for verb in verbs if reading.finite[verb]), verbs[0])
    parsed = _parsed_subject(reading, verbs)
    ordered = _ordered_subject(reading, stretch, segment, finite)
    if ordered is not None:
        agreed = parsed is not None and ordered.start <= parsed < ordered.end
        return Subject(with_apposition(reading, stretch, ordered), agreed)
    if parsed is None or not stretch.start <= parsed < stretch.end:
        return None
    phrase = phrase_around(reading, parsed, stretch)
    return Subject(with_apposition(reading, stretch, phrase), agreed=False)


def phrase_around(reading: Reading, head: int, stretch: Stretch) -> Phrase:
    """Return the noun phrase around a token that the parse names as its head."""
    start = head
    while start > stretch.start and reading.xpos[start - 1] in _DETERMINERS | {"ADJA", "NE", "NN"}:
        start -= 1
        if reading.xpos[start] in _DETERMINERS:
            break
    found = noun_phrase(reading, start, stretch.end)
    if found is None or not found.start <= head < found.end:
        return Phrase(head, head + 1, head)
    return found


def _parsed_subject(reading: Reading, verbs: tuple[int, ...]) -> int | None:
    children, deprel = reading.annotated.children, reading.annotated.deprel
    for verb in verbs:
        for child in children[verb]:
            if deprel[child].startswith("nsubj"):
                return child
    return None


def _ordered_subject(
    reading: Reading, stretch: Stretch, segment: Segment, finite: int
) -> Phrase | None:
    if segment.kind in {"that", "sub", "rel", "wh"}:
        return _subordinate_subject(reading, segment, finite)
    before = _nominative(reading, segment.lead, finite, prefield=True)
    behind = _first_nominative(reading, finite + 1, segment.end)
    if before is not None and before.end >= finite - 1:
        dummy = reading.low[before.start] in {*reading.speech.impersonal_subjects, "das", "dies"}
        return behind if dummy and behind and behind.start <= finite + 2 else before
    if (
        segment.verb_first
        and segment.left in {",", ")", "–", "-"}
        and not _adjacent(behind, finite)
    ):
        return _resumed_subject(reading, stretch, segment) or behind
    return behind or before


def _adjacent(phrase: Phrase | None, finite: int) -> bool:
    return phrase is not None and phrase.start <= finite + 2


def _resumed_subject(reading: Reading, stretch: Stretch, segment: Segment) -> Phrase | None:
    """Return the subject before an inserted clause: "Die Sprecherin, die ..., sagte"."""
    found = None
    for earlier in reversed(stretch.segments):
        if earlier.start >= segment.start or earlier.kind == "rel" or earlier.left == "(":
            continue
        if earlier.kind != "phrase":
            break
        phrase = _nominative(reading, earlier.lead, earlier.end, prefield=True)
        if phrase is None or phrase.end < earlier.end - 1:
            break
        found = Phrase(phrase.start, earlier.end, phrase.head)
    return found


def _subordinate_subject(reading: Reading, segment: Segment, finite: int) -> Phrase | None:
    lead = segment.lead
    found = _first_nominative(reading, lead + 1, finite)
    if (
        found is None
        and reading.xpos[lead] in _PRONOUNS
        and reading.low[lead] not in reading.speech.oblique_forms
    ):
        return Phrase(lead, lead + 1, lead)
    return found


def _nominative(
    reading: Reading, start: int, limit: int, *, prefield: bool = False
) -> Phrase | None:
    """Return the noun phrase at ``start`` if its form can be nominative."""
    if start >= limit or reading.low[start] in reading.speech.oblique_forms:
        return None
    return noun_phrase(reading, start, limit, prefield=prefield)


def _first_nominative(reading: Reading, start: int, limit: int) -> Phrase | None:
    """Return the first noun phrase in ``[start, limit)`` that no preposition governs."""
    at = start
    while at < limit:
        if reading.xpos[at] in _PREPOSITIONS:
            governed = noun_phrase(reading, at + 1, limit)
            at = governed.end if governed else at + 1
            continue
        found = noun_phrase(reading, at, limit)
        if found is None:
            at += 1
        elif reading.low[at] in reading.speech.oblique_forms:
            at = found.end
        else:
            return found
    return None
