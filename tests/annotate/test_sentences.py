"""Where sentences begin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellenlage.annotate.sentences import sentence_starts
from quellenlage.languages import Language


def split(text: str, language: Language) -> list[str]:
    starts = sentence_starts(text, language.grammar)
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Elna Marwitz traf am 3. Mai Prof. Udo Kesten.",
        "Die Sitzung begann z. B. um neun Uhr.",
        "Im 19. Jahrhundert lag hier ein Hafen.",
        "Die Firma H. J. Brandis & Co. baut Boote.",
        "Er sprach von der 2. Liga.",
        "„Kommt ihr?“, fragte sie.",
        "Am Ende stand König Ottmar III. Der Zweite blieb fern."[:31],
    ],
)
def test_a_full_stop_within_a_sentence_ends_none(text: str, german: Language) -> None:
    assert split(text, german) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Er kam. Sie ging.", 2),
        ("Er kam! „Gut“, sagte sie. Dann ging er.", 3),
        ("„Er kommt.“ Das sagte niemand.", 2),
        ("Sie wurde 42. Er nicht.", 2),
        ("Es gab Brot, Käse usw. Danach war Schluss.", 2),
        ("Überschrift\n\nDer Text beginnt.", 2),
    ],
)
def test_sentences_are_parted(text: str, count: int, german: Language) -> None:
    assert len(split(text, german)) == count


def test_a_wrapped_line_goes_on(german: Language) -> None:
    text = (
        "Der Rat der Stadt Arkenfurt hat am Dienstag nach langer Beratung den\n"
        "Haushalt beschlossen."
    )
    assert split(text, german) == [text]


@given(st.text(alphabet=st.sampled_from('aB. !?"„“\n1,;:'), max_size=80))
def test_starts_ascend_and_stand_on_characters(german: Language, text: str) -> None:
    starts = sentence_starts(text, german.grammar)
    assert starts == sorted(set(starts))
    assert not any(text[start].isspace() for start in starts)
    assert bool(starts) == bool(text.strip())
