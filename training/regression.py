"""Logistic regression by iteratively reweighted least squares, with an L2 prior."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

ROUNDS = 40


def fit(
    rows: Sequence[Mapping[str, float]], labels: Sequence[float], *, prior: float = 1.0
) -> tuple[float, dict[str, float]]:
    """Return bias and weights by feature name; features are scaled to at most 1 while fitting.

    Labels are 0 or 1, or a share between them.
    """
    names = sorted({name for row in rows for name in row})
    column = {name: index for index, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names) + 1))
    matrix[:, -1] = 1.0
    for index, row in enumerate(rows):
        for name, value in row.items():
            matrix[index, column[name]] = value
    scale = np.abs(matrix).max(axis=0)
    scale[scale == 0] = 1.0
    matrix /= scale
    target = np.asarray(labels, dtype=float)
    ridge = np.full(len(names) + 1, prior)
    ridge[-1] = 1e-6
    weights = np.zeros(len(names) + 1)
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        gradient = matrix.T @ (chance - target) + ridge * weights
        spread = np.maximum(chance * (1 - chance), 1e-6)
        curvature = (matrix * spread[:, None]).T @ matrix + np.diag(ridge)
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if float(np.abs(step).max()) < 1e-6:
            break
    weights /= scale
    return float(weights[-1]), {
        name: float(weights[index]) for index, name in enumerate(names) if weights[index]
    }
