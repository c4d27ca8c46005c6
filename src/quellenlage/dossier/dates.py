"""Days and intervals of days in words, German and English."""

from __future__ import annotations

from calendar import monthrange
from typing import TypeAlias

Pair: TypeAlias = tuple[str, str]
"""One text in German and in English."""

_MONTHS = (
    ("Januar", "January"), ("Februar", "February"), ("März", "March"), ("April", "April"),
    ("Mai", "May"), ("Juni", "June"), ("Juli", "July"), ("August", "August"),
    ("September", "September"), ("Oktober", "October"), ("November", "November"),
    ("Dezember", "December"),
)  # fmt: skip


def day(iso: str) -> Pair:
    """Return an ISO date as "10. April 2023" and "10 April 2023"; anything else as it is."""
    parts = iso[:10].split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return iso, iso
    year, month, number = (int(part) for part in parts)
    if not 1 <= month <= 12:
        return iso, iso
    german, english = _MONTHS[month - 1]
    return f"{number}. {german} {year}", f"{number} {english} {year}"


def point(iso: str) -> Pair:
    """Return a year, month or day as it stands on an axis: "2023", "Apr. 2023", "10.4.2023"."""
    year, month, number = (*iso.split("-"), "", "")[:3]
    if number:
        return f"{int(number)}.{int(month)}.{year}", f"{int(number)}/{int(month)}/{year}"
    if month:
        german, english = _MONTHS[int(month) - 1]
        short = german if len(german) < 5 else f"{german[:3]}."
        return f"{short} {year}", f"{english[:3]} {year}"
    return year, year


def period(earliest: str, latest: str) -> Pair:
    """Return an interval of days in the shortest words that say it exactly."""
    if earliest == latest:
        return day(earliest)
    if earliest[4:] == "-01-01" and latest[4:] == "-12-31":
        first, last = earliest[:4], latest[:4]
        return (first, first) if first == last else (f"{first} bis {last}", f"{first} to {last}")
    if earliest[:7] == latest[:7]:
        return _within_month(earliest, latest)
    (german, english), (german_end, english_end) = day(earliest), day(latest)
    if earliest[:4] == latest[:4]:
        german, english = german[:-5], english[:-5]
    return f"{german} bis {german_end}", f"{english} to {english_end}"


def _within_month(earliest: str, latest: str) -> Pair:
    german, english = _MONTHS[int(earliest[5:7]) - 1]
    year, first, last = earliest[:4], int(earliest[8:]), int(latest[8:])
    if first == 1 and last == monthrange(int(year), int(latest[5:7]))[1]:
        return f"{german} {year}", f"{english} {year}"
    return f"{first}. bis {last}. {german} {year}", f"{first} to {last} {english} {year}"
