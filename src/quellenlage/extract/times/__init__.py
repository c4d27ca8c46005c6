"""Time expressions of one article (TIMEX3), from its text alone.

Tokenise once, look every distinct word form up once, and run the grammar only around words
that may begin a time. What waits for the article's date stays a template, see
:mod:`quellenlage.text.template`.
"""

from quellenlage.extract.times.tag import tag_times

__all__ = ["tag_times"]
