"""What a format is to the rest of the program: a name, files, and what it leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.util import find_spec

import msgspec

from quellenlage.errors import OutputError
from quellenlage.model import Story
from quellenlage.text.markup import fits_xml

Files = Mapping[str, bytes | Iterator[bytes]]
"""File names, relative to the output folder, and their content, whole or in pieces."""

KINDS = (
    "documents",
    "times",
    "quotations",
    "attributions",
    "actors",
    "mentions",
    "events",
    "claims",
    "commitments",
    "discrepancies",
    "lineage",
    "timeline",
    "novelty",
    "skipped",
    "models",
    "settings",
)
"""What a story is made of, under the names of ``dossier.json``."""


class Extra(msgspec.Struct, frozen=True):
    """An optional part of the installation: its name, and the library that it brings."""

    name: str
    library: str
    module: str


class Exporter(msgspec.Struct, frozen=True):
    """A format: its name, what it is for, and how a story becomes files.

    ``leaves_out`` says of each kind (or ``kind.field``) that the format cannot hold, why not;
    ``losses`` what of this very story is changed or cut, in sentences; ``extra`` what has to
    be installed for it.
    """

    name: str
    summary: str
    write: Callable[[Story], Files]
    leaves_out: Mapping[str, str] = {}
    losses: Callable[[Story], Iterable[str]] | None = None
    extra: Extra | None = None

    def require(self) -> None:
        """Make sure that the format can be written, before hours are spent.

        Raises:
            OutputError: if its library is not installed; the message names the command.
        """
        if self.extra is not None and find_spec(self.extra.module) is None:
            raise OutputError(
                f"the format {self.name} needs {self.extra.library}; "
                f"install it with: pip install 'quellenlage[{self.extra.name}]'"
            )

    def notes(self, story: Story) -> tuple[str, ...]:
        """Return in sentences what of ``story`` its files do not hold."""
        counted = [(kind, count(story, kind)) for kind in KINDS if kind in self.leaves_out]
        missing = ", ".join(f"{number} {kind}" for kind, number in counted if number)
        left = (f"it leaves out {missing}; they stand in dossier.json",) if missing else ()
        return (*left, *(self.losses(story) if self.losses else ()))


def count(story: Story, kind: str) -> int:
    """Return how many findings of ``kind`` a story has; for the lineage, its edges."""
    value = getattr(story, kind)
    if kind == "lineage":
        return len(story.lineage.edges)
    return len(value) if isinstance(value, tuple) else 0


def replaced_characters(story: Story) -> Iterator[str]:
    """Yield what a format in XML cannot hold of the texts of this story."""
    odd = sum(not fits_xml(document.text) for document in story.documents)
    if odd:
        yield f"in {odd} articles characters that XML forbids are replaced by U+FFFD"


def all_but(*kept: str, why: str) -> dict[str, str]:
    """Return ``leaves_out`` of a format that holds the kinds ``kept`` only."""
    return {kind: why for kind in KINDS if kind not in kept}
