from __future__ import annotations

import pytest

from quellenlage.dossier.dates import period


@pytest.mark.parametrize(
    ("earliest", "latest", "german", "english"),
    [
        ("2023-04-10", "2023-04-10", "10. April 2023", "10 April 2023"),
        ("2024-02-01", "2024-02-29", "Februar 2024", "February 2024"),
        ("2023-02-01", "2023-02-27", "1. bis 27. Februar 2023", "1 to 27 February 2023"),
        ("1994-01-01", "1994-12-31", "1994", "1994"),
        ("2019-09-01", "2019-11-30", "1. September bis 30. November 2019",
         "1 September to 30 November 2019"),
        ("2022-12-30", "2023-01-02", "30. Dezember 2022 bis 2. Januar 2023",
         "30 December 2022 to 2 January 2023"),
        ("1990-01-01", "1999-12-31", "1990 bis 1999", "1990 to 1999"),
    ],
)  # fmt: skip
def test_an_interval_is_said_in_the_shortest_exact_words(
    earliest: str, latest: str, german: str, english: str
) -> None:
    assert period(earliest, latest) == (german, english)
