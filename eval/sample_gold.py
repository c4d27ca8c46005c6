"""The sample story's gold: what ``samples/hafenstreit/expected`` says and where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec
from lxml import html

from quellenlage.model import Span

SAMPLE = Path(__file__).parents[1] / "samples" / "hafenstreit"
"""The folder with ``articles`` and ``expected``."""

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_MARKS = re.compile(r"^(?:#+|>)\s*|\*\*")


class Words(msgspec.Struct, frozen=True, kw_only=True, rename={"document": "in"}):
    """Exact words of an article; ``within`` holds them where they occur more than once."""

    document: str
    words: str
    within: str | None = None

    def find(self, text: str) -> Span | None:
        """Return where the words stand in ``text``, ``None`` where they do not."""
        outer = text.find(self.within or self.words)
        if outer < 0:
            return None
        start = text.index(self.words, outer)
        return Span(start, start + len(self.words))


class Interval(msgspec.Struct, frozen=True):
    """Days from ``earliest`` to ``latest``, both included; ``basis`` as in the model."""

    earliest: date
    latest: date
    basis: str | None = None

    def holds(self, earliest: str | None, latest: str | None) -> bool:
        """Tell whether an interval of ISO days or moments lies within this one."""
        if earliest is None or latest is None:
            return False
        return self.earliest.isoformat() <= earliest[:10] and latest[:10] <= self.latest.isoformat()


class GoldDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One article; ``line`` counts the records of a JSON Lines file from 1."""

    key: str
    file: str
    line: int | None = None
    title: str
    outlet: str | None = None
    outlet_also: tuple[str, ...] = ()
    language: str
    flags: tuple[str, ...] = ()
    published: Interval
    leftovers: tuple[str, ...]


class GoldQuotation(Words, frozen=True, kw_only=True):
    """One speech event by its content; parties by the name they have in ``actors.toml``."""

    type: str
    speaker: str
    addressee: str | None = None


class GoldActor(msgspec.Struct, frozen=True, kw_only=True):
    """An actor with every form of its name, and the common nouns that stand for it."""

    name: str
    type: str
    names: tuple[str, ...]
    nouns: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


class GoldTime(Words, frozen=True, kw_only=True):
    """A time expression with its TIMEX3 value; days where the value does not tell them."""

    value: str
    mod: str | None = None
    earliest: date | None = None
    latest: date | None = None


class GoldRendering(Words, frozen=True, kw_only=True):
    """One article's wording of a claim."""

    how: str


class GoldOrigin(msgspec.Struct, frozen=True, rename={"class_": "class"}):
    """Renderings that go back to one source, by document ("npa", "kurier#2")."""

    class_: str
    renderings: tuple[str, ...]
    reason: str


class GoldClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A proposition with its renderings; ``known`` counts the origins known to differ."""

    label: str
    speaker: str | None = None
    rendering: tuple[GoldRendering, ...]
    origins: tuple[GoldOrigin, ...]
    known: int

    def keyed(self) -> dict[str, GoldRendering]:
        """Return the renderings by the names that ``origins`` use."""
        keys: dict[str, GoldRendering] = {}
        for rendering in self.rendering:
            count = sum(key.split("#")[0] == rendering.document for key in keys)
            keys[rendering.document + (f"#{count + 1}" if count else "")] = rendering
        return keys


class GoldCopy(Words, frozen=True, kw_only=True):
    """An article that copies another."""

    of: str


class GoldCredit(Words, frozen=True, kw_only=True):
    """An article that credits an agency or outlet."""

    to: str


class GoldChain(Words, frozen=True, kw_only=True):
    """A nested credit, nearest source first."""

    chain: tuple[str, ...]


class GoldSide(Words, frozen=True, kw_only=True):
    """One of the values that stand against each other."""

    value: str


class GoldDiscrepancy(msgspec.Struct, frozen=True):
    """A disagreement with its two sides."""

    kind: str
    about: str
    sides: tuple[GoldSide, ...]


class GoldCommitment(msgspec.Struct, frozen=True, kw_only=True):
    """A speech act that binds: by whom, to whom, what, by when."""

    kind: str
    what: str
    obligor: tuple[str, ...] = ()
    beneficiary: tuple[str, ...] = ()
    requested_by: tuple[str, ...] = ()
    due: Interval | None = None
    evidence: tuple[Words, ...]


class GoldEvent(msgspec.Struct, frozen=True, kw_only=True):
    """What happened or is planned, in the order of the timeline."""

    type: str
    earliest: date
    latest: date
    factuality: str
    participants: tuple[str, ...] = ()
    reports: tuple[Words, ...]

    @property
    def when(self) -> Interval:
        """The days of the event."""
        return Interval(self.earliest, self.latest)


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """All that a careful reader finds in the sample story."""

    documents: tuple[GoldDocument, ...]
    quotations: tuple[GoldQuotation, ...]
    no_quotation: tuple[Words, ...]
    actors: tuple[GoldActor, ...]
    times: tuple[GoldTime, ...]
    claims: tuple[GoldClaim, ...]
    copies: tuple[GoldCopy, ...]
    credits: tuple[GoldCredit, ...]
    chains: tuple[GoldChain, ...]
    discrepancies: tuple[GoldDiscrepancy, ...]
    commitments: tuple[GoldCommitment, ...]
    events: tuple[GoldEvent, ...]

    def words(self) -> Iterator[Words]:
        """Yield everything that quotes words of an article."""
        yield from (*self.quotations, *self.no_quotation, *self.times)
        yield from (*self.copies, *self.credits, *self.chains)
        for claim in self.claims:
            yield from claim.rendering
        for discrepancy in self.discrepancies:
            yield from discrepancy.sides
        for commitment in self.commitments:
            yield from commitment.evidence
        for event in self.events:
            yield from event.reports


_T = TypeVar("_T")


def read_gold(folder: Path) -> Gold:
    """Read the TOML files of an ``expected`` folder.

    Raises:
        msgspec.ValidationError: if a file says something that the gold does not know.
    """

    def table(file: str, key: str, kind: type[_T]) -> tuple[_T, ...]:
        content = msgspec.toml.decode((folder / f"{file}.toml").read_bytes())
        return tuple(msgspec.convert(entry, kind) for entry in content[key])

    return Gold(
        documents=table("documents", "document", GoldDocument),
        quotations=table("quotations", "quotation", GoldQuotation),
        no_quotation=table("quotations", "no_quotation", Words),
        actors=table("actors", "actor", GoldActor),
        times=table("times", "time", GoldTime),
        claims=table("claims", "claim", GoldClaim),
        copies=table("lineage", "copies", GoldCopy),
        credits=table("lineage", "credits", GoldCredit),
        chains=table("lineage", "chains", GoldChain),
        discrepancies=table("discrepancies", "discrepancy", GoldDiscrepancy),
        commitments=table("commitments", "commitment", GoldCommitment),
        events=table("events", "event", GoldEvent),
    )


def seen_text(document: GoldDocument, articles: Path) -> str:
    """Return the article as a reader sees it: without markup of HTML and JSON."""
    raw = (articles / document.file).read_text(encoding="utf-8")
    if document.line is not None:
        record: dict[str, str] = json.loads(raw.splitlines()[document.line - 1])
        return record["title"] + "\n\n" + record["text"]
    if document.file.endswith(".html"):
        body = html.fromstring(raw).find("body")
        return str(html.tostring(body, method="text", encoding="unicode"))
    return raw


def seen_lines(document: GoldDocument, articles: Path) -> Sequence[str]:
    """Return the lines a reader sees, in order, without Markdown's marks and front matter."""
    text = _FRONT_MATTER.sub("", seen_text(document, articles))
    if document.file.endswith(".md"):
        lines = [_MARKS.sub("", line).strip() for line in text.splitlines()]
    else:
        lines = [line.strip() for line in text.splitlines()]
    return [line for line in lines if line]
