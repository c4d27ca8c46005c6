"""An article's own words in order, quotations cut out, ready to be laid beside another's."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import msgspec

from quellenlage.model import PROSE_ROLES, Article, QuotationType, Span
from quellenlage.text.fingerprints import stretches

_KEPT = 512


class Prose(msgspec.Struct, frozen=True):
    """The words of one article as they are compared, each with its characters.

    Between two stretches that do not touch (another block, a quotation cut out) stands a
    word that equals no other; it has no length. ``count`` counts the true words.
    """

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    count: int

    def span(self, first: int, length: int) -> Span:
        """Return the characters of ``length`` words from index ``first`` on."""
        return Span(self.starts[first], self.ends[first + length - 1])


def read_prose(article: Article) -> Prose:
    """Return the article's own words; direct quotations are not its own."""
    document = article.document
    kept = [(block.start, block.end) for block in document.blocks if block.role in PROSE_ROLES]
    quoted = [
        (span.start, span.end)
        for quotation in article.findings.quotations
        if quotation.type is QuotationType.DIRECT
        for span in quotation.spans
    ]
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    count = 0
    for stretch in stretches(document.text, kept, quoted):
        for word in stretch:
            forms.append(word.form)
            starts.append(word.start)
            ends.append(word.end)
        count += len(stretch)
        forms.append(f"\0{document.id}{len(forms)}")
        starts.append(stretch[-1].end)
        ends.append(stretch[-1].end)
    return Prose(tuple(forms), tuple(starts), tuple(ends), count)


class ProseShelf:
    """Reads the prose of articles by index and keeps what was read last."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        self._read: OrderedDict[int, Prose] = OrderedDict()

    def __getitem__(self, index: int) -> Prose:
        if index in self._read:
            self._read.move_to_end(index)
        else:
            self._read[index] = read_prose(self._articles[index])
            if len(self._read) > _KEPT:
                self._read.popitem(last=False)
        return self._read[index]
