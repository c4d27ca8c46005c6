"""German words of the page for the closed lists of the model, and German dates."""

from __future__ import annotations

from calendar import monthrange

from quellenlage.model import (
    ActorType,
    CommitmentKind,
    CommitmentStatus,
    DateBasis,
    DiscrepancyKind,
    EdgeKind,
    Factuality,
    OriginClass,
    QuotationType,
    Rendered,
)

ACTOR = {
    ActorType.PERSON: "Person",
    ActorType.ORGANISATION: "Organisation",
    ActorType.GPE: "Staat oder Gebiet",
    ActorType.LOCATION: "Ort",
    ActorType.OUTLET: "Medium",
    ActorType.AGENCY: "Nachrichtenagentur",
    ActorType.GROUP: "Gruppe",
    ActorType.ROLE: "nur als Amt genannt",
    ActorType.MISC: "Sonstiges",
}
COMMITMENT = {
    CommitmentKind.PROMISE: "Zusage",
    CommitmentKind.GUARANTEE: "Garantie",
    CommitmentKind.AGREEMENT: "Vereinbarung",
    CommitmentKind.DEMAND: "Forderung",
    CommitmentKind.REQUEST: "Bitte",
    CommitmentKind.THREAT: "Drohung",
    CommitmentKind.ANNOUNCEMENT: "Ankündigung",
}
STATUS = {
    CommitmentStatus.REQUESTED: "erbeten",
    CommitmentStatus.ANNOUNCED: "angekündigt",
    CommitmentStatus.AGREED: "vereinbart",
    CommitmentStatus.IN_FORCE: "in Kraft",
    CommitmentStatus.DONE: "ausgeführt",
    CommitmentStatus.ALLEGED_BROKEN: "angeblich gebrochen",
}
BASIS = {
    DateBasis.GIVEN: "angegeben",
    DateBasis.METADATA: "aus den Metadaten der Seite",
    DateBasis.URL: "aus der Adresse",
    DateBasis.DATELINE: "aus der Ortsmarke",
    DateBasis.TEXT: "aus einer Datumszeile im Text",
    DateBasis.INFERRED: "erschlossen",
}
DISCREPANCY = {
    DiscrepancyKind.CONTRADICTION: "Widerspruch",
    DiscrepancyKind.UPDATE: "neuerer Stand",
    DiscrepancyKind.SCOPE: "verschiedener Bezug",
    DiscrepancyKind.WORDING: "anderer Wortlaut",
    DiscrepancyKind.SPELLING: "andere Schreibung",
}
EDGE = {
    EdgeKind.CREDITS: "beruft sich auf",
    EdgeKind.COPIES: "übernimmt Text aus",
    EdgeKind.REVISES: "ist eine neuere Fassung von",
}
FACTUALITY = {
    Factuality.ASSERTED: "berichtet",
    Factuality.REPORTED: "anderen zugeschrieben",
    Factuality.POSSIBLE: "möglich",
    Factuality.CONDITIONAL: "unter Bedingung",
    Factuality.PLANNED: "geplant",
    Factuality.DENIED: "bestritten",
    Factuality.REQUESTED: "gefordert",
}
ORIGIN = {
    OriginClass.INDEPENDENT: "unabhängig",
    OriginClass.SAME: "gemeinsam",
    OriginClass.UNKNOWN: "ungeklärt",
}
QUOTATION = {
    QuotationType.DIRECT: "wörtlich",
    QuotationType.INDIRECT: "indirekt",
    QuotationType.REPORTED: "berichtend",
    QuotationType.FREE_INDIRECT: "frei indirekt",
    QuotationType.INDIRECT_FREE_INDIRECT: "indirekt, ohne Einleitung",
}
RENDERED = {
    Rendered.DIRECT: "wörtlich",
    Rendered.INDIRECT: "indirekt",
    Rendered.REPORTED: "berichtend",
    Rendered.ASSERTED: "als Tatsache",
}

_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip


def day(iso: str) -> str:
    """Return an ISO date as "10. April 2023"; anything else as it is."""
    parts = iso[:10].split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return iso
    year, month, number = (int(part) for part in parts)
    return f"{number}. {_MONTHS[month - 1]} {year}" if 1 <= month <= 12 else iso


def period(earliest: str | None, latest: str | None) -> str:
    """Return an interval of days in the shortest words that say it exactly."""
    if not earliest or not latest:
        return "ohne Datum"
    if earliest == latest:
        return day(earliest)
    if earliest[:4] == latest[:4]:
        if earliest[4:] == "-01-01" and latest[4:] == "-12-31":
            return earliest[:4]
        if earliest[:7] == latest[:7]:
            return _within_month(earliest, latest)
    return f"{day(earliest)} bis {day(latest)}"


def _within_month(earliest: str, latest: str) -> str:
    month, year = _MONTHS[int(earliest[5:7]) - 1], earliest[:4]
    first, last = int(earliest[8:]), int(latest[8:])
    if first == 1 and last == monthrange(int(year), int(latest[5:7]))[1]:
        return f"{month} {year}"
    return f"{first}. bis {last}. {month} {year}"


def number(count: int, one: str, many: str) -> str:
    """Return ``count`` with the noun in singular or plural."""
    return f"{count} {one if count == 1 else many}"
