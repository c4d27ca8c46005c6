"""Days an article tells, each with the names and nouns of its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from quellenlage.model import PROSE_ROLES, Article, Precision, Tense, TimeMention
from quellenlage.text.template import parse_template
from quellenlage.text.timevalue import Interval, interval

_NAME = re.compile(r"\b[^\W\d_a-zäöüß][\w-]{3,}")
_SENTENCE = re.compile(r"(?<!\d)[.!?][\"“”»«']*\s+(?=[^\W\d_a-zäöüß\"„“»«])|\n+")
_STEM = 6  # letters by which inflected forms of a name or noun are taken for one
_FIRST = 3  # sentences that carry the news


class Sentence(msgspec.Struct, frozen=True):
    """A sentence with the stems of its capitalised words, each with a form of it."""

    start: int
    end: int
    order: int
    terms: dict[str, str]


class ToldDay(msgspec.Struct, frozen=True):
    """A day that an article tells: fully, without a year, or as a bare weekday.

    ``month_day`` is set for a day of the year, ``weekday`` for a day of the week; both for
    "Montag (19. Dezember)". ``full`` is set where nothing is open.
    """

    mention: TimeMention
    words: str
    sentence: Sentence
    month_day: str | None = None
    weekday: int | None = None
    full: Interval | None = None

    @property
    def past(self) -> bool:
        """Whether its clause is told as past; a weekday is unless it is told otherwise."""
        weekday = self.weekday is not None and self.month_day is None
        return self.mention.tense is Tense.PAST or (weekday and self.mention.tense is None)

    @property
    def leads(self) -> bool:
        """Whether it stands among the first sentences, which carry the news."""
        return self.sentence.order < _FIRST


class Told(msgspec.Struct, frozen=True):
    """What one article tells of days and years."""

    days: tuple[ToldDay, ...]
    sentences: tuple[Sentence, ...]
    floor: Interval | None
    """The latest date told with its year and not as still to come."""


_DATE = re.compile(r"date=(\d\d-\d\d)(?:@(\d))?~")
_WEEKDAY = re.compile(r"weekday=(\d)<=")


def read_told(article: Article) -> Told:
    """Return the days an article tells in its prose."""
    sentences = tuple(_sentences(article))
    days: list[ToldDay] = []
    floor: Interval | None = None
    at = 0
    for mention in article.findings.times:
        full = interval(mention.template)
        if full is not None and mention.tense is not Tense.FUTURE:
            floor = full if floor is None or full.earliest > floor.earliest else floor
        while at + 1 < len(sentences) and sentences[at].end <= mention.start:
            at += 1
        if sentences and sentences[at].start <= mention.start:
            day = _day(article, mention, sentences[at], full)
            if day is not None:
                days.append(day)
    return Told(days=tuple(days), sentences=sentences, floor=floor)


def _day(
    article: Article, mention: TimeMention, sentence: Sentence, full: Interval | None
) -> ToldDay | None:
    words = article.document.text[mention.start : mention.end]
    if full is not None:
        if full.precision is not Precision.DAY:
            return None
        return ToldDay(mention=mention, words=words, sentence=sentence, full=full)
    parsed = parse_template(mention.template)
    if parsed is None or parsed.anchor != "doc" or len(parsed.steps) != 1:
        return None
    if match := _DATE.fullmatch(parsed.steps[0]):
        weekday = int(match[2]) if match[2] else None
        return ToldDay(
            mention=mention, words=words, sentence=sentence, month_day=match[1], weekday=weekday
        )
    if match := _WEEKDAY.fullmatch(parsed.steps[0]):
        return ToldDay(mention=mention, words=words, sentence=sentence, weekday=int(match[1]))
    return None


def _sentences(article: Article) -> Iterator[Sentence]:
    text, order = article.document.text, 0
    for block in article.document.blocks:
        if block.role not in PROSE_ROLES:
            continue
        start = block.start
        ends = [match.end() for match in _SENTENCE.finditer(text, block.start, block.end)]
        for end in [*ends, block.end]:
            if end > start:
                yield Sentence(start, end, order, _terms(text[start:end]))
                order += 1
            start = end


def _terms(text: str) -> dict[str, str]:
    terms: dict[str, str] = {}
    for match in _NAME.finditer(text):
        terms.setdefault(match.group().casefold()[:_STEM], match.group())
    return terms
