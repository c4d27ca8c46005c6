"""The actors that the user knows beforehand, looked up by every name they go by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from quellenlage.model import Id, KnownActor
from quellenlage.text.spellings import NameLore, parse

_Key = tuple[str, tuple[str, ...]]
"""The words of a name, and what tells relatives apart."""


class Knowledge:
    """Finds known actors by name; a name that two of them share finds neither."""

    def __init__(self, actors: Sequence[KnownActor], lore: NameLore) -> None:
        self._lore = lore
        found: defaultdict[_Key, dict[Id, KnownActor]] = defaultdict(dict)
        for actor in actors:
            for name in (actor.name, *actor.aliases):
                found[self._key(name)][actor.id] = actor
        found.pop(("", ()), None)
        self._by_name = {
            key: next(iter(known.values())) for key, known in found.items() if len(known) == 1
        }

    def _key(self, name: str) -> _Key:
        written = parse(name, self._lore)
        return written.text, written.marks

    def lore(self) -> NameLore:
        """Return what is known of names, with those of the known actors; theirs come first."""
        own = {text: actor.id for (text, marks), actor in self._by_name.items() if not marks}
        return replace(self._lore, known={**self._lore.known, **own})

    def find(self, names: Iterable[str]) -> KnownActor | None:
        """Return the actor whom one of ``names`` means, ``None`` where they mean two."""
        if not self._by_name:
            return None
        met = [self._by_name.get(self._key(name)) for name in names]
        known = {actor.id: actor for actor in met if actor is not None}
        return next(iter(known.values())) if len(known) == 1 else None
