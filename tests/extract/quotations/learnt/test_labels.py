"""Labels as contents."""

from __future__ import annotations

from quellenlage.extract.quotations.learnt.labels import ranges, spans_of


def test_a_content_goes_on_behind_its_frame() -> None:
    labels = ["B-Indirect", "I-Indirect", "B-Frame", "I-Frame", "I-Indirect", "O"]
    (found,) = spans_of(labels)
    assert found.content == ((0, 2), (4, 5))


def test_anything_outside_ends_a_content() -> None:
    found = spans_of(["B-Indirect", "O", "I-Indirect", "B-Reported", "B-Reported"])
    assert [(span.type.value, span.content) for span in found] == [
        ("Indirect", ((0, 1),)),
        ("Indirect", ((2, 3),)),
        ("Reported", ((3, 4),)),
        ("Reported", ((4, 5),)),
    ]


def test_tokens_in_a_row_are_one_range() -> None:
    assert ranges([1, 2, 5, 6, 7]) == ((1, 3), (5, 8))
