"""Subjects by word order: what a parser of modest accuracy is checked against.

The rules follow the topological fields of the German clause (Drach 1937; Höhle 1986): what
stands before the finite verb of a main clause is one constituent.
"""

from __future__ import annotations

import msgspec

from quellenlage.extract.quotations.phrases import (
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    Phrase,
    is_nominal,
    noun_phrase,
    with_apposition,
)
from quellenlage.extract.quotations.reading import Reading, Segment, Stretch

_SUBORDINATE = frozenset({"that", "sub", "rel", "wh"})
_FOCUS = frozenset({"ADV", "KON", "PTKA"})


class Subject(msgspec.Struct, frozen=True):
    """Who does it, and whether parse and word order agree."""

    phrase: Phrase
    agreed: bool


def subject_of(
    reading: Reading, stretch: Stretch, segment: Segment, verbs: tuple[int, ...]
) -> Subject | None:
    """Return the subject of a predicate whose finite verb stands in ``segment``.

    ``verbs`` are its verb tokens, finite or not. Word order decides; the parse confirms, and
    stands in where word order sees nothing.
    """
    finite = next((verb for verb in verbs if reading.finite[verb]), verbs[0])
    if segment.kind == "main" and segment.finite and segment.finite[0] in verbs:
        finite = segment.finite[0]
    parsed = _parsed_subject(reading, verbs)
    ordered = _ordered_subject(reading, stretch, segment, finite)
    if ordered is not None:
        agreed = parsed is not None and ordered.start <= parsed < ordered.end
        between = reading.low[finite + 1 : ordered.start]
        continued = not reading.speech.continuing_adverbs.isdisjoint(between)
        if segment.verb_first and between and (continued or not agreed):
            ordered = _shared(reading, stretch, segment) or ordered
        return Subject(with_apposition(reading, stretch, ordered), agreed)
    if parsed is None or not stretch.start <= parsed < stretch.end:
        return None
    phrase = phrase_around(reading, parsed, stretch)
    return Subject(with_apposition(reading, stretch, phrase), agreed=False)


def phrase_around(reading: Reading, head: int, stretch: Stretch) -> Phrase:
    """Return the noun phrase around a token that the parse names as its head."""
    start = head
    while start > stretch.start and reading.xpos[start - 1] in DETERMINERS | {"ADJA", "NE", "NN"}:
        start -= 1
        if reading.xpos[start] in DETERMINERS:
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
    if segment.kind in _SUBORDINATE:
        return _subordinate_subject(reading, segment, finite)
    behind = _first_nominative(reading, finite + 1, segment.end)
    before = _first_field(reading, segment, finite)
    if before is not None:
        if behind is not None and reading.low[behind.start] in reading.speech.nominative_forms:
            return behind  # "Die Pläne bezeichnete er als ..."
        dummy = reading.low[before.start] in reading.speech.dummy_subjects
        if dummy and behind is not None and behind.start <= finite + 2:
            return behind
        return _joined(reading, stretch, segment, before)
    if segment.verb_first and segment.left in {",", ")", "–", "-"}:
        earlier = _field_before(reading, stretch, segment)
        if earlier is not None:
            return earlier
    return behind


def _shared(reading: Reading, stretch: Stretch, segment: Segment) -> Phrase | None:
    """Return the subject of the main clause before: "Sie ging, lobte aber auch X dafür, ..."."""
    if segment.right not in {",", ":"}:
        return None
    for earlier in reversed(stretch.segments):
        if earlier.start >= segment.start or earlier.kind != "main" or earlier.verb_first:
            continue
        if any(reading.told[verb] for verb in earlier.finite):
            return None
        return _first_field(reading, earlier, earlier.finite[0])
    return None


def _first_field(reading: Reading, segment: Segment, finite: int) -> Phrase | None:
    """Return the noun phrase that fills the first field of a main clause."""
    start = segment.lead
    while start < finite - 1 and reading.xpos[start] in _FOCUS:
        start += 1
    found = _nominative(reading, start, finite, prefield=True)
    return found if found is not None and found.end >= finite - 1 else None


def _joined(reading: Reading, stretch: Stretch, segment: Segment, phrase: Phrase) -> Phrase:
    """Return an apposition with the name before it: "Anna Muster, die Sprecherin sagte"."""
    if segment.left != "," or phrase.start != segment.start:
        return phrase
    earlier = _field_before(reading, stretch, segment)
    return Phrase(earlier.start, phrase.end, earlier.head) if earlier else phrase


def _field_before(reading: Reading, stretch: Stretch, segment: Segment) -> Phrase | None:
    """Return the first field that brackets, appositions or a relative clause part from its verb."""
    before = [other for other in stretch.segments if other.start < segment.start]
    first = len(before)
    for index in reversed(range(len(before))):
        other = before[index]
        if other.kind not in {"phrase", "rel"} and other.left != "(":
            break
        first = index
    while first < len(before) and not is_nominal(reading, before[first]):
        first += 1
    if first == len(before):
        return None
    opening = before[first]
    if first and opening.left not in {":", ";"} and before[first - 1].kind != "phrase":
        return None
    if reading.low[opening.lead] in reading.speech.oblique_forms:
        return None
    phrase = noun_phrase(reading, opening.lead, opening.end, prefield=True)
    if phrase is None:
        return None
    end = phrase.end
    for other in before[first + 1 :]:
        if other.kind == "rel":
            break
        end = other.end + (other.right == ")")
    return Phrase(phrase.start, end, phrase.head)


def _subordinate_subject(reading: Reading, segment: Segment, finite: int) -> Phrase | None:
    lead = segment.lead
    opened = lead + 1 + (reading.xpos[lead] in PREPOSITIONS)
    found = _first_nominative(reading, opened, finite)
    pronoun = reading.xpos[lead] in PRONOUNS or segment.kind == "rel"
    if found is None and pronoun and reading.low[lead] not in reading.speech.oblique_forms:
        return Phrase(lead, lead + 1, lead)
    return found


def _nominative(
    reading: Reading, start: int, limit: int, *, prefield: bool = False
) -> Phrase | None:
    """Return the noun phrase at ``start`` if its form can be nominative."""
    if start >= limit or reading.low[start] in reading.speech.oblique_forms:
        return None
    if reading.xpos[start] == "ADJA" and reading.low[start].endswith("en"):
        return None  # "letzten Monat", "russischen Angaben"
    return noun_phrase(reading, start, limit, prefield=prefield)


def _first_nominative(reading: Reading, start: int, limit: int) -> Phrase | None:
    """Return the first noun phrase in ``[start, limit)`` that no preposition governs."""
    at = start
    while at < limit:
        governed = reading.xpos[at] in PREPOSITIONS
        found = noun_phrase(reading, at + governed, limit)
        if found is None:
            at += 1
        elif governed or _nominative(reading, at, limit) is None:
            at = found.end
        else:
            return found
    return None
