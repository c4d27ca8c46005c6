"""Clauses and sentences as columns: where a token stands, and what stands around it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from quellenlage.extract.quotations.draft import Range
from quellenlage.extract.quotations.learnt.hashing import Column, number
from quellenlage.extract.quotations.reading import Reading, Segment, Stretch
from quellenlage.extract.quotations.source_phrases import find_source_phrases

_FURTHEST = 3
_OTHER_SENTENCE = 1
_NO_SENTENCE = 2


class ClauseSigns(msgspec.Struct, frozen=True):
    """What tells one clause from another."""

    kind: str
    told: str
    saying: str
    opener: str
    verb: str
    sides: str
    order: str
    opens: str


class SentenceSigns(msgspec.Struct, frozen=True):
    """What tells one sentence from another."""

    moods: str
    main_mood: str
    saying: str
    source: str
    clauses: str
    first: str
    finite: str
    verb: str
    marks: str
    subject: str


class Layout:
    """The outer stretches of a document and their segments, by token."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.stretches: list[Stretch] = [s for s in reading.stretches if s.inside is None]
        size = len(reading)
        self.stretch_of: npt.NDArray[np.int64] = np.zeros(size, dtype=np.int64)
        self.segment_of: npt.NDArray[np.int64] = np.zeros(size, dtype=np.int64)
        self.segments: list[tuple[Segment, int]] = []
        for at, stretch in enumerate(self.stretches):
            self.stretch_of[stretch.start : stretch.end] = at
            for segment in stretch.segments:
                start = segment.start if segment is not stretch.segments[0] else stretch.start
                self.segment_of[start : stretch.end] = len(self.segments)
                self.segments.append((segment, at))

    def columns(self) -> dict[str, Column]:
        """Return all columns of clauses and sentences."""
        if not self.stretches or not self.segments:
            return {}
        return {**self._clauses(), **self._places(), **self._sentences()}

    def first_sentence(self, content: tuple[Range, ...]) -> tuple[Range, ...]:
        """Return the part of a content that lies in its first sentence."""
        end = self.stretches[self.stretch_of[content[0][0]]].end
        return tuple((start, min(stop, end)) for start, stop in content if start < end)

    def speaks(self, stretch: int) -> bool:
        """Tell whether a sentence is more than a heading or a stub: whether it has a verb."""
        return any(segment.finite for segment in self.stretches[stretch].segments)

    # ---- clauses ----------------------------------------------------------------------------

    def _clauses(self) -> dict[str, Column]:
        signs = [clause_signs(self.reading, segment) for segment, _ in self.segments]
        views: dict[str, Callable[[ClauseSigns], str]] = {
            "clause": lambda s: f"{s.kind}|{s.told}|{s.saying}",
            "opener": lambda s: s.opener,
            "verb": lambda s: s.verb,
            "sides": lambda s: s.sides,
            "order": lambda s: f"{s.kind}{s.order}{s.saying}",
            "opens": lambda s: f"{s.kind}{s.opens}{s.told}",
        }
        home = np.array([stretch for _, stretch in self.segments])
        found = {}
        for name, view in views.items():
            values = np.array([number(view(sign)) for sign in signs], dtype=np.uint64)
            found[name] = values[self.segment_of]
            if name not in {"sides", "opens"}:
                for step in (-2, -1, 1, 2):
                    found[f"{name}{step:+d}"] = _beside(values, home, step)[self.segment_of]
        return found

    def _places(self) -> dict[str, Column]:
        """Return where a token stands in its clause and sentence."""
        tokens = np.arange(len(self.reading))
        starts = np.array([segment.start for segment, _ in self.segments])[self.segment_of]
        ends = np.array([segment.end for segment, _ in self.segments])[self.segment_of]
        home = np.array([stretch for _, stretch in self.segments])
        first = np.searchsorted(home, np.arange(len(self.stretches)))
        count = np.bincount(home, minlength=len(self.stretches))
        begin = np.array([stretch.start for stretch in self.stretches])[self.stretch_of]
        end = np.array([stretch.end for stretch in self.stretches])[self.stretch_of]
        nth = np.clip(self.segment_of - first[self.stretch_of], 0, _FURTHEST)
        places = {
            "in_clause": np.clip(tokens - starts, 0, _FURTHEST),
            "to_end": np.clip(ends - tokens, 0, 2),
            "nth": nth * 8 + np.clip(count, 0, 4)[self.stretch_of],
            "at": np.clip(tokens - begin, 0, 5),
            "left": np.clip(end - 1 - tokens, 0, 3),
        }
        return {name: values.astype(np.uint64) for name, values in places.items()}

    # ---- sentences --------------------------------------------------------------------------

    def _sentences(self) -> dict[str, Column]:
        signs = [sentence_signs(self.reading, stretch) for stretch in self.stretches]
        views: dict[str, Callable[[SentenceSigns], str]] = {
            "s_mood": lambda s: f"{s.moods}|{s.main_mood}|{s.saying}|{s.source}",
            "s_shape": lambda s: f"{s.main_mood}|{s.saying}|{s.source}|{s.clauses}|{s.marks[:2]}",
            "s_first": lambda s: s.first + s.main_mood,
            "s_verb": lambda s: s.finite + s.verb,
            "s_finite": lambda s: s.finite + s.main_mood,
            "s_full": lambda s: s.verb,
            "s_marks": lambda s: s.marks,
            "s_subject": lambda s: s.subject,
        }
        pick = self.stretch_of
        found = {
            name: np.array([number(view(sign)) for sign in signs], dtype=np.uint64)[pick]
            for name, view in views.items()
        }
        brief = [
            number(f"{s.main_mood}{s.saying[:1]}{bool(s.source)}{s.marks[1:2]}") for s in signs
        ]
        return found | self._around(brief)

    def _around(self, brief: Sequence[int]) -> dict[str, Column]:
        """Return what the sentences before and behind are like, and where paragraphs begin."""
        blocks = [block.start for block in self.reading.annotated.document.blocks]
        starts = self.reading.annotated.starts
        paragraph = [bisect_right(blocks, starts[stretch.start]) for stretch in self.stretches]
        opens = [not at or paragraph[at] != paragraph[at - 1] for at in range(len(paragraph))]
        follows = [not new for new in opens[1:]] + [False]
        before, behind = [_NO_SENTENCE, *brief[:-1]], [*brief[1:], _NO_SENTENCE]
        earlier = [_NO_SENTENCE, *before[:-1]]
        rows = list(range(len(brief)))
        lists = {
            "s_before": [before[at] * 2 + opens[at] for at in rows],
            "s_behind": [behind[at] * 2 + follows[at] for at in rows],
            "s_earlier": [earlier[at] * 4 + opens[at] * 2 + brief[at] * 8 for at in rows],
            "s_nth": [min(at, 4) * 2 + opens[at] for at in rows],
        }
        return {
            name: np.array(values, dtype=np.uint64)[self.stretch_of]
            for name, values in lists.items()
        }


