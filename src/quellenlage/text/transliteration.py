"""One key for the German, English and scholarly spellings of one foreign name.

German writes Chruschtschow where English writes Khrushchev: the key maps both spellings of
each sound to one symbol, and :func:`spelling_distance` charges little for what transcriptions
leave open (vowels without stress, g and h, w and u) and much for what they do not.

Symbols beyond the plain letters: ``S`` sch/sh/zh, ``C`` tsch/ch, ``J`` dsch/dzh, ``Q``
schtsch/shch, ``H`` ch/kh, ``X`` ch that may be either, ``Z`` ts/z, ``U`` and ``O`` ü and ö.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = {
    "а": "a", "б": "b", "в": "w", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "jo", "є": "je",
    "ж": "sch", "з": "s", "и": "i", "і": "i", "ї": "ji", "й": "j", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f",
    "х": "ch", "ц": "z", "ч": "tsch", "ш": "sch", "щ": "schtsch", "ъ": "", "ы": "y", "ь": "",
    "э": "e", "ю": "ju", "я": "ja",
}  # fmt: skip

# Letters whose mark carries the sound, before marks are stripped from the rest.
_MARKED = {
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa", "œ": "oe",
    "š": "sh", "ś": "sh", "ş": "sh", "ș": "sh", "ž": "zh", "ż": "zh", "ź": "zh", "č": "tch",
    "ć": "tch", "ç": "tch", "ğ": "g", "ı": "i", "ł": "l", "đ": "dj", "ð": "d", "þ": "t",
    "ţ": "ts", "ț": "ts", "ř": "rzh", "ñ": "nj", "ó": "o", "ě": "je", "ə": "a", "ħ": "h",
}  # fmt: skip

_RULES: tuple[tuple[str, str], ...] = (
    (r"[’'`ʼʹʿʾ.]", ""),
    (r"schtsch|shch|stsch|szcz|schtch", "Q"),
    (r"dsch|dzh|dj(?=[aeiou])", "J"),
    (r"tsch|tch|cz", "C"),
    (r"sch|shh|sh|zh|sz(?!$)|(?<=[bdgkpt])rz|^rz", "S"),
    (r"kh|gh", "H"),
    (r"dh", "d"),
    (r"ck|q", "k"),
    (r"ch", "X"),
    (r"(?<![aeoq])ue", "U"),
    (r"oe", "O"),
    (r"ae", "e"),
    (r"ou", "u"),
    (r"oo", "u"),
    (r"ee", "i"),
    (r"tz|ts|zz|z", "Z"),
    (r"c(?=[eiy])", "Z"),
    (r"c", "k"),
    (r"ph", "f"),
    (r"th", "t"),
    (r"off$|ow$|ov$", "ov"),
    (r"w", "v"),
    (r"(?<=[CXQS])o(?=v)", "e"),
    (r"x", "ks"),
    (r"(?:ij|yj|yi|iy|ii|yy|ie|i|y|j)$", "i"),
    (r"[jy]", "i"),
    (r"i+", "i"),
    (r"(?<=[a-zA-Z])(?<=[aeo])h$", ""),
    (r"(.)\1+", r"\1"),
)
_COMPILED = tuple((re.compile(pattern), symbol) for pattern, symbol in _RULES)

_VOWELS = frozenset("aeiouUO")
_CLOSE_VOWELS = {
    frozenset(pair): cost
    for pair, cost in (
        ("ao", 0.2), ("ei", 0.25), ("ou", 0.25), ("uU", 0.3), ("oO", 0.3), ("ae", 0.4),
        ("iu", 0.45), ("iU", 0.6), ("eO", 0.5), ("au", 0.45), ("ai", 0.5), ("eo", 0.4),
    )
}  # fmt: skip
_CLOSE_CONSONANTS = {
    frozenset(pair): cost
    for pair, cost in (
        ("XC", 0.05), ("XH", 0.05), ("XS", 0.3), ("Hk", 0.3), ("Hh", 0.1), ("Xh", 0.1), ("Xk", 0.3),
        ("gk", 0.45), ("gh", 0.2), ("gH", 0.35), ("Zs", 0.1), ("Zt", 0.35), ("SC", 0.4),
        ("Ss", 0.35), ("SZ", 0.3), ("SJ", 0.35), ("Cg", 0.6), ("CJ", 0.3), ("QS", 0.25),
        ("QC", 0.3), ("Ji", 0.15), ("JX", 0.3), ("Jg", 0.35), ("kh", 0.5), ("bp", 0.45),
        ("dt", 0.35), ("fv", 0.2), ("vu", 0.25), ("vb", 0.5), ("mn", 0.8), ("Si", 0.6), ("lv", 0.6),
        ("ks", 0.9), ("Zk", 0.5), ("CZ", 0.4),
    )
}  # fmt: skip


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return ``text`` in lower case without accents; German umlauts become ae, oe, ue."""
    lowered = "".join(
        _MARKED.get(char, char) for char in unicodedata.normalize("NFC", text.lower())
    )
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def to_latin(text: str) -> str:
    """Return Cyrillic letters in the transcription of German dictionaries, others unchanged."""
    return "".join(_CYRILLIC.get(char.lower(), char) for char in text)


