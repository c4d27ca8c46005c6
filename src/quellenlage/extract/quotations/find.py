"""The order in which the rules for quotations run, stretch by stretch."""

from __future__ import annotations

from collections.abc import Callable

from quellenlage.extract.quotations.announced import (
    Announcement,
    draft_announced,
    find_announcement,
)
from quellenlage.extract.quotations.credited import draft_credited
from quellenlage.extract.quotations.cues import find_cues
from quellenlage.extract.quotations.direct import (
    Found,
    draft_direct,
    frame_passage,
    inherit_previous,
)
from quellenlage.extract.quotations.draft import Cue, Draft
from quellenlage.extract.quotations.free import draft_obligation, draft_report, draft_running_on
from quellenlage.extract.quotations.headline import draft_headline
from quellenlage.extract.quotations.indirect import draft_indirect
from quellenlage.extract.quotations.parties import addressee_of, speaker_of
from quellenlage.extract.quotations.reading import Passage, Reading, Stretch
from quellenlage.extract.quotations.source_phrases import SourcePhrase, find_source_phrases
from quellenlage.extract.quotations.taken_up import draft_taken_up
from quellenlage.model import QuotationType

Judge = Callable[[Reading, Draft], bool]
"""Sets a draft's score and tells whether it is kept."""


class Finder:
    """Reads one document; what ``judge`` keeps is in ``kept``, in the order of the text."""

    def __init__(self, reading: Reading, judge: Judge) -> None:
        self.reading = reading
        self.judge = judge
        self.kept: list[Draft] = []
        self.previous: Draft | None = None
        """The last quotation kept that is no fragment within another."""
        self._before: Stretch | None = None

    def run(self) -> list[Draft]:
        """Return what was kept."""
        for stretch in self.reading.stretches:
            self._read(stretch)
            self._before = stretch
        return self.kept

    def _read(self, stretch: Stretch) -> None:
        reading = self.reading
        cues = find_cues(reading, stretch)
        phrases = find_source_phrases(reading, stretch)
        drafts = self._indirect(stretch, cues, phrases)
        announced = find_announcement(reading, stretch, self._before, self.previous)
        if not drafts:
            drafts = self._behind_colon(stretch, announced)
        found = Found(stretch, cues, phrases, tuple(drafts), announced)
        for passage in stretch.passages:
            self._direct(found, passage)
        if not drafts and not self._taken_up(stretch, cues):
            self._without_frame(stretch)

    def _behind_colon(self, stretch: Stretch, announced: Announcement | None) -> list[Draft]:
        """Return what stands behind a speaker or a noun of saying with a colon."""
        draft = draft_headline(self.reading, stretch)
        if draft is None and announced is not None:
            draft = draft_announced(self.reading, stretch, announced)
        return [draft] if draft is not None and self._keep(draft) else []

    def _taken_up(self, stretch: Stretch, cues: tuple[Cue, ...]) -> bool:
        """Look for a frame that takes up the sentence before, unless that is a quotation."""
        draft = draft_taken_up(self.reading, self._before, stretch, cues)
        if draft is None or draft.cue is None:
            return False
        if self.kept and any(other.end > draft.start for other in self.kept[-3:]):
            return False
        subject, draft.unattributed = speaker_of(self.reading, stretch, draft.cue)
        if subject is not None:
            draft.speaker, draft.agreed = subject.phrase, subject.agreed
        draft.addressee = addressee_of(self.reading, draft.cue, draft.speaker)
        return self._keep(draft)

    def _keep(self, draft: Draft, *, fragment: bool = False) -> bool:
        if not self.judge(self.reading, draft):
            return False
        if self._continues(draft):
            last = self.kept[-1]
            last.content = ((last.start, draft.end),)
            last.score = min(last.score, draft.score)
            return True
        self.kept.append(draft)
        if not fragment and draft.stretch.inside is None:
            self.previous = draft
        return True

    def _continues(self, draft: Draft) -> bool:
        """Tell whether a sentence in Konjunktiv runs on from the one before it."""
        if not self.kept or draft.type is not QuotationType.INDIRECT_FREE_INDIRECT:
            return False
        last = self.kept[-1]
        return last.type is draft.type and last.end == draft.start and last.speaker == draft.speaker

    def _indirect(
        self, stretch: Stretch, cues: tuple[Cue, ...], phrases: tuple[SourcePhrase, ...]
    ) -> list[Draft]:
        kept: list[Draft] = []
        last: Draft | None = None
        for cue in cues:
            draft = draft_indirect(self.reading, stretch, cue)
            if draft is None:
                continue
            self._cast(draft, cue)
            if draft.speaker is None and last is not None and not cue.passive:
                draft.speaker = last.speaker  # ", fügte aber hinzu, dass ..."
            last = draft
            self._relate(draft, kept, cues, phrases)
            if self._keep(draft):
                kept.append(draft)
        for phrase in phrases:
            draft = draft_credited(self.reading, stretch, phrase)
            if draft is None:
                continue
            self._relate(draft, kept, cues, phrases)
            if self._keep(draft):
                kept.append(draft)
        return kept

    def _relate(
        self,
        draft: Draft,
        kept: list[Draft],
        cues: tuple[Cue, ...],
        phrases: tuple[SourcePhrase, ...],
    ) -> None:
        """Note what else speaks in the stretch: cues inside another's content are doubtful."""
        anchor = draft.cue.anchor if draft.cue else draft.start
        if any(other.covers(anchor) for other in kept):
            draft.features["cue in another content"] = 1.0
        if sum(cue.known for cue in cues) > 1:
            draft.features["several cues"] = 1.0
        if phrases:
            draft.features["source phrase in sentence"] = 1.0

    def _cast(self, draft: Draft, cue: Cue) -> None:
        subject, reason = speaker_of(self.reading, draft.stretch, cue)
        if subject is not None:
            draft.speaker, draft.agreed = subject.phrase, subject.agreed
        draft.unattributed = reason
        draft.addressee = addressee_of(self.reading, cue, draft.speaker)

    def _direct(self, found: Found, passage: Passage) -> None:
        framed = frame_passage(self.reading, found, passage)
        draft = draft_direct(self.reading, found, passage, framed)
        if framed.cue is not None:
            self._cast(draft, framed.cue)
        elif framed.how == "alone":
            if self.previous is not None:
                inherit_previous(draft, self.previous)
            else:
                draft.unattributed = "Kein Sprecher im Satz gefunden"
        fragment = framed.how == "within" or passage.quoted.depth > 0
        self._keep(draft, fragment=fragment)

    def _without_frame(self, stretch: Stretch) -> None:
        if any(
            p.quoted.closed and p.end - p.start > 0.6 * (stretch.end - stretch.start)
            for p in stretch.passages
        ):
            return
        reading, previous = self.reading, self.previous
        draft = draft_running_on(reading, stretch, previous)
        draft = draft or draft_obligation(reading, stretch, previous)
        draft = draft or draft_report(reading, stretch)
        if draft is not None:
            if self.kept:
                draft.features["quotation before"] = 1.0 if self._follows(stretch) else 0.0
            self._keep(draft)

    def _follows(self, stretch: Stretch) -> bool:
        """Tell whether the sentence right before holds a quotation."""
        return self.previous is not None and self.previous.stretch.end >= stretch.start
