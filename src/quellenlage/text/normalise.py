"""One spelling for what looks the same: NFC, line ends, invisible characters, white space."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Final

_LINE_ENDS: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_INVISIBLE: Final = re.compile("[\xad\u200b\u2060\ufeff]")
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_LONE_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_UNUSUAL: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u2028\u2029\u2060\ufeff\ud800-\udfff]"
)
_SPACES: Final = re.compile(r"\s+")
_WORDS: Final = re.compile(r"\w+")


def normalise_text(text: str) -> str:
    r"""Return ``text`` in NFC with ``\n`` as its only line end and nothing invisible in it.

    Soft hyphens and zero-width characters go, control characters become spaces, lone
    surrogates (which no encoding can write) become U+FFFD. Nothing else changes.
    """
    if _UNUSUAL.search(text):
        text = _LINE_ENDS.sub("\n", text)
        text = _INVISIBLE.sub("", text)
        text = _UNPRINTABLE.sub(" ", text)
        text = _LONE_SURROGATES.sub("\ufffd", text)
    return unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """Return ``text`` normalised, entities resolved, with single spaces and none at its ends."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    return _SPACES.sub(" ", normalise_text(text)).strip()


def words(text: str) -> list[str]:
    """Return the words of ``text``, lower-cased and NFKC, for comparing texts."""
    return _WORDS.findall(unicodedata.normalize("NFKC", text).lower())


def word_key(text: str) -> str:
    """Return the words of ``text`` as one string: equal for texts that differ in marks only."""
    return " ".join(words(text))


def compact_key(text: str) -> str:
    """Return the letters and digits of ``text`` in lower case: "Der Spiegel" → "derspiegel"."""
    return "".join(_WORDS.findall(unicodedata.normalize("NFKC", text).casefold())).replace("_", "")
