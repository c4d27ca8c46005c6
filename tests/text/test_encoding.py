from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellenlage.text.encoding import NotTextError, declared_charset, decode

TEXT = "Die Brücke über die Wesel kostet zwölf Millionen Euro, „nicht mehr“, sagt Öztas."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings_are_told(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


def test_windows_1252_is_what_is_left_and_is_a_guess() -> None:
    decoded = decode(TEXT.encode("cp1252"))
    assert (decoded.text, decoded.encoding, decoded.guessed) == (TEXT, "cp1252", True)


def test_valid_utf8_wins_over_a_wrong_declaration() -> None:
    assert decode(TEXT.encode(), declared="iso-8859-1").text == TEXT


def test_a_declared_single_byte_encoding_is_used() -> None:
    assert decode("Łódź".encode("iso-8859-2"), declared="iso-8859-2").text == "Łódź"


def test_the_charset_of_a_page_is_found() -> None:
    assert declared_charset(b'<meta charset="ISO-8859-1">') == "iso-8859-1"


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_named_as_none(data: bytes) -> None:
    try:
        assert isinstance(decode(data).text, str)
    except NotTextError as error:
        assert str(error)


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
def test_german_letters_vote_between_windows_mac_and_dos(encoding: str) -> None:
    text = TEXT.replace("„", '"').replace("“", '"')
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.guessed) == (text, encoding, True)


def test_a_wrong_declaration_loses_the_vote() -> None:
    assert decode(TEXT.encode("cp1252"), declared="koi8-r").text == TEXT


def test_a_right_declaration_wins_in_other_languages() -> None:
    text = "Городской совет решил обновить старый мост."
    assert decode(text.encode("koi8-r"), declared="koi8-r").text == text


def test_a_foreign_byte_in_utf8_does_not_spoil_the_rest() -> None:
    decoded = decode(f"{TEXT} Und ".encode() + "Köln".encode("cp1252"))
    assert decoded.text == f"{TEXT} Und Köln"
    assert decoded.guessed


def test_utf8_that_is_cut_within_a_letter_stays_utf8() -> None:
    assert decode(TEXT.encode() + "ü".encode()[:1]).text.startswith(TEXT)
