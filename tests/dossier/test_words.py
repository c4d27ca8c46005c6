from __future__ import annotations

import pytest

from quellenlage.dossier.words import period


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2023-04-10", "2023-04-10", "10. April 2023"),
        ("2024-02-01", "2024-02-29", "Februar 2024"),
        ("2023-02-01", "2023-02-27", "1. bis 27. Februar 2023"),
        ("1994-01-01", "1994-12-31", "1994"),
        ("2022-12-30", "2023-01-02", "30. Dezember 2022 bis 2. Januar 2023"),
        (None, None, "ohne Datum"),
    ],
)
def test_an_interval_is_said_in_the_shortest_exact_words(
    earliest: str | None, latest: str | None, words: str
) -> None:
    assert period(earliest, latest) == words
