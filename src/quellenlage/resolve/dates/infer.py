"""Infer when an undated article was published, from what it and the other articles tell.

An article follows the latest event it reports as past by a few days at most. Which day that
is may stand in the article ("Am 10. April bat …", whose year is that nearest to the other
articles, or the one in which the weekday fits) or in another article that tells the same
event. Rounds repeat until nothing changes, each from the results of the one before, so that
the order of the articles does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec
from msgspec.structs import replace

from quellenlage.model import Article, DateBasis, Document, Precision, PublicationDate
from quellenlage.resolve.dates.neighbours import ArticleIndex, DatedEvent, EventIndex
from quellenlage.resolve.dates.stated import Bounds, stated_bounds
from quellenlage.resolve.dates.told import Told, ToldDay, read_told
from quellenlage.text.template import evaluate, evaluate_between
from quellenlage.text.timevalue import Interval, interval

_ROUNDS = 4
_FRESH = timedelta(days=4)  # how long after an event the news still tells it as news


class _Evidence(msgspec.Struct, frozen=True, order=True):
    """A day after which, or on which, an article appeared, and the sentence that says why."""

    day: date
    why: str


class _Board(msgspec.Struct, frozen=True):
    """What one round knows: the dates decided so far and what the articles tell."""

    told: Sequence[Told]
    bounds: Sequence[Bounds]
    published: Sequence[PublicationDate | None]
    dated: Mapping[int, date]
    inputs: Sequence[str]
    articles: ArticleIndex
    events: EventIndex


def infer_publication(
    articles: Sequence[Article], documents: Sequence[Document]
) -> tuple[Document, ...]:
    """Return the documents with inferred dates where none is stated to the day."""
    wanting = [number for number, document in enumerate(documents) if _wants(document.published)]
    if not wanting:
        return tuple(documents)
    told = [read_told(article) for article in articles]
    bounds = [stated_bounds(document) for document in documents]
    index = ArticleIndex(told)
    published = [document.published for document in documents]
    for _ in range(_ROUNDS):
        dated = _dated(published, bounds)
        board = _Board(
            told=told,
            bounds=bounds,
            published=published,
            dated=dated,
            inputs=[document.input.rpartition("/")[2] for document in documents],
            articles=index,
            events=EventIndex(list(_events(told, published, index, dated))),
        )
        inferred = list(published)
        for number in wanting:
            if _wants(published[number]):
                inferred[number] = _infer(number, board)
        if inferred == published:
            break
        published = inferred
    return tuple(
        replace(document, published=day) for document, day in zip(documents, published, strict=True)
    )


def _wants(published: PublicationDate | None) -> bool:
    """Tell whether a date is missing, or stated no finer than to the month."""
    return published is None or (
        published.basis is not DateBasis.INFERRED
        and published.precision not in (Precision.DAY, Precision.MINUTE)
    )


def _events(
    told: Sequence[Told],
    published: Sequence[PublicationDate | None],
    index: ArticleIndex,
    dated: Mapping[int, date],
) -> Iterator[DatedEvent]:
    for number, article in enumerate(told):
        for day in article.days:
            if not day.past:
                continue
            known = _day_known(day, published[number])
            if known is None and day.month_day is not None:
                chosen = _choose_year(day, article, index.nearest(number, dated))
                known = chosen
            if known is not None:
                yield DatedEvent(known, number, day.words, day.sentence)


def _day_known(day: ToldDay, published: PublicationDate | None) -> date | None:
    """Return the day where the text says it all, or the article's date decides it."""
    if day.full is not None:
        return day.full.earliest
    days = _days(published)
    if days is None:
        return None
    found = evaluate_between(day.mention.template, days.earliest, days.latest)[1]
    return found.earliest if found is not None and found.earliest == found.latest else None


def _days(published: PublicationDate | None) -> Interval | None:
    if published is None:
        return None
    first, last = interval(published.earliest), interval(published.latest)
    if first is None or last is None:
        return None
    return Interval(first.earliest, last.latest, published.precision)


def _dated(
    published: Sequence[PublicationDate | None], bounds: Sequence[Bounds]
) -> dict[int, date]:
    """Return a day in the middle of what is known of each article's date."""
    dated: dict[int, date] = {}
    for number, (day, bound) in enumerate(zip(published, bounds, strict=True)):
        days = _days(day)
        if days is not None:
            dated[number] = days.earliest + (days.latest - days.earliest) // 2
        elif bound.earliest or bound.latest:
            dated[number] = bound.earliest or bound.latest or date.max
    return dated


