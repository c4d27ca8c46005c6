"""What readers take in and give out: sources of bytes, drafts, links, and what failed.

A reader gives articles as drafts and what lies inside of its input as further sources; the
registry (:mod:`quellenlage.ingest.formats`) finds the reader of each, so that no reader needs
to know another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TypeAlias

import msgspec
from msgspec.structs import replace

from quellenlage.ingest.draft import Draft, Limits
from quellenlage.ingest.sheet import Reading
from quellenlage.model import DateBasis, Flag


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What the surroundings of an article say of it: a web archive, a feed, a library.

    ``basis`` is that of the dates: a catalogue is kept by the user, a feed by the publisher.
    """

    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    retrieved: str | None = None
    basis: DateBasis = DateBasis.METADATA
    flags: tuple[Flag, ...] = ()


class Budget(msgspec.Struct):
    """The bytes that one input may still unpack to, and the members it may still have."""

    bytes_left: int
    members_left: int

    def reason(self) -> str | None:
        """Return why nothing more may be taken out, or None where it may."""
        if self.bytes_left < 0:
            return "the rest is left out: it unpacks to more bytes than the limit allows"
        if self.members_left < 0:
            return "the rest is left out: it has more parts than the limit allows"
        return None


def fresh_budget(limits: Limits) -> Budget:
    """Return the budget of an input of which nothing is read yet."""
    return Budget(limits.max_unpacked, limits.max_members)


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes that may hold articles: a file, a member of an archive, a record, an answer.

    ``name`` is the input as the user gave it, ``part`` the place inside of it ("!/a.html",
    "#17"); ``label`` is the file name that tells the format. ``path`` is set for files on
    disk; ``depth`` counts the archives around it.
    """

    name: str
    label: str
    open: Callable[[], IO[bytes]]
    budget: Budget
    part: str = ""
    path: Path | None = None
    told: Told = Told()
    depth: int = 0

    def inside(
        self, part: str, label: str, opener: Callable[[], IO[bytes]], told: Told | None = None
    ) -> Source:
        """Return the source of what lies at ``part`` of this one."""
        self.budget.members_left -= 1
        return replace(
            self,
            part=f"{self.part}{part}",
            label=label,
            open=opener,
            path=None,
            told=told or self.told,
            depth=self.depth + 1,
        )


class Failed(msgspec.Struct, frozen=True):
    """A part of an input that gave no article, and why."""

    part: str
    reason: str


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """An address at which an article may stand; ``instead`` is what there is without it.

    An address without part is the one that the user named.
    """

    part: str
    told: Told
    instead: Draft | Failed

    @property
    def url(self) -> str:
        """The address."""
        return self.told.url or ""


Item: TypeAlias = Draft | Failed | Link | Source
Reader: TypeAlias = Callable[[Source, Reading], Iterator[Item]]
