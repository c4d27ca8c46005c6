"""The actors: how often they are named, and who speaks about whom."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator

import msgspec

from quellenlage.dossier.lookup import Lookup
from quellenlage.model import Actor, Id, Mention, MentionForm, Quotation

_MATRIX = 10


class Person(msgspec.Struct, frozen=True):
    """An actor with mentions counted, the first in each article, and whom their words name."""

    actor: Actor
    mentions: int
    places: tuple[Mention, ...]
    about: tuple[tuple[Id, int], ...]
    spoken_of: tuple[tuple[Id, int], ...]


class Talk(msgspec.Struct, frozen=True):
    """Who speaks about whom: the busiest speakers, those they name most, and the counts."""

    speakers: tuple[Id, ...]
    named: tuple[Id, ...]
    counts: dict[tuple[Id, Id], int]


def people(lookup: Lookup, talk: dict[tuple[Id, Id], int]) -> Iterator[Person]:
    """Yield every actor, the most mentioned first."""
    mentions: Counter[Id] = Counter()
    places: defaultdict[Id, dict[Id, Mention]] = defaultdict(dict)
    for mention in lookup.story.mentions:
        mentions[mention.actor] += 1
        if mention.form is not MentionForm.PRONOUN:
            places[mention.actor].setdefault(mention.document, mention)
    about: defaultdict[Id, Counter[Id]] = defaultdict(Counter)
    spoken_of: defaultdict[Id, Counter[Id]] = defaultdict(Counter)
    for (speaker, named), count in talk.items():
        about[speaker][named] += count
        spoken_of[named][speaker] += count
    for actor in sorted(lookup.story.actors, key=lambda a: (-mentions[a.id], a.name, a.id)):
        yield Person(
            actor,
            mentions[actor.id],
            tuple(places.pop(actor.id, {}).values()),
            _ranked(about[actor.id]),
            _ranked(spoken_of[actor.id]),
        )


def who_names_whom(lookup: Lookup) -> dict[tuple[Id, Id], int]:
    """Return in how many of a speaker's quotations another actor is named."""
    mentions: defaultdict[Id, list[tuple[int, Id]]] = defaultdict(list)
    for mention in lookup.story.mentions:
        mentions[mention.document].append((mention.start, mention.actor))
    for places in mentions.values():
        places.sort()
    counts: Counter[tuple[Id, Id]] = Counter()
    for quotation in lookup.story.quotations:
        speaker = quotation.speaker.actor
        if speaker in lookup.actors and speaker is not None and quotation.repeats is None:
            for named in _named(quotation, mentions[quotation.document]) - {speaker}:
                counts[speaker, named] += 1
    return dict(counts)


def talk(counts: dict[tuple[Id, Id], int]) -> Talk:
    """Return the part of the counts that fits a small table."""
    speakers: Counter[Id] = Counter()
    named: Counter[Id] = Counter()
    for (speaker, about), count in counts.items():
        speakers[speaker] += count
        named[about] += count
    return Talk(
        tuple(actor for actor, _ in _ranked(speakers)[:_MATRIX]),
        tuple(actor for actor, _ in _ranked(named)[:_MATRIX]),
        counts,
    )


def _named(quotation: Quotation, mentions: list[tuple[int, Id]]) -> set[Id]:
    found: set[Id] = set()
    for span in quotation.spans:
        first = bisect_left(mentions, (span.start, ""))
        last = bisect_left(mentions, (span.end, ""))
        found.update(actor for _, actor in mentions[first:last])
    return found


def _ranked(counter: Counter[Id]) -> tuple[tuple[Id, int], ...]:
    return tuple(sorted(counter.items(), key=lambda item: (-item[1], item[0])))
