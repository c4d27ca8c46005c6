"""The best tree: for every word its head, so that no words hang on each other in a circle.

Chu & Liu (1965) and Edmonds (1967), as used for dependency trees by McDonald et al. (2005).
"""

from __future__ import annotations

from typing import Any

import numpy as np

_NEVER = -1e9


def spanning_heads(scores: Any) -> list[int]:
    """Return the head of every word, 0 for the root, else the word's number from 1.

    ``scores`` has a row per word and a column per head, the root first.
    """
    heads: list[int] = scores.argmax(axis=1).tolist()
    if _circle([0, *heads]) is None:
        return heads
    count = len(heads) + 1
    square = np.full((count, count), _NEVER)
    square[1:] = scores
    np.fill_diagonal(square, _NEVER)
    return _best_tree(square)[1:]


def _best_tree(scores: Any) -> list[int]:
    """Return the head of every node of a square table (row: dependent); node 0 is the root."""
    heads: list[int] = scores.argmax(axis=1).tolist()
    heads[0] = 0
    circle = _circle(heads)
    if circle is None:
        return heads
    inside = np.array(circle)
    outside = np.array([node for node in range(len(heads)) if node not in set(circle)])
    kept = scores[inside, [heads[node] for node in circle]]
    # One node in place of the circle: what enters it breaks one of its arcs.
    small = np.full((len(outside) + 1, len(outside) + 1), _NEVER)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    leaving = scores[np.ix_(outside, inside)]
    small[:-1, -1] = leaving.max(axis=1)
    entering = scores[np.ix_(inside, outside)] - kept[:, None]
    small[-1, :-1] = entering.max(axis=0)
    small[0] = _NEVER
    found = _best_tree(small)
    for at, node in enumerate(outside.tolist()):
        head = found[at]
        if node:
            own = int(inside[leaving[at].argmax()])
            heads[node] = own if head == len(outside) else int(outside[head])
    entered = found[-1]
    heads[int(inside[entering[:, entered].argmax()])] = int(outside[entered])
    return heads


def _circle(heads: list[int]) -> list[int] | None:
    """Return the nodes of a circle, ``None`` where every node leads to node 0."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        node, path = start, []
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if state[node] == 1:
            return path[path.index(node) :]
        for done in path:
            state[done] = 2
    return None
