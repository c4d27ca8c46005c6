"""Who wrote it: names out of author fields and bylines, as written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from quellenlage.ingest.sheet import Reading
from quellenlage.text.normalise import compact_key

_AUTHOR_SEPARATOR: Final = re.compile(
    r"\s*[;|]\s*|\s*,\s*(?!\s*(?:Dr|Prof|Jr)\b)|\s+(?:und|and|&)\s+"
)
_AUTHOR_ROLE: Final = re.compile(
    r"^(?:von:?|by|text(?: und fotos?)?:|autor(?:in)?:?|interview:)\s+", re.IGNORECASE
)
_NO_NAME: Final = re.compile(r"https?://|@|^\W*$")
_CODE: Final = re.compile(r"\s*\([^)]{1,12}\)$")


def split_authors(said: Iterable[str]) -> list[str]:
    """Return single names, as written, of fields like "Von A und B, dpa"."""
    names = []
    for text in said:
        for part in _AUTHOR_SEPARATOR.split(text):
            name = _CODE.sub("", _AUTHOR_ROLE.sub("", part).strip(" .,;:–-"))
            if is_name(name) and name not in names:
                names.append(name)
    return names


def own_keys(names: Iterable[str | None]) -> set[str]:
    """Return how an outlet may call itself among authors: its names, and the first word of each."""
    keys = {key for name in names if name and len(key := compact_key(name)) > 2}
    firsts = {compact_key(name.split(".")[0]) for name in names if name and "." in name}
    return keys | {key for key in firsts if len(key) > 2}


def clean_authors(
    names: Sequence[str], own_names: Sequence[str | None], reading: Reading
) -> tuple[str, ...]:
    """Return ``names`` without those of the outlet itself and of no person."""
    outlets = {reading.outlets.canonical(name, None) for name in own_names if name}
    own = own_keys(own_names)
    nobody = {compact_key(word) for word in reading.language.page.no_author}
    kept = [
        name
        for name in names
        if (key := compact_key(name)) not in own | nobody
        and not any(len(site) > 4 and site in key for site in own)
        and compact_key(name.split()[0]) not in own
        and reading.outlets.canonical(name, None) not in outlets
    ]
    if len(kept) > 1:  # "Ada Lind, Berlin" is a byline with its place
        kept = [name for name in kept if compact_key(name) not in reading.places]
    return tuple(kept)


def is_name(text: str) -> bool:
    """Tell whether ``text`` can be a name at all."""
    return bool(text) and not _NO_NAME.search(text)


def is_mailed(name: str, mails: Iterable[str]) -> bool:
    """Tell whether one of the addresses is that of ``name``: "a.lind@..." for "Ada Lind"."""
    parts = name.lower().split()
    short = {f"{parts[0][0]}.{parts[-1]}", ".".join(parts), parts[-1]} if len(parts) > 1 else set()
    return any(mail.lower().split("@")[0] in short for mail in mails)
