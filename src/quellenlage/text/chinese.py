"""Chinese names in Pinyin and in Wade-Giles, brought to one spelling.

Mao Zedong was Mao Tse-tung, Deng Xiaoping Teng Hsiao-ping. The press drops the apostrophes by
which Wade-Giles tells t' from t, so the common spelling keeps neither: it is the Wade-Giles form
without marks (Wade 1867, Giles 1912; Hanyu Pinyin: ISO 7098).
"""

from __future__ import annotations

import re
from functools import lru_cache

_INITIAL = r"(?:zh|ch|sh|hs|ts|tz|[bpmfdtnlgkhjqxrzcsyw])?"
_FINAL = (
    r"(?:iang|iong|uang|iung|iao|ian|ien|ing|uai|uan|ang|eng|ong|ung|ueh|ue|"
    r"ia|ie|iu|in|ua|uo|ui|un|ai|ei|ao|ou|an|en|ih|eh|er|a|o|e|i|u)"
)
_SYLLABLES = re.compile(rf"(?:{_INITIAL}{_FINAL})+?$")
_SYLLABLE = re.compile(rf"{_INITIAL}{_FINAL}(?={_INITIAL}{_FINAL}|$)")

_TO_WADE = (
    ("^zhi$", "chih"), ("^shi$", "shih"), ("ue$", "ueh"),
    ("zh", "ch"), ("z", "ts"), ("c(?!h)", "ts"), ("tz", "ts"), ("j", "ch"), ("q", "ch"),
    ("x", "hs"), ("b", "p"), ("d", "t"), ("g(?!$)", "k"), ("ong$", "ung"), ("ian$", "ien"),
    ("ie$", "ieh"), ("uo$", "o"), ("^y(?=i)", ""),
)  # fmt: skip
_RULES = tuple((re.compile(f"^{old}" if old.isalpha() else old), new) for old, new in _TO_WADE)

_PINYIN_ONLY = re.compile(r"^(?:zh|[zxqbdg])|ong$|ian$")
_WADE_ONLY = re.compile(r"^(?:hs|ts|tz)|ung$|ien$|ieh$|ih$")


@lru_cache(maxsize=4096)
def _syllables(letters: str) -> tuple[str, ...]:
    if not _SYLLABLES.match(letters):
        return ()
    found, at = [], 0
    while at < len(letters):
        match = _SYLLABLE.match(letters, at)
        if match is None:
            return ()
        found.append(match.group())
        at = match.end()
    return tuple(found)


def _wade(syllable: str) -> str:
    for pattern, wade in _RULES:
        syllable = pattern.sub(wade, syllable)
    return syllable


def same_chinese(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether two names (folded words) are one in Pinyin and in Wade-Giles.

    One of them must show the marks of the one system, the other those of the other.
    """
    first, second = _syllables("".join(left)), _syllables("".join(right))
    if len(first) != len(second) or not 2 <= len(first) <= 3:
        return False
    if tuple(map(_wade, first)) != tuple(map(_wade, second)):
        return False
    return (_marked(first, _PINYIN_ONLY) and _marked(second, _WADE_ONLY)) or (
        _marked(second, _PINYIN_ONLY) and _marked(first, _WADE_ONLY)
    )


def chinese_key(words: tuple[str, ...]) -> str | None:
    """Return the common spelling of a name of two or three Chinese syllables."""
    syllables = _syllables("".join(words))
    return " ".join(map(_wade, syllables)) if 2 <= len(syllables) <= 3 else None


def _marked(syllables: tuple[str, ...], marks: re.Pattern[str]) -> bool:
    return any(marks.search(syllable) for syllable in syllables)