@lru_cache(maxsize=65536)
def spelling_key(token: str) -> str:
    """Return the key of one word, the same for its German, English and scholarly spelling."""
    key = fold(to_latin(token))
    for pattern, symbol in _COMPILED:
        key = pattern.sub(symbol, key)
    return key


_CLASSES = str.maketrans(
    {"Z": "t", "d": "t", "S": "s", "C": "s", "Q": "s", "z": "s", "X": "k", "H": "k",
     "h": "k", "g": "k", "b": "p", "m": "n"} | dict.fromkeys("aeiouUOvfJ")
)  # fmt: skip


def consonants(word: str, *, whole: bool = False) -> str:
    """Return the consonants of a word by class, the first five unless ``whole``.

    Most spellings of a name share them.
    """
    classes = spelling_key(word).translate(_CLASSES)
    return classes if whole else classes[:5]


def _insertion(symbol: str, neighbour: str) -> float:
    if symbol == "i":
        return 0.2 if neighbour in _VOWELS else 0.35
    if symbol in _VOWELS:
        return 0.45
    return 0.4 if symbol in "hH" else 0.9


@lru_cache(maxsize=4096)
def _substitution(left: str, right: str) -> float:
    if left == right:
        return 0.0
    pair = frozenset((left, right))
    if left in _VOWELS and right in _VOWELS:
        return _CLOSE_VOWELS.get(pair, 0.55)
    return _CLOSE_CONSONANTS.get(pair, 1.2)


def _insertions(key: str) -> list[float]:
    return [_insertion(symbol, key[place - 1] if place else "") for place, symbol in enumerate(key)]


def spelling_distance(left: str, right: str) -> float:
    """Return the least cost of turning one key into the other (Wagner & Fischer 1974, weighted)."""
    inserts = _insertions(right)
    row = [0.0]
    for cost in inserts:
        row.append(row[-1] + cost)
    for symbol, delete in zip(left, _insertions(left), strict=True):
        previous, row = row, [row[0] + delete]
        for j, other in enumerate(right):
            best = previous[j] + _substitution(symbol, other)
            up, across = previous[j + 1] + delete, row[j] + inserts[j]
            best = min(best, up)
            row.append(min(best, across))
    return row[-1]


@lru_cache(maxsize=65536)
def spelling_similarity(left: str, right: str) -> float:
    """Return how alike two words are as spellings of one name, from 0 to 1."""
    first, second = sorted((spelling_key(left), spelling_key(right)))
    if not first or not second:
        return 1.0 if first == second else 0.0
    if same_letters(left, right) and fold(left) != fold(right):
        return 0.98 if _bare(left) == _bare(right) else 0.945
    if first == second or _native(left) == _native(right):
        return _equal_keys(left, right)
    room = max(2.0, 0.75 * min(len(first), len(second)))
    return max(0.0, round(1.0 - spelling_distance(first, second) / room, 3))


def same_letters(left: str, right: str) -> bool:
    """Tell whether two words differ at most in the marks on their letters, and in their case."""
    return fold(left) == fold(right) or _unmarked(left) == _unmarked(right)


@lru_cache(maxsize=65536)
def _bare(word: str) -> str:
    """Return ``word`` without the marks that printers drop; umlauts keep theirs."""
    kept = unicodedata.normalize("NFC", word.lower())
    return "".join(
        char if char in "äöü" else unicodedata.normalize("NFKD", char)[0] for char in kept
    ).translate(_STROKES)


@lru_cache(maxsize=65536)
def _unmarked(word: str) -> str:
    """Return ``word`` without any mark, as English typesets it."""
    return _bare(word.translate(_UMLAUTS))


_UMLAUTS = str.maketrans("äöüÄÖÜ", "aouAOU")
_STROKES = str.maketrans({"ł": "l", "ı": "i", "đ": "d", "ø": "o"})

# Alternations by which German tells surnames apart (Meyer, Meier; Schmidt, Schmitt).
_NATIVE: tuple[tuple[str, str], ...] = (
    (r"(?<=[ea])y(?=[a-z])", "i"),
    (r"ck|c(?!h)", "k"),
    (r"th|dt", "t"),
    (r"ph", "f"),
    (r"tz", "z"),
    (r"ae", "e"),
    (r"(.)\1+", r"\1"),
)
_NATIVE_COMPILED = tuple((re.compile(pattern), symbol) for pattern, symbol in _NATIVE)


@lru_cache(maxsize=65536)
def _native(word: str) -> str:
    folded = fold(to_latin(word))
    for pattern, symbol in _NATIVE_COMPILED:
        folded = pattern.sub(symbol, folded)
    return folded


def is_doublet(left: str, right: str) -> bool:
    """Tell whether two words are German spellings of one sound: Hofmann, Hoffmann."""
    return _native(left) == _native(right)


def _equal_keys(left: str, right: str) -> float:
    """Score words of one key: sure as transcriptions, unsure as two German surnames."""
    if fold(left) == fold(right):
        return 1.0
    return 0.93 if _native(left) == _native(right) else 0.99
