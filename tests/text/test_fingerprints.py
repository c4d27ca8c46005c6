"""Words with offsets and winnowed fingerprints."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quellenlage.text.fingerprints import GRAM, WINDOW, stretches, winnow, words_in

WORDS = st.lists(
    st.sampled_from(["alt", "berg", "chor", "dorf", "ernte", "fluss", "garten", "hafen"]),
    max_size=60,
)


def prints(words: list[str]) -> set[int]:
    text = " ".join(words)
    return {value for value, _ in winnow(list(words_in(text, 0, len(text))))}


@given(st.text(max_size=200))
def test_a_word_is_the_case_folded_slice_of_its_characters(text: str) -> None:
    for word in words_in(text, 0, len(text)):
        assert text[word.start : word.end].casefold() == word.form


@given(WORDS, st.lists(st.sampled_from(["x", "y", "z"]), max_size=9), WORDS)
def test_texts_that_share_a_run_of_eight_words_share_a_fingerprint(
    before: list[str], other: list[str], after: list[str]
) -> None:
    run = [f"wort{number}" for number in range(GRAM + WINDOW - 1)]
    assert prints(before + run + after) & prints(other + run)


@given(WORDS)
def test_every_fingerprint_stands_where_its_words_begin(words: list[str]) -> None:
    text = " ".join(words)
    found = list(words_in(text, 0, len(text)))
    starts = {word.start for word in found}
    assert all(at in starts for _, at in winnow(found))


def test_a_text_of_less_than_five_words_has_no_fingerprint() -> None:
    assert prints(["nur", "vier", "Wörter", "hier"]) == set()


def test_case_and_marks_do_not_count() -> None:
    one = "Der Deich bricht, die Stadt schläft."
    other = "der deich bricht – die Stadt SCHLÄFT"
    assert [h for h, _ in winnow(list(words_in(one, 0, len(one))))] == [
        h for h, _ in winnow(list(words_in(other, 0, len(other))))
    ]


def test_stretches_leave_out_what_is_dropped() -> None:
    text = "eins zwei drei vier fünf sechs"
    drei = text.index("drei")
    found = stretches(text, [(0, len(text))], [(drei, drei + len("drei vier")), (drei, drei + 4)])
    assert [[word.form for word in stretch] for stretch in found] == [
        ["eins", "zwei"],
        ["fünf", "sechs"],
    ]


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=6),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=6),
)
def test_a_stretch_lies_in_one_kept_range_and_touches_no_dropped_one(
    kept: list[tuple[int, int]], dropped: list[tuple[int, int]]
) -> None:
    text = "ab " * 20
    ranges = [(start, min(start + size, len(text))) for start, size in kept]
    holes = [(start, start + size) for start, size in dropped]
    for stretch in stretches(text, ranges, holes):
        start, end = stretch[0].start, stretch[-1].end
        assert any(low <= start and end <= high for low, high in ranges)
        assert not any(start < high and low < end for low, high in holes)
