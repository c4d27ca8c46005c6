"""Words named by themselves and what stands around them, and found again in a text.

The TextQuoteSelector of the W3C Web Annotation Data Model (4.2.4).
"""

from __future__ import annotations

from quellenlage.model import Quote, Span

CONTEXT = 32
"""Characters before and after the words that tell one place from another."""


def quote(text: str, span: Span, *, context: int = CONTEXT) -> Quote:
    """Return the words of ``span`` with up to ``context`` characters on either side.

    Raises:
        SpanError: if the span reaches beyond ``text``.
    """
    return Quote(
        exact=span.slice(text),
        prefix=text[max(0, span.start - context) : span.start],
        suffix=text[span.end : span.end + context],
    )


def find_quote(text: str, quoted: Quote) -> list[Span]:
    """Return every place of ``text`` where the quoted words stand in their surroundings."""
    words = quoted.prefix + quoted.exact + quoted.suffix
    found: list[Span] = []
    at = text.find(words) if quoted.exact else -1
    while at >= 0:
        start = at + len(quoted.prefix)
        found.append(Span(start, start + len(quoted.exact)))
        at = text.find(words, at + 1)
    return found
