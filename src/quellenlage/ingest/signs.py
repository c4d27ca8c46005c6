"""Signs in brackets that may be a press office's or an author's: "(pm)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from quellenlage.ingest.authors import split_authors
from quellenlage.ingest.sheet import Reading
from quellenlage.model import PROSE_ROLES, BlockRole, Credit

_TOKEN: Final = re.compile(r"\w[\w.-]*\w")
_EXPLAINED: Final = r"^\W*{sign}\s?(?:=|:|–|-)\s?[A-ZÄÖÜ]|[A-ZÄÖÜ][\w-]+ [A-ZÄÖÜ][\w-]+ \({sign}\)"


def without_own_signs(
    found: Sequence[Credit],
    lines: Sequence[str],
    roles: Sequence[BlockRole],
    reading: Reading,
) -> list[Credit]:
    """Return ``found`` without signs of press offices that are the author's or the outlet's.

    "(pm)" marks a press release in one paper and is Petra Muster's in the next. It is taken
    for a person's where the initials of a named author agree, where the page explains it
    ("pm = Petra Muster"), where the line of the outlet begins with it, or where the text rests
    on agencies and other outlets: offices do not quote those.
    """
    offices = {name for credit in found for name in credit.names}
    offices &= frozenset(reading.language.sources.press_release)
    if not offices:
        return list(found)
    told = _quotes_media(lines, roles, reading)
    own = {sign for sign in offices if told or _is_own(sign, lines, roles)}
    return list(_kept(found, own))


def _quotes_media(lines: Sequence[str], roles: Sequence[BlockRole], reading: Reading) -> bool:
    common = reading.language.sources.common_words
    return any(
        word not in common and len(word) > 2 and reading.credits.is_source(word)
        for line, role in zip(lines, roles, strict=True)
        if role in PROSE_ROLES
        for word in _TOKEN.findall(line)
    )


def _kept(found: Sequence[Credit], own: set[str]) -> Iterator[Credit]:
    for credit in found:
        names = tuple(name for name in credit.names if name not in own)
        if names:
            yield credit if names == credit.names else msgspec.structs.replace(credit, names=names)


def _is_own(sign: str, lines: Sequence[str], roles: Sequence[BlockRole]) -> bool:
    bylines = (line for line, role in zip(lines, roles, strict=True) if role is BlockRole.BYLINE)
    if any(_initials(name) == sign.lower() for name in split_authors(bylines)):
        return True
    explained = re.compile(_EXPLAINED.format(sign=re.escape(sign)))
    for line, role in zip(lines, roles, strict=True):
        if role not in PROSE_ROLES and len(line) <= 200:
            heads = line.split(None, 1)
            titled = len(heads) > 1 and heads[0].strip("(),:-") == sign and heads[1][:1].isupper()
            if titled or explained.search(line):
                return True
    return False


def _initials(name: str) -> str:
    return "".join(part[0] for part in re.findall(r"[^\W\d_]+", name)).lower()
