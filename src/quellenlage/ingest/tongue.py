"""The language of a text, by its script and its function words."""

from __future__ import annotations

import re
from typing import Final

from quellenlage.languages import Language

_WORD: Final = re.compile(r"[^\W\d_]+")
_SCRIPTS: Final = (
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
)
_CYRILLIC: Final = (("be", re.compile("ў")), ("uk", re.compile("[іїєґ]")))
_SAMPLE: Final = 20_000
_FEWEST: Final = 12


def tell_language(text: str, language: Language) -> str:
    """Return the ISO 639-1 code of the language of ``text``.

    A text of other script is told by it; else the language wins whose function words make up
    the greatest share. A text of a few words is taken to be in ``language``.
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    if not words:
        return language.code
    joined = "".join(words)
    for code, script in _SCRIPTS:
        if len(script.findall(joined)) > 0.5 * len(joined):
            return _cyrillic(joined) if code == "ru" else code
    if len(words) < _FEWEST:
        return language.code
    own = sum(word in language.page.frequent for word in words)
    if own > len(words) // 4:
        return language.code
    shares = {
        code: sum(word in known for word in words) for code, known in language.page.foreign.items()
    }
    best = max(sorted(shares), key=lambda code: shares[code], default=language.code)
    return best if shares.get(best, 0) > max(own, len(words) // 10) else language.code


def _cyrillic(text: str) -> str:
    return next((code for code, letters in _CYRILLIC if letters.search(text)), "ru")
