"""Profiles: what "heute" and bare dates mean in a daily, a magazine and a narrative."""

from __future__ import annotations

import pytest

from quellenlage import tag_times
from quellenlage.model import TimeProfile

FILLER = "Das Dorf schlief unter Bäumen am Fluss. " * 80
DAILY = "Gestern brannte es. Am Montag um 20 Uhr tagt der Rat. "
HISTORY = (
    "Er kam am 3. Mai 1951 in Nordhafen zur Welt. 1970 zog er fort. 1975 kam er zurück, und "
    "1980 wurde er Wirt. Am 4. Juni 1990 gab er auf. Im September zog er ins Tal. "
)


def values(text: str, profile: str | TimeProfile) -> dict[str, str]:
    found = tag_times(text, dct="2023-04-14", profile=profile)
    return {text[time.start : time.end]: time.value for time in found}


@pytest.mark.parametrize(
    ("profile", "value"),
    [("daily", "2023-04-14"), ("magazine", "PRESENT_REF"), ("narrative", "PRESENT_REF")],
)
def test_today_is_a_day_in_a_daily_alone(profile: str, value: str) -> None:
    assert values("Die Stadt lebt heute vom Handel.", profile)["heute"] == value


def test_today_with_its_hour_is_a_day_in_a_magazine_too() -> None:
    assert values("Zu sehen heute um 20 Uhr im Saal.", "magazine")["heute"] == "2023-04-14"


def test_a_narrative_counts_on_from_the_last_date_told() -> None:
    text = "Am 4. November 1989 zog er fort. Im März kam er zurück. Im Vorjahr war er krank."
    found = values(text, "narrative")
    assert (found["März"], found["Vorjahr"]) == ("1990-03", "1989")
    assert values(text, "daily")["Vorjahr"] == "2022"


def test_auto_knows_a_daily_by_its_days_and_hours() -> None:
    text = DAILY * 4 + "Die Stadt lebt heute vom Handel. " + FILLER
    assert values(text, "auto")["heute"] == "2023-04-14"


def test_auto_knows_a_magazine_by_their_absence() -> None:
    assert values("Die Stadt lebt heute vom Handel. " + FILLER, "auto")["heute"] == "PRESENT_REF"


def test_auto_knows_a_narrative_by_dates_in_full_and_no_present() -> None:
    assert values(HISTORY + FILLER, "auto")["September"] == "1990-09"
    assert values(HISTORY + "Derzeit ruht das Haus. " + FILLER, "auto")["Derzeit"] == "PRESENT_REF"


def test_a_short_text_is_taken_for_news() -> None:
    assert values("Heute lebt die Stadt vom Handel.", "auto")["Heute"] == "2023-04-14"
