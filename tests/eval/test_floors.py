from __future__ import annotations

from pathlib import Path

from eval.__main__ import corpus_hash
from eval.floors import Floor, Floors
from eval.report import Counts, Measure


def measure(value: float) -> Measure:
    return Measure("times", "F1", value, 10)


def test_a_floor_rises_and_never_falls() -> None:
    floors = Floors({})
    floors.rise(measure(0.9), "gold")
    high = floors.floor(measure(0.9), "gold")
    floors.rise(measure(0.5), "gold")
    assert floors.floor(measure(0.5), "gold") == high == 0.897


def test_a_floor_speaks_of_its_gold_alone() -> None:
    floors = Floors({"times: F1": Floor(0.9, 10, "gold")})
    assert floors.floor(measure(0.5), "other gold") is None


def test_floors_survive_the_disk(tmp_path: Path) -> None:
    floors = Floors({"times: F1": Floor(0.9, 10, "gold")})
    floors.save(tmp_path / "floors.json")
    assert Floors.load(tmp_path / "floors.json") == floors


def test_f1_is_the_harmonic_mean() -> None:
    counts = Counts()
    counts.add({1, 2, 3}, {2, 3, 4, 5})
    expected = 2 * counts.precision * counts.recall / (counts.precision + counts.recall)
    assert abs(counts.f1 - expected) < 1e-9


def test_mended_annotations_are_another_gold(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "texts").write_text("words")
    own = tmp_path / "annotation"
    own.write_text("one reading")
    before = corpus_hash(tmp_path, ("corpus",), (own,))
    own.write_text("another reading")
    assert corpus_hash(tmp_path, ("corpus",), (own,)) != before
