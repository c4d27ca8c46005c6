"""Thesauri in the format of MyThes."""

from __future__ import annotations

from pathlib import Path

import pytest

from quellenlage.errors import InputError
from quellenlage.store.thesaurus import STANDARD_PLACE, load_thesaurus
from quellenlage.text.similarity import Senses

ENTRIES = """{encoding}
Brühe|2
-|Brühe|Sud (fachspr.)|Flüssigkeit (Oberbegriff)
-|Brühe|trübes Wasser|Tümpel (ugs.)
Sud|1
-|Sud (fachspr.)|Brühe
Klarheit|1
-|Klarheit|Trübung (Antonym)
"""


def thesaurus(tmp_path: Path, encoding: str = "UTF-8", text: str = ENTRIES) -> Senses:
    file = tmp_path / "th.dat"
    file.write_text(text.format(encoding=encoding), encoding=encoding)
    return load_thesaurus(file)


def test_words_of_one_meaning_share_its_number(tmp_path: Path) -> None:
    senses = thesaurus(tmp_path)
    assert len(senses["brühe"] & senses["sud"]) == 1
    assert len(senses["brühe"]) == 2


def test_wider_words_and_opposites_are_no_synonyms(tmp_path: Path) -> None:
    senses = thesaurus(tmp_path)
    assert "flüssigkeit" not in senses
    assert "klarheit" not in senses


def test_the_file_names_its_encoding(tmp_path: Path) -> None:
    assert thesaurus(tmp_path, "ISO-8859-1") == thesaurus(tmp_path)


@pytest.mark.parametrize("text", ["", "no-such-encoding\nWort|1\n", "UTF-8\nWort ohne Zahl\n"])
def test_another_file_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"th\.dat"):
        thesaurus(tmp_path, text=text)


def test_a_missing_file_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_thesaurus(tmp_path / "nowhere.dat")


def test_open_thesaurus_is_read_where_it_is_installed() -> None:
    if not STANDARD_PLACE.exists():
        pytest.skip("mythes-de is not installed")
    senses = load_thesaurus(STANDARD_PLACE)
    assert len(senses) > 10_000
    assert senses["anlass"] & senses["ursache"]
