"""Interviews: paragraphs that are turns, named by a label or told apart by question and answer."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

import msgspec

from quellenlage.extract.quotations.draft import Draft, Range
from quellenlage.extract.quotations.phrases import Phrase
from quellenlage.extract.quotations.reading import Reading, Stretch
from quellenlage.model import PROSE_ROLES, BlockRole, Medium, QuotationType

_LONGEST_LABEL = 5
_FEWEST_TURNS = 4
_FEWEST_QUESTIONS = 3
_SCORE = 0.7
_HEADINGS = frozenset({BlockRole.HEADLINE, BlockRole.CAPTION, BlockRole.PULL_QUOTE})


class _Paragraph(msgspec.Struct, frozen=True):
    """Tokens ``[start, end)`` of one paragraph; a label ends before ``label_end``."""

    start: int
    end: int
    label_end: int


def draft_turns(reading: Reading) -> list[Draft]:
    """Return the turns of an interview as direct speech without marks; mostly there are none.

    Turns have labels ("Albers: Der Hafen ..."), at least two of which come back; or they are
    questions, each a paragraph, with answers behind them.
    """
    paragraphs = _paragraphs(reading)
    labelled = [p for p in paragraphs if p.label_end > p.start]
    names = Counter(_label(reading, paragraph) for paragraph in labelled)
    back = {name for name, count in names.items() if count > 1}
    turns = [paragraph for paragraph in labelled if _label(reading, paragraph) in back]
    if len(back) > 1 and len(turns) >= _FEWEST_TURNS:
        return [_draft(reading, turn, _name(turn), "turn") for turn in turns]
    return _questions_and_answers(reading, paragraphs)


def _paragraphs(reading: Reading) -> list[_Paragraph]:
    found = []
    for block in reading.annotated.document.blocks:
        if block.role not in PROSE_ROLES or block.role in _HEADINGS:
            continue
        tokens = reading.annotated.tokens_in(block.start, block.end)
        if len(tokens) > 1:
            end = _label_end(reading, tokens.start, tokens.stop)
            found.append(_Paragraph(tokens.start, tokens.stop, end))
    return found


def _label_end(reading: Reading, start: int, end: int) -> int:
    """Return the token of the colon behind a label at ``start``; ``start`` if there is none."""
    for token in range(start, min(end - 1, start + _LONGEST_LABEL + 1)):
        if reading.forms[token] == ":":
            return token
        if reading.finite[token] or reading.xpos[token] in {"$.", "$,"}:
            break
        if not reading.forms[token][:1].isupper():
            break
    return start


def _label(reading: Reading, paragraph: _Paragraph) -> str:
    return " ".join(reading.forms[paragraph.start : paragraph.label_end])


def _name(paragraph: _Paragraph) -> Phrase:
    return Phrase(paragraph.start, paragraph.label_end, paragraph.label_end - 1)


def _questions_and_answers(reading: Reading, paragraphs: Sequence[_Paragraph]) -> list[Draft]:
    asks = [reading.forms[paragraph.end - 1] == "?" for paragraph in paragraphs]
    pairs = [at for at in range(len(asks) - 1) if asks[at] and not asks[at + 1]]
    if len(pairs) < _FEWEST_QUESTIONS or 3 * len(pairs) < len(paragraphs):
        return []
    guest = _guest(reading, paragraphs[pairs[0]].start)
    found = []
    for at in range(pairs[0], len(paragraphs)):
        speaker = None if asks[at] else guest
        draft = _draft(reading, paragraphs[at], speaker, "question" if asks[at] else "answer")
        found.append(draft)
    return found


def _guest(reading: Reading, before: int) -> Phrase | None:
    """Return the person named last before the first question: an interview introduces its guest."""
    persons = [
        entity
        for entity in reading.annotated.entities
        if entity.label == "PER" and entity.end <= before
    ]
    if not persons:
        return None
    full = [entity for entity in persons if entity.end - entity.start > 1] or persons
    return Phrase(full[-1].start, full[-1].end, full[-1].start)


def _draft(reading: Reading, turn: _Paragraph, speaker: Phrase | None, rule: str) -> Draft:
    labelled = turn.label_end > turn.start and rule == "turn"
    content: Range = (turn.label_end + 1 if labelled else turn.start, turn.end)
    reason = "Frage der Redaktion" if rule == "question" else "Antwort, deren Geber niemand nennt"
    return Draft(
        type=QuotationType.DIRECT,
        rule=rule,
        content=(content,),
        stretch=_stretch(reading, turn.start),
        frame=((turn.start, turn.label_end + 1),) if labelled else (),
        speaker=speaker,
        agreed=False,
        unattributed="" if speaker else reason,
        medium=Medium.SPEECH,
        score=_SCORE,
    )


def _stretch(reading: Reading, token: int) -> Stretch:
    """Return the outermost stretch that holds a token."""
    outer = [stretch for stretch in reading.stretches if stretch.inside is None]
    return outer[bisect_right([stretch.start for stretch in outer], token) - 1]