def _choose_year(day: ToldDay, told: Told, near: date | None) -> date | None:
    """Return the day in the year nearest to other articles, else to the latest year told.

    With nothing but a year told, the weekday must tell which year it was.
    """
    if near is None:
        if told.floor is None or day.weekday is None:
            return None
        template = day.mention.template.replace("~", ">=")
        found = interval(evaluate(template, told.floor.earliest))
        return found.earliest if found else None
    found = interval(evaluate(day.mention.template, near))
    return found.earliest if found else None


def _infer(number: int, board: _Board) -> PublicationDate | None:
    """Return the days on which an article may have appeared, or what was stated of it."""
    stated, bound = board.published[number], board.bounds[number]
    window = _days(stated)
    evidence = [
        found
        for found in _evidence(number, board)
        if (window is None or window.earliest <= found.day <= window.latest)
        and (bound.latest is None or found.day <= bound.latest)
    ]
    if not evidence:
        return stated
    latest = max(evidence)
    first, last = latest.day, latest.day + _FRESH
    why = [*(stated.why if stated else ()), latest.why, _fresh(latest.day)]
    if bound.earliest is not None and first < bound.earliest <= last:
        first = bound.earliest
        why.extend(bound.why)
    ends = (window.latest if window else None, bound.latest)
    last = max(first, min([last, *(end for end in ends if end is not None)]))
    return PublicationDate(
        earliest=first.isoformat(),
        latest=last.isoformat(),
        precision=Precision.DAY if first == last else Precision.INTERVAL,
        basis=DateBasis.INFERRED,
        why=tuple(why),
    )


def _fresh(day: date) -> str:
    return (
        f"Der jüngste als vergangen berichtete Tag ist der {day:%d.%m.%Y}; Nachrichten "
        f"erscheinen meist binnen {_FRESH.days} Tagen danach."
    )


def _evidence(number: int, board: _Board) -> Iterator[_Evidence]:
    """Yield the days of events that an article reports as news."""
    told = board.told[number]
    for day in told.days:
        if day.past:
            yield from _from_day(day, number, board)
    if _days(board.published[number]) is not None:
        for sentence in told.sentences:
            yield from _from_sentence(sentence.order, number, board)


def _from_day(day: ToldDay, number: int, board: _Board) -> Iterator[_Evidence]:
    told = board.told[number]
    if day.month_day is not None:
        near = board.articles.nearest(number, board.dated)
        chosen = _choose_year(day, told, near)
        if chosen is not None and (day.leads or day.weekday is not None):
            yield _Evidence(chosen, _why_year(day, chosen, near))
    elif day.full is not None and day.leads:
        yield _Evidence(day.full.earliest, f"Der Text berichtet vom „{day.words}“ als vergangen.")
    elif day.weekday is not None:
        found = board.events.same_event(day.sentence, article=number, weekday=day.weekday)
        if found is not None:
            event, words = found
            yield _Evidence(
                event.day,
                f"„{day.words}“ meint den {event.day:%d.%m.%Y}: {board.inputs[event.article]} "
                f"berichtet dasselbe ({', '.join(words)}) für „{event.words}“.",
            )


def _from_sentence(order: int, number: int, board: _Board) -> Iterator[_Evidence]:
    """Yield the day of an event that a sentence without a day tells too."""
    found = board.events.same_event(board.told[number].sentences[order], article=number)
    if found is not None:
        event, words = found
        yield _Evidence(
            event.day,
            f"Der Text berichtet dasselbe ({', '.join(words)}) wie "
            f"{board.inputs[event.article]} für „{event.words}“ ({event.day:%d.%m.%Y}).",
        )


def _why_year(day: ToldDay, chosen: date, near: date | None) -> str:
    told = f"„{day.words}“ ist als vergangen berichtet"
    if day.weekday is not None:
        told += "; Wochentag und Tag passen zusammen"
    if near is None:
        return f"{told}, zuerst nach den im Text genannten Jahren im Jahr {chosen.year}."
    return f"{told}; den anderen Artikeln ({near:%m.%Y}) am nächsten liegt das Jahr {chosen.year}."
