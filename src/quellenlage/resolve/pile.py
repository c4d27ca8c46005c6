"""All articles of a story with what is already decided about them."""

from __future__ import annotations

import msgspec

from quellenlage.model import Actor, Article, Id, TimeExpression


class Pile(msgspec.Struct, frozen=True):
    """The articles in order of publication, dated, with times anchored and actors named.

    ``times`` holds every anchored expression by id; ``actor_of`` maps the id of every local
    entity to the id of its actor; ``actors`` holds every actor by id.
    """

    articles: tuple[Article, ...]
    times: dict[Id, TimeExpression]
    actor_of: dict[Id, Id]
    actors: dict[Id, Actor]
