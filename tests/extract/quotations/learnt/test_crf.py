"""The chain model: decoding and probabilities against counting every path."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from quellenlage.extract.quotations.learnt.crf import Chain
from quellenlage.languages.tables.quotation_model import ChainTable

LABELS = ("O", "B", "I")
_weight = st.floats(-3, 3, allow_nan=False)
_row = st.tuples(_weight, _weight, _weight)


def chain(moves: tuple[tuple[float, ...], ...], ends: tuple[float, ...]) -> Chain:
    table = ChainTable(
        labels=LABELS, unit=1.0, moves=moves, first=ends, last=ends, keys=b"", weights=b""
    )
    return Chain(table)


def every_path(model: Chain, scores: np.ndarray) -> dict[tuple[int, ...], float]:
    """Return the weight of every sequence of labels."""
    found = {}
    for path in product(range(3), repeat=len(scores)):
        total = model.table.first[path[0]] + model.table.last[path[-1]]
        total += sum(scores[at, label] for at, label in enumerate(path))
        total += sum(model.table.moves[a][b] for a, b in pairwise(path))
        found[path] = total
    return found


@settings(max_examples=40, deadline=None)
@given(
    rows=st.lists(st.lists(_row, min_size=1, max_size=4), min_size=1, max_size=3),
    moves=st.tuples(_row, _row, _row),
    ends=_row,
)
def test_decoding_and_chances_agree_with_counting_every_path(
    rows: list[list[tuple[float, float, float]]],
    moves: tuple[tuple[float, float, float], ...],
    ends: tuple[float, float, float],
) -> None:
    model = chain(moves, ends)
    scores = [np.array(part) for part in rows]
    decoded = model.decode(np.vstack(scores), [len(part) for part in scores])
    for part, labels in zip(scores, decoded, strict=True):
        paths = every_path(model, part)
        found = paths[tuple(LABELS.index(label) for label in labels)]
        assert abs(found - max(paths.values())) < 1e-9
        total = sum(np.exp(weight) for weight in paths.values())
        opening = sum(np.exp(weight) for path, weight in paths.items() if path[0] == 1) / total
        assert abs(model.chances(part)[0, 1] - opening) < 1e-9
