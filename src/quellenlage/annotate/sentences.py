"""Where sentences begin: marks that end one, less what only looks like an end.

Rules of exclusion (abbreviation, ordinal number, initial, lower case after the mark), as in
Grefenstette & Tapanainen, *What is a word, what is a sentence?* (1994), with German tables.
"""

from __future__ import annotations

import re

from quellenlage.languages.tables.grammar import GrammarTable

_CLOSING = "\"“”«»')]’‘›‹"
_OPENING = "\"'„“”»«‚‘‹›([–- "
_CANDIDATE = re.compile(rf"[.!?…]+[{re.escape(_CLOSING)}]*(?=\s)|\n")
_LETTERED = re.compile(r"(?:[^\W\d_]\.)+")
_ORDINAL = re.compile(r"\d{1,2}\.")
_ROMAN = re.compile(r"[IVX]+\.")
_WORD = re.compile(r"[\w-]+")
_LAST_WORD = re.compile(r"([\w-]+)\s*$")
_WRAPPED_LINE = 55
_LONGEST_WORD = 60


def sentence_starts(text: str, grammar: GrammarTable) -> list[int]:
    """Return the offsets in ``text`` at which a sentence begins, ascending."""
    first = re.search(r"\S", text)
    if first is None:
        return []
    starts = [first.start()]
    for mark in _CANDIDATE.finditer(text, first.start()):
        begin = _skip_space(text, mark.end())
        if begin >= len(text):
            break
        if begin > starts[-1] and _ends_sentence(text, mark, begin, grammar):
            starts.append(begin)
    return starts


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _ends_sentence(text: str, mark: re.Match[str], begin: int, grammar: GrammarTable) -> bool:
    if "\n" in text[mark.start() : begin]:
        return not _is_wrapped(text, mark.start(), begin)
    rest = text[begin : begin + _LONGEST_WORD].lstrip(_OPENING)
    if rest[:1].islower() or rest[:1] in ",;:)" or _is_omission(text, mark):
        return False
    return mark.group() != "." or _stop_ends_sentence(text, mark.start(), rest, grammar)


def _is_omission(text: str, mark: re.Match[str]) -> bool:
    """Tell whether the mark is an omission in brackets: "[...]"."""
    return mark.start() > 0 and text[mark.start() - 1] in "[(" and mark.group()[0] in ".…"


def _stop_ends_sentence(text: str, stop: int, rest: str, grammar: GrammarTable) -> bool:
    before = text[max(0, stop - _LONGEST_WORD) : stop]
    parts = before.split()
    if not parts or before[-1].isspace():
        return True
    word = parts[-1].lstrip(_OPENING) + "."
    if _LETTERED.fullmatch(word) or word in grammar.abbreviations:
        return word in grammar.final_abbreviations and rest[:1].isupper()
    if _ROMAN.fullmatch(word):
        return False
    if _ORDINAL.fullmatch(word):
        return not _is_ordinal(before[: -len(word)], rest, grammar)
    return True


def _is_ordinal(before: str, rest: str, grammar: GrammarTable) -> bool:
    following = _WORD.match(rest)
    if following is None or following.group() in grammar.ordinal_nouns:
        return True
    leading = _LAST_WORD.search(before)
    return leading is not None and leading.group(1).lower() in grammar.ordinal_leads


def _is_wrapped(text: str, at: int, begin: int) -> bool:
    """Tell whether the line break at ``at`` merely wraps a long line."""
    gap = text[at:begin]
    if gap.count("\n") > 1:
        return False
    line = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    if not line or line[-1] in ".!?…:" + _CLOSING:
        return False
    return text[begin].islower() or len(line) >= _WRAPPED_LINE
