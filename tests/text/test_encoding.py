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
