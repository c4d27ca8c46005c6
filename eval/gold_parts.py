"""Which sentences of a corpus are kept from learning, so that they can be scored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec

_Item = TypeVar("_Item")


class Part(msgspec.Struct, frozen=True):
    """Every ``step``-th item, beginning with number ``first``."""

    first: int
    step: int

    @staticmethod
    def tenth() -> Part:
        """Return the part that the shipped model has never seen."""
        return Part(4, 10)

    @staticmethod
    def fifth(number: int) -> Part:
        """Return one of five folds, ``number`` from 0."""
        return Part(number, 5)

    def of(self, items: Sequence[_Item]) -> list[_Item]:
        """Return the items of this part."""
        return list(items[self.first :: self.step])

    def without(self, items: Sequence[_Item]) -> list[_Item]:
        """Return all other items."""
        return [item for at, item in enumerate(items) if at % self.step != self.first]
