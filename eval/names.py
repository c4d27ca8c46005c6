"""Comparing names, by spelling alone and in articles, on the project's own lists of pairs."""

from __future__ import annotations

import csv
from pathlib import Path

from eval.name_context import Row, score_in_articles
from eval.report import Measure
from quellenlage.languages import load_language
from quellenlage.languages.lore import name_lore
from quellenlage.text.names import NameVerdict, compare_names

PAIRS = Path(__file__).parent / "data" / "name_pairs.csv"
MORE_PAIRS = Path(__file__).parent / "data" / "name_pairs_more.csv"
"""Written without looking at the tables, to see how far they carry."""


def score(gold: Path) -> list[Measure]:
    """Score the lists of pairs; they lie in the project, so ``gold`` only completes the contract.

    The names of the second list are also scored as they stand in articles.
    """
    del gold
    return [
        *score_pairs(PAIRS),
        *score_pairs(MORE_PAIRS, prefix="second list "),
        *score_in_articles(read_pairs(MORE_PAIRS)),
    ]


def read_pairs(path: Path) -> list[Row]:
    """Read a CSV file with the columns ``a``, ``b`` and ``same`` (1 or 0)."""
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["a"], row["b"], row["same"] == "1") for row in csv.DictReader(file)]


def score_pairs(path: Path, *, prefix: str = "") -> list[Measure]:
    """Score a list of pairs by spelling alone.

    "same P" is the precision of the verdict same, "same or candidate R" the recall of pairs that
    are not ruled out, "best F1" the F1 at the best threshold of the score.
    """
    lore = name_lore(load_language("de"))
    rows = read_pairs(path)
    results = [(compare_names(a, b, lore), same) for a, b, same in rows]
    said = [same for result, same in results if result.verdict is NameVerdict.SAME]
    kept = [same for result, same in results if result.verdict is not NameVerdict.DIFFERENT]
    true = sum(same for _, _, same in rows)
    precision = sum(said) / len(said) if said else 0.0
    scored = [(result.score, same) for result, same in results]
    recall = sum(kept) / true if true else 0.0
    return [
        Measure("names", f"{prefix}same P", precision, len(said)),
        Measure("names", f"{prefix}same or candidate R", recall, true),
        Measure("names", f"{prefix}best F1", _best_f1(scored), len(rows)),
    ]


def _best_f1(scored: list[tuple[float, bool]]) -> float:
    true = sum(same for _, same in scored)
    best = 0.0
    for threshold in {value for value, _ in scored}:
        found = [same for value, same in scored if value >= threshold]
        best = max(best, 2 * sum(found) / (true + len(found)))
    return best
