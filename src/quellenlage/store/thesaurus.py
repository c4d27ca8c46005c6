"""A thesaurus on disk, in the format of MyThes, as OpenThesaurus is handed out with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from quellenlage.errors import InputError
from quellenlage.text.similarity import Senses

STANDARD_PLACE = Path("/usr/share/mythes/th_de_DE_v2.dat")
"""Where Debian's package mythes-de puts OpenThesaurus."""

_NOTE = re.compile(r"\s*\([^()]*\)")
_OTHER_RELATION = re.compile(r"\((?:Ober|Unter)begriff\)|\(Antonym\)|\(Assoziation\)")
_WORD = re.compile(r"[^\W\d_][\w-]+")

_MOST_SENSES = 4
"""Words of more meanings are left out: which one is meant nobody knows."""


def load_thesaurus(path: Path) -> Senses:
    """Read the meanings of words: two words that share one are synonyms.

    The file names its encoding in the first line. Then every headword stands with the number of
    its meanings (``Anlass|2``), and each meaning in a line of its own, parted by ``|``: a part of
    speech, then words. Wider, narrower and opposite words are left out, and so are phrases and
    words of many meanings. Words are in lower case.

    Raises:
        InputError: if the file cannot be read, or is none of this format.
    """
    try:
        with path.open("rb") as file:
            encoding = file.readline().decode("ascii").strip()
            lines = file.read().decode(encoding).splitlines()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error
    except (UnicodeDecodeError, LookupError) as error:
        raise InputError(f"{path}: is no thesaurus of MyThes ({error})") from error
    senses: dict[str, frozenset[int]] = {}
    numbers: dict[tuple[str, ...], int] = {}
    for word, meanings in _entries(lines, path):
        found = [group for meaning in meanings if len(group := _synonyms(meaning)) > 1]
        if len(meanings) <= _MOST_SENSES and found:
            senses[word] = frozenset(numbers.setdefault(group, len(numbers)) for group in found)
    if not senses:
        raise InputError(f"{path}: holds no synonyms")
    return senses


def _entries(lines: list[str], path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield every headword that is one word, with the lines of its meanings."""
    at = 0
    while at < len(lines):
        word, _, count = lines[at].partition("|")
        if not count.isdecimal():
            raise InputError(f"{path}, line {at + 2}: a word and the number of its meanings belong")
        at += 1 + int(count)
        if _WORD.fullmatch(word):
            yield word.lower(), lines[at - int(count) : at]


def _synonyms(meaning: str) -> tuple[str, ...]:
    """Return the words of one meaning, sorted: it stands under each of them in another order."""
    words = {
        _NOTE.sub("", entry).strip().lower()
        for entry in meaning.split("|")[1:]
        if not _OTHER_RELATION.search(entry)
    }
    return tuple(sorted(word for word in words if _WORD.fullmatch(word)))