def _beside(values: Column, home: npt.NDArray[np.int64], step: int) -> Column:
    """Return the value of the clause ``step`` further on in the same sentence."""
    at = np.arange(len(values)) + step
    inside = (at >= 0) & (at < len(values))
    at = np.clip(at, 0, len(values) - 1)
    return np.where(inside & (home[at] == home), values[at], np.uint64(_OTHER_SENTENCE))


def clause_signs(reading: Reading, segment: Segment) -> ClauseSigns:
    """Return the signs of one clause."""
    verbs = [t for t in range(segment.start, segment.end) if reading.xpos[t].startswith("VV")]
    moods = sorted({reading.told[verb] for verb in segment.finite} - {""})
    strengths = _strengths(reading, segment.start, segment.end)
    verb = verbs[-1] if verbs else segment.finite[0] if segment.finite else None
    last = bool(segment.finite) and segment.finite[-1] >= segment.end - 2
    return ClauseSigns(
        kind=segment.kind,
        told="".join(moods),
        saying=strengths[:1],
        opener=reading.low[segment.lead],
        verb=reading.lemma[verb] if verb is not None else "",
        sides=f"{segment.left} {segment.right}",
        order=f"{segment.verb_first}{last}",
        opens=reading.xpos[segment.lead],
    )


def _strengths(reading: Reading, start: int, end: int) -> str:
    """Return "s" and "w" for the strong and weak verbs of saying among some tokens."""
    verbs = reading.speech.verbs
    found = {
        verbs[reading.lemma[token]].strength.value[0]
        for token in range(start, end)
        if reading.xpos[token].startswith("V") and reading.lemma[token] in verbs
    }
    return "".join(sorted(found))


def sentence_signs(reading: Reading, stretch: Stretch) -> SentenceSigns:
    """Return the signs of one sentence."""
    tokens = range(stretch.start, stretch.end)
    main = next((segment for segment in stretch.segments if segment.kind == "main"), None)
    kinds = {segment.kind for segment in stretch.segments}
    phrases = find_source_phrases(reading, stretch)
    length = stretch.end - stretch.start
    whole = any(p.end - p.start > 0.6 * length for p in stretch.passages)
    step = min(length // 6, 6)
    last = reading.forms[stretch.end - 1]
    return SentenceSigns(
        moods="".join(sorted({reading.told[token] for token in tokens} - {""})),
        main_mood="".join(sorted({reading.told[v] for v in main.finite} - {""})) if main else "-",
        saying=_strengths(reading, stretch.start, stretch.end),
        source=phrases[0].form if phrases else "",
        clauses=f"{'that' in kinds}{'infinitive' in kinds}",
        first=reading.low[stretch.start],
        finite=reading.lemma[main.finite[0]] if main and main.finite else "",
        verb=_full_verb(reading, stretch, main),
        marks=f"{min(2, len(stretch.passages))}{int(whole)}{step}{last if last in ':?' else ''}",
        subject=_subject(reading, main),
    )


def _full_verb(reading: Reading, stretch: Stretch, main: Segment | None) -> str:
    if main is None or not main.finite:
        return ""
    first = main.finite[0]
    if reading.xpos[first] == "VVFIN":
        return reading.lemma[first]
    for token in range(first + 1, stretch.end):
        if reading.xpos[token] in {"VVPP", "VVINF", "VVIZU"}:
            return reading.lemma[token]
    return ""


def _subject(reading: Reading, main: Segment | None) -> str:
    """Return what kind of subject the parse gives the main clause: name, pronoun, noun."""
    if main is None or not main.finite:
        return ""
    annotated = reading.annotated
    verb = main.finite[0]
    for node in (verb, annotated.head[verb]):
        for child in annotated.children[node]:
            if annotated.deprel[child].startswith("nsubj"):
                return f"{reading.xpos[child]} {reading.low[child][-4:]}"
    return ""
