"""Actors that the user knows beforehand, with the names they go by."""

from __future__ import annotations

from quellenlage.model.base import Noun


class KnownActor(Noun, frozen=True, kw_only=True):
    """A person, body or place from a list of the user's.

    ``id`` is an identifier elsewhere (a Wikidata QID, the id of a FollowTheMoney entity);
    ``aliases`` are further names that mean this actor wherever they stand.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
