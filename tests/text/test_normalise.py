from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from quellenlage.text.normalise import compact_key, normalise_text, squeeze, word_key


def test_line_ends_and_invisible_characters_become_one_spelling() -> None:
    assert normalise_text("a\r\nb\rc\u2028d\xade\ufeff") == "a\nb\nc\nde"


def test_entities_are_resolved_and_spaces_joined() -> None:
    assert squeeze("  Kr&uuml;ger &amp;amp;\n Sohn ") == "Krüger & Sohn"


def test_keys_leave_marks_and_case_aside() -> None:
    assert word_key("„Der Bote“, sagt er!") == "der bote sagt er"
    assert compact_key("DER SPIEGEL") == compact_key("Der-Spiegel")


@given(st.text())
def test_normalising_is_nfc_and_changes_nothing_the_second_time(text: str) -> None:
    once = normalise_text(text)
    assert unicodedata.is_normalized("NFC", once)
    assert normalise_text(once) == once
    once.encode()
