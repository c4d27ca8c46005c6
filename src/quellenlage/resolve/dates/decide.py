"""Decide the publication date of every article: stated, else inferred from what is told."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from quellenlage.languages import Language
from quellenlage.model import Article, Document
from quellenlage.resolve.dates.infer import infer_publication
from quellenlage.resolve.dates.stated import from_change, stated_publication
from quellenlage.resolve.dates.told import read_told


def date_documents(articles: Sequence[Article], _language: Language) -> tuple[Document, ...]:
    """Return the documents of the articles, in the same order, with ``published`` decided.

    A stated date counts by the strength of its basis. Where none is stated to the day, days
    are inferred from the events an article reports as past and from other articles that
    report the same; an inferred date has the basis ``inferred`` and says why. An article
    that nothing dates keeps ``None`` and says why in ``undated``.
    """
    documents = [
        replace(article.document, published=stated_publication(article.document))
        for article in articles
    ]
    inferred = infer_publication(articles, documents)
    return tuple(
        document if document.published is not None else _leave_open(document, article)
        for document, article in zip(inferred, articles, strict=True)
    )


def _leave_open(document: Document, article: Article) -> Document:
    """Return a document that nothing dates to the day, with what is known all the same."""
    published = from_change(document)
    if published is not None:
        return replace(document, published=published)
    floor = read_told(article).floor
    known = "Weder Seite noch Text noch andere Artikel sagen, wann er erschien."
    if floor is not None:
        known += f" Er erzählt von Zeiten ab {floor.earliest.year}: Früher erschien er nicht."
    return replace(document, undated=known)
