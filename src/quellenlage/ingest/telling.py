"""Joining what an article says of itself and what its surroundings say of it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from quellenlage.ingest.draft import Draft
from quellenlage.ingest.outlets import host_of
from quellenlage.ingest.sheet import Reading
from quellenlage.ingest.source import Told
from quellenlage.ingest.stamps import berlin_value
from quellenlage.model import DateBasis, DateKind, StatedDate


def add_told(draft: Draft, told: Told, reading: Reading) -> Draft:
    """Return ``draft`` completed by what its surroundings tell; what it says itself stays."""
    if told == Told():
        return draft
    title = draft.title or told.title
    url = draft.url or told.url
    return replace(
        draft,
        url=url,
        title=title,
        titles=tuple(dict.fromkeys(filter(None, (*draft.titles, title, told.title)))),
        outlet=_outlet(draft, told, reading),
        authors=draft.authors or told.authors,
        modified=draft.modified or berlin_value(told.modified),
        retrieved=draft.retrieved or berlin_value(told.retrieved),
        flags=tuple(dict.fromkeys((*draft.flags, *told.flags))),
        stated_dates=(*_dates(draft, told), *draft.stated_dates),
    )


def _outlet(draft: Draft, told: Told, reading: Reading) -> str | None:
    """Return the outlet's name; a bare host name is none where there is another."""
    own = draft.outlet
    if own and not ("." in own and " " not in own):
        return own
    url = draft.url or told.url
    return reading.outlets.canonical(told.outlet, url) or own or host_of(url) or None


def _dates(draft: Draft, told: Told) -> Iterator[StatedDate]:
    stamps = (
        (told.published, DateKind.PUBLISHED, told.basis),
        (told.modified, DateKind.MODIFIED, told.basis),
        (told.retrieved, DateKind.RETRIEVED, DateBasis.METADATA),
    )
    stated = {(date.value, date.kind, date.basis) for date in draft.stated_dates}
    for stamp, kind, basis in stamps:
        value = berlin_value(stamp)
        if value and (value, kind, basis) not in stated:
            yield StatedDate(value=value, kind=kind, basis=basis)
