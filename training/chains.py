"""Learning a conditional random field on a chain: L-BFGS on the penalised likelihood.

Lafferty, McCallum & Pereira (ICML 2001); forward and backward sums are scaled at every token,
and all sequences advance together, the longest first.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from quellenlage.extract.quotations.learnt.hashing import BITS, Features
from quellenlage.languages.tables.quotation_model import ChainTable

Array = npt.NDArray[np.float64]
RAREST = 3
"""Occurrences below which a feature is left out."""
MEMORY = 7


class Course(msgspec.Struct, frozen=True):
    """How a chain is learned: strength of the L2 prior, and how many steps at most."""

    prior: float
    steps: int


class Sequences:
    """Sequences one behind the other, and which tokens stand at the same place of theirs."""

    def __init__(self, lengths: Sequence[int]) -> None:
        sizes = np.asarray(lengths)
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        order = np.argsort(-sizes, kind="stable")
        self.first, self.last = starts, starts + sizes - 1
        self.steps = [
            starts[order][: int((sizes > at).sum())] + at for at in range(int(sizes.max()))
        ]


class Sums(msgspec.Struct, frozen=True):
    """Logarithm of all paths' weight, and expected counts of labels and of moves."""

    total: float
    labels: Array
    moves: Array


def expectations(scores: Array, weights: tuple[Array, Array, Array], at: Sequences) -> Sums:
    """Return what the model expects; ``weights`` are those of moves, first and last labels."""
    moves, first, last = (np.exp(part) for part in weights)
    top = scores.max(axis=1, keepdims=True)
    local = np.exp(scores - top)
    ahead, scale = np.empty_like(scores), np.empty(len(scores))
    for step, tokens in enumerate(at.steps):
        now = first if not step else ahead[at.steps[step - 1][: len(tokens)]] @ moves
        now = now * local[tokens]
        scale[tokens] = now.sum(axis=1)
        ahead[tokens] = now / scale[tokens, None]
    ends = (ahead[at.last] * last).sum(axis=1)
    behind = np.empty_like(scores)
    behind[at.last] = last / ends[:, None]
    pairs = np.zeros_like(moves)
    for step in range(len(at.steps) - 1, 0, -1):
        tokens = at.steps[step]
        before = at.steps[step - 1][: len(tokens)]
        weighted = local[tokens] * behind[tokens] / scale[tokens, None]
        pairs += ahead[before].T @ weighted
        behind[before] = weighted @ moves.T
    total = float(np.log(scale).sum() + top.sum() + np.log(ends).sum())
    return Sums(total, ahead * behind, pairs * moves)


def learn_chain(
    features: Sequence[Features],
    labels: Sequence[Sequence[str]],
    names: Sequence[str],
    course: Course,
) -> ChainTable:
    """Return a chain learned from sequences of features and labels; empty ones are left out."""
    known = {name: at for at, name in enumerate(names)}
    full = [at for at in range(len(features)) if len(features[at])]
    matrix, keys = _matrix([features[at] for at in full])
    gold = np.array([known[label] for at in full for label in labels[at]])
    found = _fit(matrix, gold, Sequences([len(features[at]) for at in full]), len(names), course)
    return _table(keys, found, tuple(names))


def _matrix(features: Sequence[Features]) -> tuple[csr_matrix, npt.NDArray[np.int64]]:
    """Return the tokens as rows of a sparse matrix, and which feature each column is."""
    counts = np.zeros(1 << BITS, dtype=np.int64)
    for part in features:
        counts += np.bincount(part.ravel(), minlength=len(counts))
    keys = np.nonzero(counts >= RAREST)[0]
    slots = np.full(len(counts), -1, dtype=np.int32)
    slots[keys] = np.arange(len(keys), dtype=np.int32)
    columns = slots[np.concatenate(features)]
    there = columns >= 0
    ends = np.concatenate([[0], np.cumsum(there.sum(axis=1))])
    values = np.ones(int(ends[-1]), dtype=np.float32)
    return csr_matrix((values, columns[there], ends), shape=(len(columns), len(keys))), keys


def _fit(
    matrix: csr_matrix, gold: npt.NDArray[np.int64], at: Sequences, width: int, course: Course
) -> tuple[Array, Array, Array, Array]:
    """Return weights of features, moves, first and last labels."""
    size, inner = matrix.shape[1] * width, np.ones(len(gold), dtype=bool)
    inner[at.first] = False
    inside = np.nonzero(inner)[0]
    truth = np.eye(width)[gold]
    seen_moves = np.zeros((width, width))
    np.add.at(seen_moves, (gold[inside - 1], gold[inside]), 1)
    turned = matrix.T.tocsr()
    seen = turned @ truth

    def parts(point: Array) -> tuple[Array, Array, Array, Array]:
        moves = point[size : size + width * width].reshape(width, width)
        rest = point[size + width * width :]
        return point[:size].reshape(-1, width), moves, rest[:width], rest[width:]

    def loss(point: Array) -> tuple[float, Array]:
        weights, moves, first, last = parts(point)
        scores = (matrix @ weights.astype(np.float32)).astype(float)
        sums = expectations(scores, (moves, first, last), at)
        right = scores[np.arange(len(gold)), gold].sum() + (moves * seen_moves).sum()
        right += first[gold[at.first]].sum() + last[gold[at.last]].sum()
        slope = [
            (turned @ sums.labels.astype(np.float32) - seen).ravel(),
            (sums.moves - seen_moves).ravel(),
            sums.labels[at.first].sum(axis=0) - truth[at.first].sum(axis=0),
            sums.labels[at.last].sum(axis=0) - truth[at.last].sum(axis=0),
        ]
        penalty = 0.5 * course.prior * float(point @ point)
        return sums.total - right + penalty, np.concatenate(slope) + course.prior * point

    start = np.zeros(size + width * width + 2 * width)
    options = {"maxiter": course.steps, "maxcor": MEMORY}
    return parts(minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x)


def _table(
    keys: npt.NDArray[np.int64], found: tuple[Array, Array, Array, Array], names: tuple[str, ...]
) -> ChainTable:
    """Return the weights in bytes; features whose weights all vanish are left out."""
    weights, moves, first, last = found
    unit = float(np.abs(weights).max() / 127) or 1.0
    small = np.round(weights / unit).astype(np.int8)
    kept = np.abs(small).sum(axis=1) > 0
    return ChainTable(
        labels=names,
        unit=round(unit, 9),
        moves=tuple(tuple(row) for row in moves.round(4).tolist()),
        first=tuple(first.round(4).tolist()),
        last=tuple(last.round(4).tolist()),
        keys=keys[kept].astype("<u4").tobytes(),
        weights=small[kept].tobytes(),
        bits=BITS,
    )
