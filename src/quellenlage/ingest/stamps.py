"""Date stamps of metadata in one form: ISO 8601, Berlin time where a zone is stated."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from dateutil import parser as date_parser

from quellenlage.text.normalise import squeeze

BERLIN: Final = ZoneInfo("Europe/Berlin")
_MONTH: Final = re.compile(r"^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?$")
_GERMAN: Final = re.compile(r"^\d{1,2}\.\s?\d{1,2}\.\s?\d{4}")
_DAY: Final = re.compile(r"^\d{4}-\d\d-\d\d$|^\d{1,2}\.\s?\d{1,2}\.\s?\d{4}$")
_LONGEST: Final = 60


def berlin_value(stamp: str | None) -> str | None:
    """Return a stamp as ISO 8601 as precisely as stated, or None where it is none.

    A time with a zone is given in Berlin time, since the day of a German article is its day
    in Berlin: 23:27 UTC on 3 May is 01:27 on 4 May.
    """
    text = squeeze(stamp or "")[:_LONGEST]
    if _MONTH.match(text):
        return text
    if not re.search(r"\d", text):
        return None
    try:
        moment = _parse(text)
        if moment.tzinfo:
            moment = moment.astimezone(BERLIN)
    except (ValueError, OverflowError, TypeError):
        return None
    if not 1900 <= moment.year <= 2100:
        return None
    return moment.date().isoformat() if _DAY.match(text) else moment.isoformat(timespec="minutes")


def _parse(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        german = bool(_GERMAN.match(text))
        default = datetime(1, 1, 1)
        zones = {"CET": BERLIN, "CEST": BERLIN, "MEZ": BERLIN, "MESZ": BERLIN}
        moment: datetime = date_parser.parse(text, dayfirst=german, default=default, tzinfos=zones)
        return moment
