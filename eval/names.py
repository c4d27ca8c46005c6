"""Comparing names by spelling alone, on the project's own list of pairs."""

from __future__ import annotations

import csv
from pathlib import Path

from eval.report import Measure
from quellenlage.languages import load_language
from quellenlage.languages.lore import name_lore
from quellenlage.text.names import NameVerdict, compare_names

PAIRS = Path(__file__).parent / "data" / "name_pairs.csv"


def score(gold: Path) -> list[Measure]:
    """Score the list of pairs; it lies in the project, so ``gold`` only completes the contract."""
    del gold
    return score_pairs(PAIRS)


def score_pairs(path: Path) -> list[Measure]:
    """Score a CSV file with the columns ``a``, ``b`` and ``same`` (1 or 0).

    "same P" is the precision of the verdict same, "same or candidate R" the recall of pairs that
    are not ruled out, "best F1" the F1 at the best threshold of the score.
    """
    lore = name_lore(load_language("de"))
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(row["a"], row["b"], row["same"] == "1") for row in csv.DictReader(file)]
    results = [(compare_names(a, b, lore), same) for a, b, same in rows]
    said = [same for result, same in results if result.verdict is NameVerdict.SAME]
    kept = [same for result, same in results if result.verdict is not NameVerdict.DIFFERENT]
    true = sum(same for _, same in results)
    precision = sum(said) / len(said) if said else 0.0
    scored = [(result.score, same) for result, same in results]
    return [
        Measure("names", "same P", precision, len(said)),
        Measure("names", "same or candidate R", sum(kept) / true if true else 0.0, true),
        Measure("names", "best F1", _best_f1(scored), len(rows)),
    ]


def _best_f1(scored: list[tuple[float, bool]]) -> float:
    true = sum(same for _, same in scored)
    best = 0.0
    for threshold in {value for value, _ in scored}:
        found = [same for value, same in scored if value >= threshold]
        best = max(best, 2 * sum(found) / (true + len(found)))
    return best
