"""Mentions that an annotator gave another name, as verdicts on actors.

The mentions of one actor in one article go together: where all of them are named after
another actor of the story, they are joined to it, and parted from the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from quellenlage.export.cas_reading import Reading
from quellenlage.model import (
    Document,
    Id,
    Mention,
    MentionForm,
    Quote,
    Span,
    Story,
    Subject,
    Verdict,
    VerdictKind,
)
from quellenlage.text.quoting import quote

Readings = tuple[Sequence[Reading], Sequence[Reading]]
"""The mentions as they were found, and as they were read back."""


class Actors:
    """The actors of a story and where they are mentioned."""

    def __init__(self, story: Story) -> None:
        self.texts = {document.id: document.text for document in story.documents}
        self.names = {actor.id: actor.name for actor in story.actors}
        self.named: defaultdict[str, list[Id]] = defaultdict(list)
        self.variants: defaultdict[str, list[Id]] = defaultdict(list)
        for actor in story.actors:
            self.named[actor.name].append(actor.id)
            for name in actor.names:
                self.variants[name].append(actor.id)
        self.mentions: defaultdict[Id, list[Mention]] = defaultdict(list)
        self.here: defaultdict[Id, dict[Id, list[Mention]]] = defaultdict(dict)
        for mention in story.mentions:
            self.mentions[mention.actor].append(mention)
            self.here[mention.document].setdefault(mention.actor, []).append(mention)

    def called(self, name: str, *, but: Id) -> list[Id]:
        """Return the actors whose name is ``name``; without one, those who bear a variant."""
        exact = [actor for actor in self.named[name] if actor != but]
        return exact or [actor for actor in self.variants[name] if actor != but]


def compare_actors(
    actors: Actors, document: Document, readings: Readings, notes: list[str]
) -> list[Verdict]:
    """Return the verdicts on actors that the names of mentions come to; others are noted."""
    found = {reading.told["identifier"]: reading for reading in readings[0]}
    read = {r.told["identifier"]: r for r in readings[1] if r.told.get("identifier") in found}
    gone, new = len(found) - len(read), len(readings[1]) - len(read)
    if gone or new:
        notes.append(f"mentions are not taken over ({gone} removed, {new} added)")
    verdicts: list[Verdict] = []
    for actor, mentions in actors.here[document.id].items():
        name = actors.names[actor]
        said = {read[m.id].told.get("name", "").strip() for m in mentions if m.id in read}
        if not said or said == {name.strip()}:
            continue
        if len(said) > 1:
            notes.append(f"only some mentions of {name} have another name; not taken over")
            continue
        others = actors.called(said.pop(), but=actor)
        if len(others) != 1:
            notes.append(f"{name} is named after {len(others)} actors; not taken over")
            continue
        verdicts.extend(_moved(actors, mentions, others[0]))
    return verdicts


def _moved(actors: Actors, mentions: Sequence[Mention], target: Id) -> Iterator[Verdict]:
    """Yield that these mentions are parted from their actor and joined to another."""
    own, source = mentions[0].document, mentions[0].actor
    words = _quote(actors, mentions)
    rest = [mention for mention in actors.mentions[source] if mention.document != own]
    if rest:
        quotes = (_quote(actors, rest), words)
        yield Verdict(kind=VerdictKind.SPLIT, about=Subject.ACTOR, quotes=quotes)
    quotes = (words, _quote(actors, actors.mentions[target]))
    yield Verdict(kind=VerdictKind.MERGE, about=Subject.ACTOR, quotes=quotes)


def _quote(actors: Actors, mentions: Sequence[Mention]) -> Quote:
    """Return the clearest mention: a name rather than a pronoun, the longest, the first."""
    mention = min(mentions, key=_by_clearness)
    return quote(actors.texts[mention.document], Span(mention.start, mention.end))


def _by_clearness(mention: Mention) -> tuple[bool, int, Id, int]:
    is_name = mention.form is MentionForm.NAME
    return (not is_name, mention.start - mention.end, mention.document, mention.start)
