from __future__ import annotations

import pytest

from quellenlage.languages import Language
from quellenlage.languages.tables.line_model import LineModel, Tree

MODEL = LineModel(
    names=("ends", "words"),
    trees=(
        Tree(features=(-1,), thresholds=(0.0,), right=(0,), values=(-1.0,)),
        Tree(
            features=(1, -1, 0, -1, -1),
            thresholds=(2.5, 0.0, 0.5, 0.0, 0.0),
            right=(2, 0, 4, 0, 0),
            values=(0.0, -2.0, 0.0, 0.5, 3.0),
        ),
    ),
)


@pytest.mark.parametrize(
    ("features", "probability"),
    [
        ({"words": 1.0}, 0.0474),
        ({"words": 5.0}, 0.3775),
        ({"words": 5.0, "ends": 1.0}, 0.8808),
        ({}, 0.0474),
    ],
)
def test_trees_add_up_to_a_probability(features: dict[str, float], probability: float) -> None:
    assert MODEL.probability(features) == pytest.approx(probability, abs=1e-4)


def test_the_trees_that_ship_name_their_features_and_end_in_leaves(german: Language) -> None:
    for model in (german.line_models.lines, german.line_models.pages):
        assert len(model.trees) > 100
        for tree in model.trees:
            sizes = {len(tree.features), len(tree.thresholds), len(tree.right), len(tree.values)}
            assert len(sizes) == 1
            for place, feature in enumerate(tree.features):
                assert feature < len(model.names)
                assert feature < 0 or place < tree.right[place] < len(tree.features)
