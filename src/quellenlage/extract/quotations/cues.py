"""Predicates of saying: the full verb with its particle, auxiliaries and adverbs."""

from __future__ import annotations

from quellenlage.extract.quotations.draft import Cue
from quellenlage.extract.quotations.reading import Reading, Segment, Stretch
from quellenlage.languages.tables.speech import SpeechVerb, Strength
from quellenlage.model import Medium, Stance

_OTHER = SpeechVerb(Stance.NEUTRAL, Medium.SPEECH_WRITING, Strength.WEAK)
_LIGHT = SpeechVerb(Stance.NEUTRAL, Medium.SPEECH_WRITING, Strength.STRONG)


def find_cues(reading: Reading, stretch: Stretch) -> tuple[Cue, ...]:
    """Return the predicates of saying of one stretch that stand outside its passages."""
    found: list[Cue] = []
    taken: set[int] = set()
    for segment in stretch.segments:
        for token in range(segment.start, segment.end):
            if token in taken or reading.xpos[token][:2] not in {"VV", "VA"}:
                continue
            if _quoted(stretch, token):
                continue
            cue = _cue_at(reading, stretch, segment, token)
            if cue is not None:
                found.append(cue)
                taken.update(cue.tokens)
    return tuple(found)


def _quoted(stretch: Stretch, token: int) -> bool:
    return any(p.start <= token < p.end and p.quoted.closed for p in stretch.passages)


def _cue_at(reading: Reading, stretch: Stretch, segment: Segment, token: int) -> Cue | None:
    tag = reading.xpos[token]
    if tag in {"VVIZU", "VVIMP", "VAINF", "VAPP"} or _explains(reading, segment, token):
        return None
    finite = tag == "VVFIN" or reading.finite[token]
    particle = _particle(reading, stretch, segment, token) if finite else None
    lemma = _own_lemma(reading, stretch, token, particle)
    found = _entry(reading, segment, (token, lemma), particle)
    if found is None:
        return None
    lemma, entry, companion = found
    helper = None if finite else _helper(reading, stretch, segment, token)
    if not finite and helper is None:
        return None
    host = _segment_of(stretch, helper, segment)
    words = {token, helper, particle, companion} | _small_words(
        reading, host, segment, token, helper
    )
    tokens = tuple(sorted(word for word in words if word is not None))
    becoming = any(
        reading.lemma[word] in reading.speech.passive_auxiliaries
        for word in tokens
        if word != token
    )
    passive = tag == "VVPP" and helper is not None and becoming
    return Cue(
        tokens=tokens,
        anchor=token,
        lemma=lemma,
        segment=host,
        stance=entry.stance,
        medium=entry.medium,
        strong=entry.strength is Strength.STRONG,
        passive=passive,
        known=entry is not _OTHER,
    )


def _explains(reading: Reading, segment: Segment, token: int) -> bool:
    """Tell whether "das heißt" puts something in other words rather than telling of speech."""
    before = token - 1
    return (
        before >= segment.start
        and reading.xpos[before] == "PDS"
        and reading.low[before] in reading.speech.dummy_subjects
        and reading.lemma[token] in reading.speech.impersonal_verbs
    )


def _own_lemma(reading: Reading, stretch: Stretch, token: int, particle: int | None) -> str:
    """Return the lemma of a verb without a particle of a later clause: "schrieb, X bleibe zu"."""
    lemma = reading.lemma[token]
    if particle is not None:
        return lemma
    for other in range(token + 1, stretch.end):
        if reading.xpos[other] == "PTKVZ" and not reading.low[token].startswith(reading.low[other]):
            rest = lemma.removeprefix(reading.low[other])
            if rest in reading.speech.verbs:
                return rest
    return lemma


def _entry(
    reading: Reading, segment: Segment, verb: tuple[int, str], particle: int | None
) -> tuple[str, SpeechVerb, int | None] | None:
    """Return lemma, table entry and the noun or adverb a light verb needs."""
    token, lemma = verb
    simple = lemma
    if particle is not None and lemma.startswith(reading.low[particle]):
        simple = lemma.removeprefix(reading.low[particle])
    elif particle is not None:
        lemma = reading.low[particle] + lemma
    if lemma not in reading.speech.verbs:
        lemma, simple = _unjoined(reading, segment, token, lemma, simple)
    entry = reading.speech.verbs.get(lemma)
    companions = reading.speech.light_verbs.get(simple)
    if companions and (entry is None or entry.strength is Strength.WEAK):
        for other in range(segment.start, segment.end):
            if reading.lemma[other] in companions or reading.forms[other] in companions:
                return lemma, _LIGHT, other
    if entry is None and reading.xpos[token].startswith("VV"):
        entry = _OTHER
    return (lemma, entry, None) if entry else None


def _unjoined(
    reading: Reading, segment: Segment, token: int, lemma: str, simple: str
) -> tuple[str, str]:
    """Return lemma and simple verb without a word that the lemmatiser took for a particle."""
    for other in range(token + 1, segment.end):
        rest = lemma.removeprefix(reading.low[other])
        if rest != lemma and rest in reading.speech.verbs:
            return rest, rest
    return lemma, simple


def _particle(reading: Reading, stretch: Stretch, segment: Segment, token: int) -> int | None:
    """Return the separated particle of a finite verb: the next one that its clause closes with.

    Subordinate clauses may stand before it, but no other main clause.
    """
    later = (s.finite[0] for s in stretch.segments if s.start >= segment.end and s.kind == "main")
    for other in range(token + 1, min(next(later, stretch.end), stretch.end)):
        if reading.xpos[other] == "PTKVZ" and reading.forms[other].islower():
            return other
        if other >= segment.end and (
            reading.xpos[other] == "VVFIN" and reading.forms[other - 1] == ","
        ):
            return None
        if reading.forms[other] in {":", ";"}:
            return None
    return None


def _helper(reading: Reading, stretch: Stretch, segment: Segment, token: int) -> int | None:
    """Return the finite auxiliary or modal of a participle or infinitive."""
    for other in range(token + 1, min(token + 4, segment.end)):
        if reading.finite[other] and reading.xpos[other] != "VVFIN":
            return other
    for other in reversed(range(segment.start, token)):
        if reading.finite[other]:
            return other if reading.xpos[other] != "VVFIN" else None
    for earlier in reversed(stretch.segments):
        if earlier.start >= segment.start or earlier.kind != "main" or not earlier.finite:
            continue
        last = earlier.finite[-1]
        whole = any(reading.xpos[t] in {"VVPP", "VVINF"} for t in range(last, earlier.end))
        return None if whole or reading.xpos[last] == "VVFIN" else last
    return None


def _segment_of(stretch: Stretch, token: int | None, default: Segment) -> Segment:
    if token is None:
        return default
    for segment in stretch.segments:
        if segment.start <= token < segment.end:
            return segment
    return default


def _small_words(
    reading: Reading, host: Segment, segment: Segment, token: int, helper: int | None
) -> set[int]:
    """Return "sich", "davon" and second auxiliaries that belong to the predicate."""
    words = set()
    for part in {(host.start, host.end), (segment.start, segment.end)}:
        for other in range(*part):
            tag = reading.xpos[other]
            if (
                tag == "PRF"
                or (tag in {"VAPP", "VAINF"} and helper is not None)
                or (
                    tag == "PAV"
                    and reading.low[other].startswith("da")
                    and other > min(token, helper or token)
                )
            ):
                words.add(other)
    return words
