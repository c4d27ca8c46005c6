"""Who the mentions of many articles stand for."""

from quellenlage.resolve.actors.resolve import resolve_actors

__all__ = ["resolve_actors"]
