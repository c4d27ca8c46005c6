"""Times alone: tag texts and articles without a base, and so without loading spaCy.

::

    from quellenlage import tag_times

    text = "Am Montag begann die Messe."
    for time in tag_times(text, dct="2023-04-14"):
        print(text[time.start : time.end], time.value, time.rule, time.anchor.kind)
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from msgspec.structs import replace

from quellenlage.errors import InputError
from quellenlage.extract.times import tag_times as tag_document
from quellenlage.languages import Language, load_language
from quellenlage.model import (
    Article,
    ArticleFindings,
    Block,
    BlockRole,
    DateBasis,
    Document,
    Flag,
    PublicationDate,
    TimeExpression,
    TimeProfile,
)
from quellenlage.resolve.dates import anchor_document, date_documents
from quellenlage.text.ids import content_id
from quellenlage.text.timevalue import interval


def tag_times(
    text: str | Document,
    *,
    dct: str | date | None = None,
    profile: TimeProfile | str = TimeProfile.AUTO,
) -> tuple[TimeExpression, ...]:
    """Return the time expressions (TIMEX3) of a German text, in text order.

    ``dct`` is the day, month or year the text was written, as a date or in ISO 8601; without
    it, what has to be counted from it keeps open digits (``XXXX-04-10``), but for a document
    that states its date. ``profile`` is one of ``auto``, ``daily``, ``magazine``,
    ``narrative``. Offsets count code points of the text.

    Raises:
        InputError: if ``dct`` is no date or ``profile`` no profile.
    """
    document = _document(text) if isinstance(text, str) else text
    ((_, times),) = tag_documents([document], dct=dct, profile=profile)
    return times


def tag_documents(
    documents: Iterable[Document],
    *,
    dct: str | date | None = None,
    profile: TimeProfile | str = TimeProfile.AUTO,
) -> list[tuple[Document, tuple[TimeExpression, ...]]]:
    """Tag the times of documents and put them on the calendar; no other room is needed.

    ``dct`` is taken for the date of every document; without it, each is dated from what it
    states and from the others. A document in another language has no times.

    Raises:
        InputError: if ``dct`` is no date or ``profile`` no profile.
    """
    language, kind = _german(), _profile(profile)
    articles = []
    for document in documents:
        times = () if _is_foreign(document) else tag_document(document, language, profile=kind)
        findings = ArticleFindings(document=document.id, times=times)
        articles.append(Article(document=document, findings=findings))
    if dct is None:
        dated = date_documents(articles, language)
    else:
        given = _given(dct)
        dated = tuple(replace(article.document, published=given) for article in articles)
    return [
        (document, anchor_document(document, article.findings.times))
        for document, article in zip(dated, articles, strict=True)
    ]


@lru_cache(maxsize=1)
def _german() -> Language:
    """Return the tables, read once: a caller may tag one short text after another."""
    return load_language("de")


def _document(text: str) -> Document:
    name = content_id("d", text)
    block = Block(id=f"{name}-b", role=BlockRole.BODY, start=0, end=len(text))
    return Document(
        id=name, input="", sha256="", text=text, blocks=(block,) if text.strip() else ()
    )


def _is_foreign(document: Document) -> bool:
    return Flag.FOREIGN_LANGUAGE in document.flags


def _profile(name: TimeProfile | str) -> TimeProfile:
    try:
        return TimeProfile(name)
    except ValueError:
        known = ", ".join(TimeProfile)
        raise InputError(f"there is no profile {name!r}; there are: {known}") from None


def _given(dct: str | date) -> PublicationDate:
    """Return the date of writing that a caller gave."""
    days = interval(dct if isinstance(dct, str) else f"{dct:%Y-%m-%d}")
    if days is None:
        raise InputError(f"{dct!r} is no date of the calendar in ISO 8601, such as 2023-04-14")
    return PublicationDate(
        earliest=days.earliest.isoformat(),
        latest=days.latest.isoformat(),
        precision=days.precision,
        basis=DateBasis.GIVEN,
    )
