"""Gradient boosting of small regression trees on the logistic loss (Friedman, 2001; 2002).

Every tree sees a random half of the rows and a random part of the features, which on few pages
matters more than anything else; leaves take Newton steps. numpy alone, so that whoever can run
the program can learn its weights anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec
import numpy as np

from quellenlage.languages.tables.line_model import Tree

Array = np.ndarray[Any, Any]

BINS: Final = 24
SEED: Final = 11


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How trees are grown: their number, depth and step, and what each of them sees."""

    trees: int = 160
    depth: int = 4
    step: float = 0.08
    rows: float = 0.5
    columns: float = 0.3
    prior: float = 4.0
    fewest: int = 12


class _Growing(msgspec.Struct):
    """A tree while it grows: parallel lists, as in :class:`Tree`."""

    features: list[int]
    thresholds: list[float]
    right: list[int]
    values: list[float]


class Booster:
    """Rows cut into bins once, and the trees grown on them."""

    def __init__(self, rows: Sequence[Mapping[str, float]], settings: Settings) -> None:
        self.names = sorted({name for row in rows for name in row})
        self._settings = settings
        column = {name: index for index, name in enumerate(self.names)}
        matrix = np.zeros((len(rows), len(self.names)), dtype=np.float32)
        for index, row in enumerate(rows):
            for name, value in row.items():
                matrix[index, column[name]] = value
        self._edges = [_edges(matrix[:, c]) for c in range(len(self.names))]
        self._codes = np.column_stack(
            [np.searchsorted(e, matrix[:, c], side="left") for c, e in enumerate(self._edges)]
        ).astype(np.intp)

    def fit(self, labels: Sequence[int], weights: Sequence[float] | None = None) -> list[Tree]:
        """Return the trees; their values add up to the log-odds, the first tree is the prior."""
        settings = self._settings
        chance = np.random.default_rng(SEED)
        target = np.asarray(labels, dtype=float)
        weight = np.ones(len(target)) if weights is None else np.asarray(weights, dtype=float)
        share = float((target * weight).sum() / weight.sum())
        bias = float(np.log(share / (1 - share)))
        total = np.full(len(target), bias)
        trees = [Tree(features=(-1,), thresholds=(0.0,), right=(0,), values=(round(bias, 3),))]
        for _ in range(settings.trees):
            likely = 1 / (1 + np.exp(-total))
            slope = weight * (target - likely)
            bend = weight * np.maximum(likely * (1 - likely), 1e-6)
            seen = np.flatnonzero(chance.random(len(target)) < settings.rows)
            count = max(1, int(settings.columns * len(self.names)))
            columns = np.sort(chance.choice(len(self.names), count, replace=False))
            growing = _Growing([], [], [], [])
            self._grow(growing, seen, np.arange(len(target)), (columns, slope, bend, total), 0)
            trees.append(
                Tree(
                    features=tuple(growing.features),
                    thresholds=tuple(growing.thresholds),
                    right=tuple(growing.right),
                    values=tuple(growing.values),
                )
            )
        return trees

    def _grow(
        self,
        tree: _Growing,
        seen: Array,
        every: Array,
        state: tuple[Array, Array, Array, Array],
        depth: int,
    ) -> None:
        columns, slope, bend, total = state
        place = len(tree.features)
        found = self._best(seen, columns, slope, bend) if depth < self._settings.depth else None
        if found is None:
            prior = self._settings.prior
            value = float(slope[seen].sum() / (bend[seen].sum() + prior)) * self._settings.step
            value = round(value, 4)
            tree.features.append(-1)
            tree.thresholds.append(0.0)
            tree.right.append(0)
            tree.values.append(value)
            total[every] += value
            return
        feature, code = found
        tree.features.append(feature)
        tree.thresholds.append(round(float(self._edges[feature][code]), 5))
        tree.right.append(0)
        tree.values.append(0.0)
        below, below_all = self._codes[seen, feature] <= code, self._codes[every, feature] <= code
        self._grow(tree, seen[below], every[below_all], state, depth + 1)
        tree.right[place] = len(tree.features)
        self._grow(tree, seen[~below], every[~below_all], state, depth + 1)

    def _best(
        self, seen: Array, columns: Array, slope: Array, bend: Array
    ) -> tuple[int, int] | None:
        """Return the feature and bin whose cut gains most, or None where none gains."""
        settings = self._settings
        if len(seen) < 2 * settings.fewest:
            return None
        width = len(columns)
        flat = (self._codes[np.ix_(seen, columns)] + np.arange(width) * BINS).ravel()
        size = width * BINS

        def left(values: Array | None) -> Array:
            weights = None if values is None else np.repeat(values[seen], width)
            counts = np.bincount(flat, weights=weights, minlength=size)
            sums: Array = counts.reshape(width, BINS).cumsum(axis=1)
            return sums

        slopes, bends, counts = left(slope), left(bend), left(None)
        whole_slope, whole_bend, whole = slopes[:, -1:], bends[:, -1:], counts[:, -1:]
        gain = (
            slopes**2 / (bends + settings.prior)
            + (whole_slope - slopes) ** 2 / (whole_bend - bends + settings.prior)
            - whole_slope**2 / (whole_bend + settings.prior)
        )
        gain[(counts < settings.fewest) | (whole - counts < settings.fewest)] = 0.0
        best = int(gain.argmax())
        if gain.flat[best] <= 1e-6:
            return None
        return int(columns[best // BINS]), best % BINS


def _edges(values: Array) -> Array:
    """Return where a feature is cut: at its quantiles, halfway between values."""
    unique = np.unique(values)
    if len(unique) > BINS:
        unique = np.unique(np.quantile(values, np.linspace(0, 1, BINS + 1)))
    middles = (unique[:-1] + unique[1:]) / 2
    edges: Array = middles[: BINS - 1]
    return edges
