from __future__ import annotations

from collections.abc import Callable

from quellenlage.ingest.draft import Draft
from tests.ingest.samples import ARTICLE, FIRST, SECOND, THIRD

Read = Callable[[str], Draft]


def offices(draft: Draft) -> list[tuple[str, ...]]:
    return [credit.names for credit in draft.credits]


def test_a_sign_of_a_press_office_is_a_credit(plain: Read) -> None:
    assert offices(plain(f"{ARTICLE}\n(pm)\n")) == [("pm",)]


def test_the_initials_of_the_author_are_none(plain: Read) -> None:
    text = f"Altenfurt baut die Brücke\n\nVon Petra Marten\n\n{FIRST}\n\n{SECOND}\n\n{THIRD} (pm)\n"
    draft = plain(text)
    assert not draft.credits
    assert draft.authors == ("Petra Marten",)


def test_a_sign_that_the_page_explains_is_none(plain: Read) -> None:
    assert not plain(f"{ARTICLE}\n(pm)\n\npm = Petra Marten\n").credits


def test_who_quotes_agencies_is_no_press_office(plain: Read) -> None:
    quoted = "Das sagte ein Sprecher der Stadt am Dienstag der Nachrichtenagentur AFP in Altenfurt."
    assert not plain(f"{ARTICLE}\n{quoted} (pm)\n").credits
