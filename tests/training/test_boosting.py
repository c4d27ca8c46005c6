from __future__ import annotations

import random

from quellenlage.languages.tables.line_model import LineModel
from training.boosting import Booster, Settings


def rows(count: int) -> tuple[list[dict[str, float]], list[int]]:
    chance = random.Random(5)
    found = [
        {"a": chance.random(), "b": chance.random(), "noise": chance.random()} for _ in range(count)
    ]
    return found, [int((row["a"] > 0.5) != (row["b"] > 0.5)) for row in found]


def test_trees_learn_what_no_sum_of_features_tells() -> None:
    features, labels = rows(600)
    booster = Booster(features, Settings(trees=60, depth=3, step=0.2, columns=1.0))
    model = LineModel(tuple(booster.names), tuple(booster.fit(labels)))
    right = [(model.probability(f) > 0.5) == bool(g) for f, g in zip(features, labels, strict=True)]
    assert sum(right) > 0.95 * len(right)


def test_the_same_rows_give_the_same_trees() -> None:
    features, labels = rows(200)
    settings = Settings(trees=10, depth=2)
    assert Booster(features, settings).fit(labels) == Booster(features, settings).fit(labels)
