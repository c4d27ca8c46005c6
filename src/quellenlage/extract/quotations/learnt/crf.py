"""Conditional random fields on a chain (Lafferty, McCallum & Pereira, ICML 2001): decoding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

from quellenlage.extract.quotations.learnt.hashing import Features
from quellenlage.languages.tables.quotation_model import ChainTable

Scores: TypeAlias = npt.NDArray[np.float64]
_RESCALED = 4
"""Tokens after which sums are scaled, long before they could leave the range of numbers."""
_CHUNK = 512
"""Tokens whose weights are added up at once, so that long texts need no more memory."""


class Chain(msgspec.Struct, frozen=True):
    """A chain model ready for use."""

    table: ChainTable

    def scores(self, features: Features) -> Scores:
        """Return how much the features of each token speak for each label."""
        table = self.table
        total = np.zeros((len(features), len(table.labels)), dtype=np.int32)
        for at in range(0, len(features), _CHUNK):
            part = total[at : at + _CHUNK]
            for slots in np.ascontiguousarray(table.slots[features[at : at + _CHUNK]].T):
                part += table.rows[slots]
        return np.asarray(total * table.unit, dtype=np.float64)

    def decode(self, scores: Scores, lengths: Sequence[int]) -> list[list[str]]:
        """Return the likeliest labels of sequences that stand one behind the other (Viterbi 1967).

        All sequences are read at once, the longest first, so that the work in Python grows
        with the longest one only.
        """
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
        order = np.argsort(-np.asarray(lengths), kind="stable")
        sizes, begins = np.asarray(lengths)[order], starts[order]
        moves = np.array(self.table.moves)
        best = scores[begins] + np.array(self.table.first)
        reached = np.empty_like(scores)
        reached[begins] = best
        steps = np.arange(1, int(sizes[0]) if len(sizes) else 1)
        for at, going in zip(steps, np.searchsorted(-sizes, -steps), strict=True):
            here = begins[:going] + at
            best = (best[:going, :, None] + moves).max(axis=1) + scores[here]
            reached[here] = best
        back = self._back(reached, moves)
        ends = (reached[begins + sizes - 1] + np.array(self.table.last)).argmax(axis=1)
        found: list[list[str]] = [[] for _ in lengths]
        for row, place in enumerate(order):
            found[place] = self._trace(back, int(begins[row]), int(sizes[row]), int(ends[row]))
        return found

    def _back(self, reached: Scores, moves: Scores) -> npt.NDArray[np.int32]:
        """Return for every token and label the label before it on the best path."""
        back = np.zeros(reached.shape, dtype=np.int32)
        for at in range(0, len(reached) - 1, _CHUNK):
            before = reached[at : at + _CHUNK][: len(reached) - 1 - at]
            back[at + 1 : at + 1 + len(before)] = (before[:, :, None] + moves).argmax(axis=1)
        return back

    def _trace(self, back: npt.NDArray[np.int32], begin: int, size: int, label: int) -> list[str]:
        steps = back[begin : begin + size].tolist()
        labels = [label]
        for step in reversed(steps[1:]):
            label = step[label]
            labels.append(label)
        return [self.table.labels[label] for label in reversed(labels)]

    def chances(self, scores: Scores) -> Scores:
        """Return the probability of every label at every token (forward-backward)."""
        size = len(scores)
        if not size:
            return scores
        weights = np.exp(scores - scores.max(axis=1, keepdims=True))
        moves = np.exp(np.array(self.table.moves))
        ahead, behind = np.empty_like(weights), np.empty_like(weights)
        now = weights[0] * np.exp(np.array(self.table.first))
        ahead[0] = now / now.sum()
        for at in range(1, size):
            now = (ahead[at - 1] @ moves) * weights[at]
            ahead[at] = now if at % _RESCALED else now / now.sum()
        behind[-1] = np.exp(np.array(self.table.last))
        back = moves.T
        for at in range(size - 1, 0, -1):
            now = (behind[at] * weights[at]) @ back
            behind[at - 1] = now if at % _RESCALED else now / now.sum()
        both = ahead * behind
        return np.asarray(both / both.sum(axis=1, keepdims=True))
