"""What an article states of its own date: the strongest statement, and bounds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from quellenlage.model import (
    DateBasis,
    DateKind,
    Document,
    Precision,
    PublicationDate,
    StatedDate,
)
from quellenlage.text.timevalue import Interval, interval

_STRENGTH = tuple(DateBasis)  # declared strongest first

_SOURCE = {
    DateBasis.GIVEN: "Das Datum wurde mit dem Artikel angegeben",
    DateBasis.METADATA: "Die Metadaten der Seite nennen das Datum",
    DateBasis.URL: "Die Adresse oder der Dateiname nennt das Datum",
    DateBasis.DATELINE: "Die Ortsmarke am Anfang nennt das Datum",
    DateBasis.TEXT: "Eine Datumszeile im Text nennt das Datum",
}

_HEAD = 300  # characters: a date line this early is the article's own
_AFTER_CHANGE = timedelta(days=7)


class Bounds(msgspec.Struct, frozen=True):
    """Days before which, and after which, an article was not published, with reasons."""

    earliest: date | None = None
    latest: date | None = None
    why: tuple[str, ...] = ()


def stated_publication(document: Document) -> PublicationDate | None:
    """Return the strongest statement of the publication date, ``None`` without one.

    A weaker statement that lies within the strongest and is more precise refines it.
    """
    known = sorted(_publication(document), key=_rank)
    if not known:
        return None
    chosen, days = known[0]
    why = [f"{_SOURCE[chosen.basis]}: {chosen.value}."]
    for other, inner in known[1:]:
        if days.contains(inner) and inner != days:
            days = inner
            why.append(f"{_SOURCE[other.basis]} genauer: {other.value}.")
            break
    return PublicationDate(
        earliest=days.earliest.isoformat(),
        latest=days.latest.isoformat(),
        precision=Precision.DAY if days.earliest == days.latest else days.precision,
        basis=chosen.basis,
        why=tuple(why),
    )


def stated_bounds(document: Document) -> Bounds:
    """Return what other stated dates tell: a page is no older than the dates it shows."""
    earliest: list[tuple[date, str]] = []
    latest: list[tuple[date, str]] = []
    for stated, days in _readable(document.stated_dates):
        if stated.kind in (DateKind.MODIFIED, DateKind.RETRIEVED):
            word = "geändert" if stated.kind is DateKind.MODIFIED else "abgerufen"
            latest.append((days.latest, f"Die Seite wurde am {stated.value} {word}."))
        elif stated.basis is DateBasis.TEXT and not _is_own(stated):
            earliest.append((days.earliest, f"Die Seite zeigt das Datum {stated.value}."))
    first, last = max(earliest, default=None), min(latest, default=None)
    return Bounds(
        earliest=first[0] if first else None,
        latest=last[0] if last else None,
        why=tuple(found[1] for found in (first, last) if found),
    )


def from_change(document: Document) -> PublicationDate | None:
    """Return the week before the stated change of an article that states nothing else."""
    changed = [
        days.latest
        for stated, days in _readable(document.stated_dates)
        if stated.kind is DateKind.MODIFIED
    ]
    if not changed:
        return None
    last = min(changed)
    return PublicationDate(
        earliest=(last - _AFTER_CHANGE).isoformat(),
        latest=last.isoformat(),
        precision=Precision.INTERVAL,
        basis=DateBasis.INFERRED,
        why=(f"Genannt ist allein der Tag der letzten Änderung, {last.isoformat()}.",),
    )


def _rank(known: tuple[StatedDate, Interval]) -> tuple[int, int, int, str]:
    stated, days = known
    return (
        _STRENGTH.index(stated.basis),
        stated.kind is not DateKind.PUBLISHED,
        (days.latest - days.earliest).days,
        stated.value,
    )


def _publication(document: Document) -> Iterable[tuple[StatedDate, Interval]]:
    for stated, days in _readable(document.stated_dates):
        if stated.kind is DateKind.PUBLISHED or (
            stated.kind is DateKind.UNCLEAR and _is_own(stated)
        ):
            yield stated, days


def _is_own(stated: StatedDate) -> bool:
    """Tell whether an unclear date speaks of the article: not one further down in the text."""
    if stated.kind is not DateKind.UNCLEAR or stated.basis is not DateBasis.TEXT:
        return True
    return stated.span is not None and stated.span.start < _HEAD


def _readable(stated_dates: Iterable[StatedDate]) -> Iterable[tuple[StatedDate, Interval]]:
    for stated in stated_dates:
        days = interval(stated.value.split("T")[0].split(" ")[0])
        if days is not None:
            yield stated, days
