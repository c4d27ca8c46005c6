"""A stretch of prose as tokens and classes, with the tense of its clauses."""

from __future__ import annotations

import re
from bisect import bisect_left

from quellenlage.extract.times.lexicon import Lexicon
from quellenlage.extract.times.vocabulary import CHARACTER, OTHER, Word
from quellenlage.languages.tables.calendar import CalendarTable

_CLAUSE_END = frozenset('.!?;:,()"„“”»«–')
_SENTENCE_END = frozenset(".!?;")
_WINDOW = 60  # tokens looked at on either side for the verb of a sentence
_DIGITS = frozenset(CHARACTER[kind] for kind in ("digits1", "digits2", "digits3"))


class Reading:
    """The tokens of one block: forms, words and a string with one class character each."""

    def __init__(self, text: str, start: int, end: int, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.spans, self.forms = _tokens(text, start, end, lexicon)
        self.words: list[Word] = [lexicon[form] for form in self.forms]
        _merge_phrases(self, text, start, end)
        self.kinds = "".join([word.kind for word in self.words])

    @property
    def calendar(self) -> CalendarTable:
        """The tables behind the words."""
        return self.lexicon.calendar

    def form(self, index: int) -> str:
        """Return the form at ``index``, empty beyond the text."""
        return self.forms[index] if 0 <= index < len(self.forms) else ""

    def kind(self, index: int) -> str:
        """Return the class character at ``index``, that of other words beyond the text."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else OTHER

    def lower(self, index: int) -> str:
        """Return the form at ``index`` in lower case."""
        return self.form(index).lower()

    def joins(self, index: int) -> bool:
        """Tell whether the token at ``index`` is a hyphen with no space on either side."""
        if not 0 < index < len(self.forms) - 1 or self.forms[index] != "-":
            return False
        start, end = self.spans[index]
        return self.spans[index - 1][1] == start and self.spans[index + 1][0] == end

    def starts_sentence(self, index: int) -> bool:
        """Tell whether no word of the same sentence stands before ``index``."""
        before = self.form(index - 1)
        return not before or (before in '.!?:"„“»«' and self.kind(index - 2) not in _DIGITS)

    def region(self, index: int, *, clause: bool) -> tuple[int, int]:
        """Return the tokens of the clause, or the sentence, around ``index``."""
        ends = _CLAUSE_END if clause else _SENTENCE_END
        first = index
        while first > max(0, index - _WINDOW) and not self._ends(first - 1, ends):
            first -= 1
        last = index + 1
        limit = min(len(self.forms), index + _WINDOW)
        while last < limit and not self._ends(last, ends):
            last += 1
        return first, last

    def _ends(self, index: int, ends: frozenset[str]) -> bool:
        form = self.forms[index]
        if form not in ends:
            return False
        return form != "." or self.kind(index - 1) not in _DIGITS


def _tokens(
    text: str, start: int, end: int, lexicon: Lexicon
) -> tuple[list[tuple[int, int]], list[str]]:
    matches = list(lexicon.token_pattern.finditer(text, start, end))
    return [match.span() for match in matches], [match.group() for match in matches]


def _merge_phrases(reading: Reading, text: str, start: int, end: int) -> None:
    """Make one token of every phrase that acts as one word."""
    found = [match.span() for match in reading.lexicon.phrase_pattern.finditer(text, start, end)]
    if not found:
        return
    starts = [span[0] for span in reading.spans]
    spans, forms, words, at = [], [], [], 0
    for first, last in found:
        begin, behind = bisect_left(starts, first), bisect_left(starts, last)
        word = _phrase_word(reading.lexicon, re.sub(r"\s+", " ", text[first:last]))
        if word is None:
            continue
        spans += [*reading.spans[at:begin], (first, last)]
        forms += [*reading.forms[at:begin], text[first:last]]
        words += [*reading.words[at:begin], word]
        at = behind
    reading.spans = spans + reading.spans[at:]
    reading.forms = forms + reading.forms[at:]
    reading.words = words + reading.words[at:]


def _phrase_word(lexicon: Lexicon, phrase: str) -> Word | None:
    swapped = (phrase, phrase[0].lower() + phrase[1:], phrase[0].upper() + phrase[1:])
    return next((lexicon.phrases[form] for form in swapped if form in lexicon.phrases), None)
