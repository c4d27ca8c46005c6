"""The scorer of time expressions."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.times import Timex, TimexCounts, match, mend, read_timeml, score_part

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "time-krauts"


def timex(start: int, end: int, value: str = "2015") -> Timex:
    return Timex(start, end, value, "DATE")


def test_exact_spans_are_matched_before_overlaps() -> None:
    gold, found = (timex(0, 4), timex(5, 9)), (timex(0, 9), timex(5, 9))
    assert match(gold, found) == [(timex(5, 9), timex(5, 9)), (timex(0, 4), timex(0, 9))]


def test_counts_tell_strict_relaxed_and_value_apart() -> None:
    counts = TimexCounts()
    counts.add((timex(0, 4), timex(5, 9)), (timex(0, 3), timex(5, 9, "2016")))
    assert (counts.strict.true, counts.relaxed.true, counts.value.true) == (1, 2, 1)


def test_empty_tags_and_the_date_of_the_text_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.tml"
    path.write_text(
        '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2015-01-02">x</TIMEX3></DCT><TEXT>\n'
        'Im <TIMEX3 tid="t1" type="DATE" value="2014-05">Mai</TIMEX3> &amp; im '
        '<TIMEX3 tid="t2" type="DATE" value="2014-06"/>Juni.</TEXT></TimeML>',
        encoding="utf-8",
    )
    found = read_timeml(path)
    assert found.created == "2015-01-02"
    assert found.tags == (Timex(2, 5, "2014-05", "DATE"),)
    assert found.text.strip() == "Im Mai & im Juni."


@pytest.mark.skipif(not GOLD.exists(), reason="the gold corpora are not here")
def test_the_shipped_outputs_of_heideltime_score_as_measured_elsewhere() -> None:
    counts = score_part(GOLD, "Dolomiten-42", None)
    figures = [round(100 * c.f1, 1) for c in (counts.strict, counts.relaxed, counts.value)]
    assert figures == [79.4, 83.1, 80.0]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2010-02-25T20.30", "2010-02-25T20:30"), ("2011-03-17T8:30", "2011-03-17T08:30"),
        ("2014_07", "2014-07"), ("PRESNT_REF", "PRESENT_REF"), ("XXXX-WXX-01", "XXXX-WXX-1"),
        ("2014-H2 ", "2014-H2"), ("2013-W27", "2013-W27"), ("PAST_REF", "PAST_REF"),
    ],
)  # fmt: skip
def test_slips_of_typing_are_mended_and_nothing_else(written: str, meant: str) -> None:
    assert mend(written) == meant
