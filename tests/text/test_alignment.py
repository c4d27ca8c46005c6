"""Shared runs of words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quellenlage.text.alignment import shared_runs
from tests.steps import count_steps

WORDS = st.lists(st.sampled_from("abcd"), max_size=40)
POEM = [
    "am",
    "morgen",
    "stand",
    "das",
    "wasser",
    "im",
    "keller",
    "und",
    "niemand",
    "wusste",
    "woher",
    "es",
    "kam",
]


@given(WORDS, WORDS)
def test_runs_hold_equal_words_and_do_not_overlap_on_the_left(
    left: list[str], right: list[str]
) -> None:
    end = 0
    for run in shared_runs(left, right):
        assert run.left >= end
        end = run.left + run.length
        assert left[run.left : end] == right[run.right : run.right + run.length]


@given(st.lists(st.sampled_from("abcdefgh"), min_size=5, max_size=60))
def test_a_text_is_shared_with_itself_as_a_whole(words: list[str]) -> None:
    assert sum(run.length for run in shared_runs(words, words)) == len(words)


def test_a_copied_sentence_is_found_among_other_words() -> None:
    other = ["davor", "steht", *POEM, "danach"]
    (run,) = shared_runs(POEM, other)
    assert (run.left, run.right, run.length) == (0, 2, len(POEM))


def test_a_run_goes_on_behind_an_edited_word() -> None:
    edited = [word if word != "keller" else "tiefgeschoss" for word in POEM]
    assert [run.length for run in shared_runs(POEM, edited)] == [6, 6]


def test_less_than_five_words_are_no_run() -> None:
    assert shared_runs(POEM[:4], POEM[:4]) == []


def test_the_steps_stay_linear_on_a_text_that_repeats_itself() -> None:
    def steps(length: int) -> int:
        words = ["wort"] * length
        return count_steps(lambda: shared_runs(words, words))

    assert steps(2_000) < 15 * steps(200)
