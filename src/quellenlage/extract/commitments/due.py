"""By when: the date among the words of what is promised."""

from __future__ import annotations

from collections.abc import Collection

from quellenlage.extract.events.view import ArticleView
from quellenlage.model import TimeMention

_REACH = 2  # tokens before a date at which its preposition stands


def due_of(view: ArticleView, token: int, content: Collection[int]) -> TimeMention | None:
    """Return the last date among the words of what is promised.

    Whether it lies ahead is known once it has its place on the calendar: resolve drops it
    where it does not. A date *before* which something is due tells no day of its own.
    """
    words = set(content)
    span = view.sentence_span(token)
    found = [
        time
        for time in view.times_between(span.start, span.end)
        if view.token_at(time.start) in words and not _led_by(view, time, view.table.syntax.before)
    ]
    return found[-1] if found else None


def is_deadline(view: ArticleView, time: TimeMention) -> bool:
    """Tell whether the words say that a date is one to keep ("bis zum 30. Juni")."""
    return _led_by(view, time, view.table.syntax.deadlines)


def _led_by(view: ArticleView, time: TimeMention, words: Collection[str]) -> bool:
    token = view.token_at(time.start)
    before = range(max(0, token - _REACH), token + 1)
    return any(lemma.lower() in words for lemma in view.lemmas(before))
