"""Word clusters: what kind of word a form is, learned from much unannotated text.

Brown clusters (Brown et al., *Class-based n-gram models of natural language*, 1992) are paths
in a binary tree; the lowest bits of a cluster's number name its highest branches. They let a
tagger trained on little text know that a form it never met is, say, a surname.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping

import msgspec

_SHORTEST_TAIL = 4
_MAX_SHARED = 35


class Clusters(msgspec.Struct, frozen=True):
    """The cluster number of every form known, 0 standing for none."""

    numbers: Mapping[str, int]

    def of(self, form: str) -> int:
        """Return the cluster of ``form``, in another case if need be, else 0."""
        numbers = self.numbers
        return numbers.get(form) or numbers.get(form.lower()) or numbers.get(form.capitalize()) or 0

    def of_tail(self, form: str) -> int:
        """Return the cluster of the longest known ending of a compound, else 0."""
        if "-" in form:
            return self.of(form.rsplit("-", 1)[1])
        for start in range(2, min(len(form) - _SHORTEST_TAIL, 24) + 1):
            number = self.numbers.get(form[start:].capitalize())
            if number:
                return number
        return 0


def encode_clusters(numbers: Mapping[str, int]) -> bytes:
    """Return a compact form of a table: sorted forms, each less what it shares with the last."""
    forms = sorted(numbers)
    lines, last = [], ""
    for form in forms:
        shared = min(_shared(last, form), _MAX_SHARED)
        lines.append("0123456789abcdefghijklmnopqrstuvwxyz"[shared] + form[shared:])
        last = form
    column = array("H", (numbers[form] for form in forms))
    return msgspec.msgpack.encode(("\n".join(lines), [*column]))


def _shared(one: str, other: str) -> int:
    """Return how many characters two words begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def decode_clusters(data: bytes) -> Clusters:
    """Return the table that :func:`encode_clusters` wrote."""
    lines, column = msgspec.msgpack.decode(data, type=tuple[str, list[int]])
    forms, last = [], ""
    for line in lines.split("\n") if lines else ():
        last = last[: int(line[0], 36)] + line[1:]
        forms.append(last)
    return Clusters(dict(zip(forms, column, strict=True)))
