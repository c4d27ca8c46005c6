"""Chinese names in Pinyin and in Wade-Giles, brought to one spelling.

Mao Zedong was Mao Tse-tung, Deng Xiaoping Teng Hsiao-ping. The press drops the apostrophes by
which Wade-Giles tells t' from t, so the common spelling keeps neither: it is the Wade-Giles form
without marks (Wade 1867, Giles 1912; Hanyu Pinyin: ISO 7098). German wrote "tsch" and "sch" in it.
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

_PINYIN_ONLY = re.compile(r"^(?:zh|c(?!h)|[zxqbdg])|ong$|ian$")
_WADE_ONLY = re.compile(r"^(?:hs|ts|tz)|ung$|ien$|ieh$|ih$")


@lru_cache(maxsize=4096)
def _syllables(letters: str) -> tuple[str, ...]:
    letters = letters.replace("tsch", "ch").replace("sch", "sh")
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
    old = [
        _marked(s, _WADE_ONLY) or "sch" in "".join(n) for s, n in ((first, left), (second, right))
    ]
    return (_marked(first, _PINYIN_ONLY) and old[1]) or (_marked(second, _PINYIN_ONLY) and old[0])


def opens_with_family(words: tuple[str, ...]) -> bool:
    """Tell whether a name (folded words) is Chinese by its syllables, the first word being one."""
    syllables = _syllables("".join(words))
    return 1 < len(words) <= len(syllables) <= 3 and len(_syllables(words[0])) == 1


def other_chinese(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether both are Chinese names and of other syllables: a vowel makes another name.

    A Chinese name is taken to open with a family name of one syllable.
    """
    first, second = _syllables("".join(left)), _syllables("".join(right))
    if len(first) != len(second) or not 2 <= len(first) <= 3:
        return False
    if not (opens_with_family(left) and opens_with_family(right)):
        return False
    return sorted(map(_wade, first)) != sorted(map(_wade, second))


def chinese_key(words: tuple[str, ...]) -> str | None:
    """Return the common spelling of a name of two or three Chinese syllables."""
    syllables = _syllables("".join(words))
    return " ".join(map(_wade, syllables)) if 2 <= len(syllables) <= 3 else None


def _marked(syllables: tuple[str, ...], marks: re.Pattern[str]) -> bool:
    return any(marks.search(syllable) for syllable in syllables)
