"""An annotated document as the rules for quotations read it: passages, stretches, segments.

A *passage* is what stands between quotation marks. A *stretch* is what is read as one
sentence: a sentence, several that one passage joins, or a sentence within a passage. A
*segment* is the part of a stretch between two commas, colons, dashes or brackets; passages
are not cut.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

import msgspec

from quellenlage.extract.quotations.clauses import (
    CLOSING_MARKS,
    kind_of_clause,
    mend_infinitives,
    mend_participles,
)
from quellenlage.languages import Language
from quellenlage.model import PROSE_ROLES, AnnotatedDocument, BlockRole, Span
from quellenlage.text.quotation_marks import Quoted, pair_marks

_DELIMITERS = frozenset(",;:–—-()[]")
_LONGEST_SENTENCE = 300
"""Tokens, a passage counted as one."""
_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN"})


class Passage(msgspec.Struct, frozen=True):
    """Tokens ``[start, end)`` between quotation marks, the marks included."""

    quoted: Quoted
    start: int
    end: int


class Segment(msgspec.Struct, frozen=True):
    """Tokens ``[start, end)`` between two delimiters, which are ``left`` and ``right``.

    ``finite`` are its finite verbs; ``kind`` tells how it opens: ``that`` (dass, ob), ``sub``
    (other conjunctions), ``rel``, ``wh``, ``infinitive`` (zu), ``main``, ``phrase`` (no verb).
    ``lead`` is the first token behind a coordinating conjunction.
    """

    start: int
    end: int
    left: str
    right: str
    finite: tuple[int, ...]
    kind: str
    lead: int

    @property
    def verb_first(self) -> bool:
        """Tell whether the finite verb opens the segment, as in ", sagte sie"."""
        return bool(self.finite) and self.finite[0] == self.lead


class Stretch(msgspec.Struct, frozen=True):
    """Tokens ``[start, end)`` read as one sentence; ``inside`` is the passage around it."""

    start: int
    end: int
    segments: tuple[Segment, ...]
    passages: tuple[Passage, ...]
    inside: Passage | None


class Reading:
    """Columns, passages and stretches of one document, worked out once."""

    def __init__(self, annotated: AnnotatedDocument, language: Language) -> None:
        self.annotated = annotated
        self.language = language
        self.speech = language.speech
        self.forms = annotated.forms
        self.low = [form.lower() for form in self.forms]
        self.lemma = annotated.lemma
        self.xpos = list(annotated.xpos)
        self.finite = [tag in _FINITE for tag in annotated.xpos]
        mend_participles(self)
        mend_infinitives(self)

    def __len__(self) -> int:
        return len(self.forms)

    @property
    def text(self) -> str:
        """The document's text."""
        return self.annotated.document.text

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """What stands between marks in the prose, one entry per paragraph, in text order."""
        document = self.annotated.document
        prose = [
            Span(block.start, block.end)
            for block in document.blocks
            if block.role in PROSE_ROLES and block.start < block.end
        ]
        found = []
        for quoted in pair_marks(document.text, prose):
            for span in quoted.spans:
                tokens = self.annotated.tokens_in(span.start, span.end)
                if tokens:
                    found.append(Passage(quoted, tokens.start, tokens.stop))
        return tuple(sorted(found, key=lambda passage: (passage.start, -passage.end)))

    @cached_property
    def told(self) -> list[str]:
        """For every token "1" or "2" where it is a verb in Konjunktiv I or II, else ""."""
        return [self._mood(token) if self.finite[token] else "" for token in range(len(self))]

    def _mood(self, token: int) -> str:
        low, speech = self.low[token], self.speech
        if low in speech.konjunktiv_one:
            return "1"
        if low in speech.konjunktiv_two:
            return "2"
        if low in speech.not_konjunktiv:
            return ""
        if low.endswith("e") and self.lemma[token].endswith(low + "n"):
            return "1"  # "teile", and "teile ... mit" of "mitteilen"
        marked = self.annotated.feats[token].get("Mood") == "Sub"
        full = self.xpos[token] == "VVFIN" and not low.endswith("en")
        return "2" if marked and full else ""

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """All stretches, those within passages after the one around them, in text order."""
        found: list[Stretch] = []
        outer = [passage for passage in self.passages if not passage.quoted.depth]
        at = 0
        for start, end in self._joined_sentences(outer):
            while at < len(outer) and outer[at].end <= start:
                at += 1
            here = []
            for passage in outer[at:]:
                if passage.start >= end:
                    break
                here.append(passage)
            found.append(self._stretch(start, end, tuple(here), None))
            for passage in here:
                found.extend(self._inner(passage))
        return tuple(found)

    def _joined_sentences(self, passages: list[Passage]) -> list[tuple[int, int]]:
        """Return the sentences, joined where a closed passage reaches from one into another."""
        joined: list[tuple[int, int]] = []
        closed = [passage for passage in passages if passage.quoted.closed]
        at = 0
        for start, end in self.annotated.sentences:
            while at < len(closed) and closed[at].end <= start:
                at += 1
            crosses = at < len(closed) and closed[at].start < start < closed[at].end
            if joined and (crosses or self._goes_on(start)):
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        return [piece for whole in joined for piece in self._cut(*whole)]

    def _cut(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return a sentence of unnatural length in pieces, so that time stays linear.

        It is cut between passages only.
        """
        pieces, begin, at, outside = [], start, start, 0
        while end - start > _LONGEST_SENTENCE and at < end:
            passage = self.passage_at(at)
            at = passage.end if passage is not None else at + 1
            outside += 1
            if outside >= _LONGEST_SENTENCE and at < end:
                pieces.append((begin, at))
                begin, outside = at, 0
        return [*pieces, (begin, end)]

    def _goes_on(self, start: int) -> bool:
        """Tell whether a sentence opens like a frame behind a quotation: '“, sagte'."""
        before = self.forms[start - 1] if start else ""
        if before not in CLOSING_MARKS:
            return False
        frame_verb = self.finite[start] and self.forms[start][:1].islower()
        return frame_verb or self.forms[start] in {",", "–", "-"}

    def _inner(self, passage: Passage) -> list[Stretch]:
        """Return the stretches within a passage long enough to hold a sentence."""
        if passage.end - passage.start < 6:
            return []
        start, end = passage.start + 1, passage.end - 1 if passage.quoted.closed else passage.end
        depth = passage.quoted.depth + 1
        within = [
            other
            for other in self._passages_from(passage.start + 1, end)
            if other.quoted.depth == depth
        ]
        found = []
        at = start
        while at < end:
            stop = min(end, self.annotated.sentence_of(at)[1])
            here = tuple(other for other in within if at <= other.start < stop)
            found.append(self._stretch(at, stop, here, passage))
            at = stop
        return found

    def _passages_from(self, start: int, end: int) -> tuple[Passage, ...]:
        """Return the passages that start within ``[start, end)``."""
        first = bisect_left(self._passage_starts, start)
        return self.passages[first : bisect_left(self._passage_starts, end)]

    def role_at(self, token: int) -> BlockRole | None:
        """Return the role of the block that holds ``token``."""
        blocks = self.annotated.document.blocks
        at = bisect_right(self._block_starts, self.annotated.starts[token]) - 1
        return blocks[at].role if at >= 0 else None

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.annotated.document.blocks]

    def passage_at(self, token: int) -> Passage | None:
        """Return the widest closed passage that starts at ``token``."""
        return self._opening.get(token)

    @cached_property
    def _opening(self) -> dict[int, Passage]:
        closed = [passage for passage in self.passages if passage.quoted.closed]
        return {passage.start: passage for passage in reversed(closed)}

    @cached_property
    def _passage_starts(self) -> list[int]:
        return [passage.start for passage in self.passages]

    def _stretch(
        self, start: int, end: int, passages: tuple[Passage, ...], inside: Passage | None
    ) -> Stretch:
        segments = tuple(self._segments(start, end, passages))
        return Stretch(start, end, segments, passages, inside)

    def _segments(self, start: int, end: int, passages: tuple[Passage, ...]) -> list[Segment]:
        skip = {p.start: min(p.end, end) for p in passages if p.quoted.closed}
        found: list[Segment] = []
        begin, left, at = start, "", start
        while at < end:
            if at in skip and skip[at] > at:
                at = skip[at]
                continue
            if self.forms[at] in _DELIMITERS and self.xpos[at].startswith("$"):
                if at > begin:
                    found.append(self._segment(begin, at, left, self.forms[at]))
                begin, left = at + 1, self.forms[at]
            at += 1
        if end > begin:
            found.append(self._segment(begin, end, left, ""))
        return found

    def _segment(self, start: int, end: int, left: str, right: str) -> Segment:
        finite = tuple(token for token in range(start, end) if self.finite[token])
        lead = start
        while lead < end - 1 and self._skipped(lead):
            lead += 1
        kind = kind_of_clause(self, lead, end, finite)
        return Segment(start, end, left, right, finite, kind, lead)

    def _skipped(self, token: int) -> bool:
        low = self.low[token]
        opens = low in self.speech.content_conjunctions or low in self.speech.comparison_particles
        coordinates = self.xpos[token] == "KON" and low in self.speech.coordinators
        return (coordinates or self.xpos[token] == "$(") and not opens
