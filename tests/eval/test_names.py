"""The list of name pairs is long enough, balanced, and scored as claimed."""

from __future__ import annotations

import csv
from pathlib import Path

from eval.names import PAIRS, score, score_pairs


def test_the_list_is_long_and_balanced() -> None:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    same = sum(row["same"] == "1" for row in rows)
    assert len(rows) >= 150
    assert 0.4 <= same / len(rows) <= 0.6
    assert len({(row["a"], row["b"]) for row in rows}) == len(rows)


def test_names_are_told_apart_as_well_as_we_claim() -> None:
    measures = {measure.name: measure.value for measure in score(Path())}
    assert measures["same P"] >= 0.98
    assert measures["same or candidate R"] >= 0.97
    assert measures["best F1"] >= 0.92


def test_a_list_of_ones_own_can_be_scored(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("a,b,same\nAnton Berg,Anton Berg,1\nAnton Berg,Olga Tal,0\n", "utf-8")
    assert [measure.value for measure in score_pairs(pairs)] == [1.0, 1.0, 1.0]
