"""Mentions that an annotator gave another name, as verdicts on actors.

The mentions of one actor in one article go together: where all of them are named after
another actor of the story, they are joined to it, and parted from the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from quellenlage.export.cas_reading import Reading
from quellenlage.model import (
    Document,
    Id,
    Mention,
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


def compare_actors(
    story: Story, document: Document, readings: Readings, notes: list[str]
) -> list[Verdict]:
    """Return the verdicts on actors that the names of mentions come to; others are noted."""
    found = {reading.told["identifier"]: reading for reading in readings[0]}
    read = {r.told["identifier"]: r for r in readings[1] if r.told.get("identifier") in found}
    gone, new = len(found) - len(read), len(readings[1]) - len(read)
    if gone or new:
        notes.append(f"mentions are not taken over ({gone} removed, {new} added)")
    names = {actor.id: actor.name for actor in story.actors}
    here: defaultdict[Id, list[Mention]] = defaultdict(list)
    for mention in story.mentions:
        if mention.document == document.id:
            here[mention.actor].append(mention)
    verdicts: list[Verdict] = []
    for actor, mentions in here.items():
        said = {read[m.id].told.get("name", "").strip() for m in mentions if m.id in read}
        if not said or said == {names[actor].strip()}:
            continue
        if len(said) > 1:
            notes.append(f"only some mentions of {names[actor]} have another name; not taken over")
            continue
        others = _named(story, said.pop(), actor)
        if len(others) != 1:
            notes.append(f"{names[actor]} is named after {len(others)} actors; not taken over")
            continue
        verdicts.extend(_moved(story, document, mentions, others[0]))
    return verdicts


def _named(story: Story, name: str, actor: Id) -> list[Id]:
    """Return the actors whose name is ``name``; without one, those who bear it as a variant."""
    exact = [a.id for a in story.actors if a.name == name and a.id != actor]
    return exact or [a.id for a in story.actors if name in a.names and a.id != actor]


def _moved(
    story: Story, document: Document, mentions: Sequence[Mention], target: Id
) -> Iterator[Verdict]:
    """Yield that these mentions are parted from their actor and joined to another."""
    texts = {d.id: d.text for d in story.documents}
    own = _quote(texts, _clearest(mentions))
    source = mentions[0].actor
    rest = [m for m in story.mentions if m.actor == source and m.document != document.id]
    if rest:
        yield Verdict(
            kind=VerdictKind.SPLIT,
            about=Subject.ACTOR,
            quotes=(_quote(texts, _clearest(rest)), own),
        )
    joined = [m for m in story.mentions if m.actor == target]
    yield Verdict(
        kind=VerdictKind.MERGE,
        about=Subject.ACTOR,
        quotes=(own, _quote(texts, _clearest(joined))),
    )


def _clearest(mentions: Sequence[Mention]) -> Mention:
    """Return a name rather than a pronoun, the longest, the first."""
    return min(
        mentions, key=lambda m: (m.form.value != "name", m.start - m.end, m.document, m.start)
    )


def _quote(texts: Mapping[Id, str], mention: Mention) -> Quote:
    return quote(texts[mention.document], Span(mention.start, mention.end))
