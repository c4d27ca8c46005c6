"""Annotate events in short lines and store them as offsets, with no word of the article.

A file of lines has one ``### NAME`` a document, then one event a line::

    zurückgetreten|resignation|a|a=Fazio|@am Montag

that is: trigger, category, factuality, participants by role, time. Triggers stand in text
order: each is the first occurrence behind the one before (``Wort#2`` the second). Participants
and times are looked for in the trigger's sentence, where ``#2`` names the second occurrence; a
word that occurs twice there without a number raises. ``python -m eval.event_lines LINES CORPUS``
prints the stored form; with ``--show`` a stored file is printed back as words to proofread.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from eval.event_gold import (
    Article,
    GoldArticle,
    GoldEvent,
    GoldParticipant,
    read_corpus,
    read_events,
)
from quellenlage.model import Factuality, ParticipantRole

FACTUALITIES = {
    "a": Factuality.ASSERTED,
    "r": Factuality.REPORTED,
    "p": Factuality.POSSIBLE,
    "c": Factuality.CONDITIONAL,
    "l": Factuality.PLANNED,
    "d": Factuality.DENIED,
    "q": Factuality.REQUESTED,
}
ROLES = {
    "a": ParticipantRole.AGENT,
    "c": ParticipantRole.COUNTERPART,
    "r": ParticipantRole.RECIPIENT,
    "t": ParticipantRole.THEME,
}


def parse_lines(lines: list[str], corpus: dict[str, Article]) -> Iterator[GoldArticle]:
    """Yield the articles of a file of lines.

    Raises:
        ValueError: A word is not where it should be, or in two places.
    """
    name, events, cursor = "", list[GoldEvent](), 0
    for line in filter(None, map(str.strip, lines)):
        if line.startswith("### "):
            if name:
                yield GoldArticle(name, tuple(events))
            name, events, cursor = line[4:], [], 0
            continue
        try:
            event = _parse_event(line, corpus[name], cursor)
        except ValueError as error:
            raise ValueError(f"{name}: {line}: {error}") from error
        events.append(event)
        cursor = event.end
    if name:
        yield GoldArticle(name, tuple(events))


def _parse_event(line: str, article: Article, cursor: int) -> GoldEvent:
    trigger, category, factuality, *rest = line.split("|")
    word, _, number = trigger.partition("#")
    places = _occurrences(word, article.text, (cursor, len(article.text)))
    start, end = _chosen(places, int(number or 1))
    sentence = article.sentence_at(start)
    participants, time = [], None
    for part in rest:
        if part.startswith("@"):
            time = _only(part[1:], article.text, sentence)
            continue
        role, _, who = part.partition("=")
        bounds = _only(who, article.text, sentence)
        participants.append(GoldParticipant(ROLES[role], *bounds))
    return GoldEvent(start, end, category, FACTUALITIES[factuality], tuple(participants), time)


def _only(word: str, text: str, bounds: tuple[int, int]) -> tuple[int, int]:
    word, _, number = word.partition("#")
    places = _occurrences(word, text, bounds)
    if len(places) > 1 and not number:
        raise ValueError(f"{word!r} occurs {len(places)} times")
    return _chosen(places, int(number or 1))


def _chosen(places: list[tuple[int, int]], number: int) -> tuple[int, int]:
    if len(places) < number:
        raise ValueError(f"only {len(places)} places")
    return places[number - 1]


def _occurrences(word: str, text: str, bounds: tuple[int, int]) -> list[tuple[int, int]]:
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    return [match.span() for match in pattern.finditer(text, *bounds)]


def show(gold: dict[str, GoldArticle], corpus: dict[str, Article]) -> Iterator[str]:
    """Yield the events of a stored annotation as the words they slice, to proofread."""
    for name, article in gold.items():
        text = corpus[name].text
        yield f"### {name}"
        for event in article.events:
            parts = [text[event.start : event.end], event.category, event.factuality.value]
            parts += [f"{one.role}={text[one.start : one.end]}" for one in event.participants]
            parts += [f"@{text[slice(*event.time)]}"] if event.time else []
            before = text[max(0, event.start - 25) : event.start].replace("\n", " ")
            yield f"{before:>25} >> {' | '.join(parts)}"


def main() -> None:
    """Convert a file of lines, or show a stored one."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("file", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    corpus = read_corpus(options.corpus)
    if options.show:
        sys.stdout.writelines(f"{line}\n" for line in show(read_events(options.file), corpus))
        return
    lines = options.file.read_text(encoding="utf-8").splitlines()
    for article in parse_lines(lines, corpus):
        sys.stdout.write(msgspec.json.encode(article).decode() + "\n")


if __name__ == "__main__":
    main()
