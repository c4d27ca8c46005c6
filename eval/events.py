"""Events against our own gold: triggers with category, participants in roles, time, factuality.

Half of the articles are for development, the other for testing; ten more were annotated when
the table was written. Figures of the half for development are held by no floor. The guideline
and what the figures mean are in ``docs/events.md``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from eval.event_gold import PASS_A, UNSEEN, GoldArticle, read_events, split
from eval.event_scores import EventScores, Party, Told, compare, told
from eval.quotation_groups import article
from eval.report import Counts, Measure, measures, missing
from quellenlage.annotate import Base, load_base
from quellenlage.extract.attributions import find_attributions
from quellenlage.extract.events import find_events
from quellenlage.extract.mentions import find_mentions
from quellenlage.extract.quotations import find_quotations
from quellenlage.extract.times import tag_times
from quellenlage.languages import Language, load_language
from quellenlage.model import Document, EventReport, Id, Mention, Participant, Span, TimeMention

TASK = "events"


def score(gold: Path) -> list[Measure]:
    """Score the coder on both halves."""
    if missing(gold, "quotations-wikinews", "train.jsonl"):
        return []
    annotated, unseen = read_events(PASS_A), read_events(UNSEEN)
    found = tell(read_documents(gold, annotated | unseen))
    development, test = split(annotated)
    return [
        *_measures(compare(found, development), "dev ", floor=False),
        *_measures(compare(found, test), "", floor=True),
        *_measures(compare(found, unseen), "unseen ", floor=True),
    ]


def read_documents(gold: Path, names: dict[str, GoldArticle]) -> dict[str, Document]:
    """Read the articles that ``names`` holds."""
    path = gold / "quotations-wikinews" / "train.jsonl"
    with path.open(encoding="utf-8") as lines:
        records = (json.loads(line) for line in lines)
        return {r["documentName"]: article(r) for r in records if r["documentName"] in names}


def tell(documents: Mapping[str, Document]) -> dict[str, list[Told]]:
    """Return the events of the articles in the form to compare, by name."""
    language = load_language("de")
    base = load_base(None, language)
    return {name: _tell(document, base, language) for name, document in documents.items()}


def _tell(document: Document, base: Base, language: Language) -> list[Told]:
    annotated = base.annotate(document)
    times = tag_times(document, language)
    entities = find_mentions(annotated, language)
    credited = find_attributions(annotated, entities, language)
    model = language.quotation_model
    quotations = find_quotations(annotated, entities, credited, language, model=model)
    events = find_events(annotated, entities, times, quotations, language)
    by_id = {time.id: time for time in times}
    mentions = {entity.id: entity.mentions for entity in entities}
    return [_told(event, by_id, mentions) for event in events]


def _told(
    event: EventReport,
    times: Mapping[Id, TimeMention],
    mentions: Mapping[Id, Sequence[Mention]],
) -> Told:
    names = {event.type, *([event.plover.value] if event.plover else [])}
    time = times.get(event.time) if event.time else None
    parties = [
        Party(participant.role, _places(participant, event.sentence, mentions))
        for participant in event.participants
    ]
    return Told(
        event.trigger.start,
        event.trigger.end,
        frozenset(names),
        event.factuality,
        tuple(parties),
        (time.start, time.end) if time else None,
    )


def _places(
    participant: Participant, sentence: Span, mentions: Mapping[Id, Sequence[Mention]]
) -> tuple[tuple[int, int], ...]:
    """Return where an actor is mentioned in a sentence, the mention that was read first."""
    own = participant.span or Span(0, 0)
    others = ((m.start, m.end) for m in mentions.get(participant.actor, ()))
    inside = (place for place in others if sentence.start <= place[0] < sentence.end)
    return tuple(dict.fromkeys([(own.start, own.end), *inside]))


def _measures(scores: EventScores, prefix: str, *, floor: bool) -> list[Measure]:
    counts: dict[str, Counts] = {
        "trigger ": scores.triggers,
        "trigger+type ": scores.categories,
        "participants ": scores.participants,
        "roles ": scores.roles,
        "time ": scores.times,
    }
    found = [m for name, count in counts.items() for m in measures(TASK, count, prefix + name)]
    total = scores.factuality.total()
    found.append(Measure(TASK, f"{prefix}factuality", scores.accuracy, total))
    found.append(Measure(TASK, f"{prefix}factuality kappa", scores.kappa, total))
    if floor:
        return found
    return [Measure(m.task, m.name, m.value, m.items, floor=False) for m in found]


def main() -> None:
    """Print what differs from the gold in the half for development."""
    parser = argparse.ArgumentParser(description="Show differences on the development half.")
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    options = parser.parse_args()
    development, _ = split(read_events(PASS_A))
    documents = read_documents(options.gold, development)
    found = tell(documents)
    for name, gold in development.items():
        print(f"### {name}")
        _print_differences(found[name], gold, documents[name].text)


def _print_differences(found: list[Told], gold: GoldArticle, text: str) -> None:
    rows: dict[int, list[str]] = {}
    for event in gold.events:
        rows.setdefault(event.start, []).append(
            f"gold {text[event.start : event.end]} {event.category} {event.factuality} "
            + _words(told(event), text)
        )
    for one in found:
        rows.setdefault(one.start, []).append(
            f"  us {text[one.start : one.end]} {'/'.join(sorted(one.names))} {one.factuality} "
            + _words(one, text)
        )
    for _, lines in sorted(rows.items()):
        print("\n".join(lines))


def _words(event: Told, text: str) -> str:
    words = [f"{one.role}={text[slice(*one.places[0])]}" for one in event.participants]
    return " ".join(words + ([f"@{text[slice(*event.time)]}"] if event.time else []))


if __name__ == "__main__":
    main()
