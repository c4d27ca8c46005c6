"""Where sentences end, by punctuation alone: for showing words in their context."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…][\"“”«»’'›‹)\]]*(?=\s+[\"„“»«‚›‹(\[]*[A-ZÄÖÜ0-9])|\n")
_ABBREVIATED = re.compile(r"(?:\b\w|\b\d{1,2}|\b[A-Z]?[bcdfghjklmnpqrstvwxz]{1,4}|\d\s\w{2,4})\.$")
"""Before a full stop: one letter, one or two digits, no vowel ("Dr."), a unit ("5 Mio.")."""

_REACH = 600
"""Characters looked at on either side: a sentence without end does not take the text with it."""


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentences that hold ``text[start:end]``.

    A line break ends a sentence. Where a full stop may belong to an abbreviation or a number
    ("10. April", "Dr. Krüger") the sentence goes on: rather too much context than too little.
    """
    first = max(0, start - _REACH)
    # A little further, because what ends a sentence is seen by what follows.
    ends = (m for m in _END.finditer(text, first, start + 4) if _ends(text, m))
    before = [m.end() for m in ends if m.end() <= start]
    left = before[-1] if before else first
    # One character back: the span may take its own full stop with it.
    after = (m for m in _END.finditer(text, max(start, end - 1), end + _REACH) if _ends(text, m))
    right = next((_without_break(text, m) for m in after), min(len(text), end + _REACH))
    while left < start and text[left].isspace():
        left += 1
    return left, max(end, right)


def _ends(text: str, match: re.Match[str]) -> bool:
    if match.group() == "\n":
        return True
    line = text.rfind("\n", 0, match.start()) + 1
    word = text[max(line, match.start() - 12) : match.start() + 1]
    return text[match.start()] != "." or not _ABBREVIATED.search(word)


def _without_break(text: str, match: re.Match[str]) -> int:
    return match.start() if text[match.start()] == "\n" else match.end()
