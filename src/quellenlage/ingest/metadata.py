"""Title, authors, outlet, address and dates of a web page, each from its best source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from htmldate import find_date

from quellenlage.ingest.authors import clean_authors, is_name, own_keys, split_authors
from quellenlage.ingest.outlets import host_of
from quellenlage.ingest.sections import read_section
from quellenlage.ingest.sheet import Reading
from quellenlage.ingest.stamps import berlin_value
from quellenlage.ingest.structured import Structured
from quellenlage.ingest.titles import titles_of_page
from quellenlage.model import DateBasis, DateKind, Flag, StatedDate
from quellenlage.text.normalise import compact_key, squeeze


class PageMetadata(msgspec.Struct, frozen=True, kw_only=True):
    """The metadata of one page.

    ``said`` is the author field as written; ``named`` the names in it, the outlet among them;
    ``mails`` are addresses that stand there instead of a name.
    """

    title: str | None
    titles: tuple[str, ...]
    kicker: str | None
    section: str | None
    authors: tuple[str, ...]
    said: tuple[str, ...]
    named: tuple[str, ...]
    mails: tuple[str, ...]
    outlet: str | None
    url: str | None
    modified: str | None
    dates: tuple[StatedDate, ...]
    flags: tuple[Flag, ...]
    descriptions: tuple[str, ...]
    body: str


def read_metadata(root: Any, page: Structured, reading: Reading) -> PageMetadata:
    """Return what the page at ``root`` says of itself."""
    url = _address(root, page)
    site_names = [*page.people("publisher"), page.meta("og:site_name", "application-name")]
    titles = titles_of_page(root, page, [*site_names, *_host_names(url)])
    said = page.people("author") or page.people("creator") or _meta_authors(page)
    names = split_authors(said)
    own_names = [*site_names, *_host_names(url)]
    dates = _dates(root, page)
    return PageMetadata(
        title=titles.best,
        titles=titles.variants,
        kicker=titles.kicker,
        section=read_section(root, page, url),
        authors=clean_authors(names, own_names, reading)
        or _fallback_authors(page, own_names, reading),
        said=tuple(said),
        named=tuple(names),
        mails=tuple(text for text in page.metas.get("author", ()) if "@" in text),
        outlet=_outlet(site_names, url, reading),
        url=url,
        modified=next((d.value for d in dates if d.kind is DateKind.MODIFIED), None),
        dates=tuple(dates),
        flags=tuple(_flags(page)),
        descriptions=tuple(
            dict.fromkeys(
                text
                for text in (
                    page.first("description"),
                    page.meta("og:description"),
                    page.meta("description", "twitter:description"),
                )
                if text
            )
        ),
        body=squeeze(str(page.article.get("articleBody") or "")[:200_000]),
    )


def _address(root: Any, page: Structured) -> str | None:
    links = [link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"]
    main = page.article.get("mainEntityOfPage")
    main = main.get("@id") if isinstance(main, dict) else main
    candidates = (*links, page.meta("og:url"), page.article.get("url"), main)
    return next((squeeze(c) for c in candidates if isinstance(c, str) and host_of(c)), None)


def _host_names(url: str | None) -> list[str]:
    host = host_of(url)
    return [host, host.rsplit(".", 1)[0]] if host else []


def _meta_authors(page: Structured) -> list[str]:
    names = ("article:author", "og:article:author", "author", "dc.creator", "parsely-author")
    more = ("dcterms.creator", "cxenseparse:author", "sailthru.author", "byl")
    found = [page.metas[name] for name in (*names, *more) if page.metas.get(name)]
    return next(([a for a in group if a] for group in found if any(map(is_name, group))), [])


def _fallback_authors(
    page: Structured, own_names: Sequence[str | None], reading: Reading
) -> tuple[str, ...]:
    names = split_authors(_meta_authors(page))
    if any(compact_key(name) in own_keys(own_names) for name in names):
        return ()  # "weselbote.example, Altenfurt, Germany" names the outlet alone
    return clean_authors(names, own_names, reading)


def _outlet(names: Sequence[str | None], url: str | None, reading: Reading) -> str | None:
    first = next((name for name in names if name), None)
    return reading.outlets.canonical(first, url) or (host_of(url) or None)


def _dates(root: Any, page: Structured) -> list[StatedDate]:
    """Return every date of the metadata; htmldate looks for one only where there is none."""
    stated = {
        DateKind.PUBLISHED: (
            page.first("datePublished"),
            page.meta("article:published_time", "og:article:published_time", "og:published_time"),
            page.meta("date", "dc.date", "dcterms.date", "dc.date.issued", "parsely-pub-date"),
        ),
        DateKind.MODIFIED: (
            page.first("dateModified"),
            page.meta("article:modified_time", "og:updated_time", "last-modified"),
        ),
    }
    found = [
        StatedDate(value=value, kind=kind, basis=DateBasis.METADATA)
        for kind, stamps in stated.items()
        for value in dict.fromkeys(filter(None, map(berlin_value, stamps)))
    ]
    if not any(date.kind is DateKind.PUBLISHED for date in found):
        guess = _guess_date(root)
        if guess:
            found.insert(
                0, StatedDate(value=guess, kind=DateKind.PUBLISHED, basis=DateBasis.METADATA)
            )
    return found


def _guess_date(root: Any) -> str | None:
    try:
        return berlin_value(find_date(root, original_date=True))
    except Exception:  # noqa: BLE001 (whatever a foreign parser stumbles over costs the date only)
        return None


def _flags(page: Structured) -> list[Flag]:
    flags = []
    free = str(page.article.get("isAccessibleForFree", "")).strip().lower().rsplit("/", 1)[-1]
    tier = page.meta("article:content_tier", "og:article:content_tier")
    if free in {"false", "0", "no"} or (tier or "").lower() in {"locked", "metered", "paid"}:
        flags.append(Flag.PAID)
    if "OpinionNewsArticle" in page.types:
        flags.append(Flag.OPINION)
    if "LiveBlogPosting" in page.types:
        flags.append(Flag.LIVE)
    return flags
