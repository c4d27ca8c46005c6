"""Title, authors, outlet, address and dates of a web page, each from its best source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec
from htmldate import find_date

from quellenlage.ingest.authors import clean_authors, is_name, split_authors
from quellenlage.ingest.outlets import host_of
from quellenlage.ingest.sheet import Reading
from quellenlage.ingest.stamps import berlin_value
from quellenlage.ingest.structured import Structured
from quellenlage.model import DateBasis, DateKind, Flag, StatedDate
from quellenlage.text.normalise import compact_key, squeeze, word_key

TITLE_WEIGHTS: Final = {"og": 1.2, "ld": 1.1, "h1": 2.5, "title": 0.6, "twitter": 0.5, "alt": 0.3}
"""What each source of a title counts in the vote; agreement of two beats any single one."""

_SEPARATED: Final = re.compile(r"(\s+[|–—•·-]\s+)")


class PageMetadata(msgspec.Struct, frozen=True, kw_only=True):
    """The metadata of one page.

    ``said`` is the author field as written; ``named`` the names in it, the outlet among them.
    """

    title: str | None
    titles: tuple[str, ...]
    authors: tuple[str, ...]
    said: tuple[str, ...]
    named: tuple[str, ...]
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
    titles = _titles(root, page, [*site_names, *_host_names(url)])
    said = page.people("author") or page.people("creator") or _meta_authors(page)
    names = split_authors(said)
    own_names = [*site_names, *_host_names(url)]
    dates = _dates(root, page)
    return PageMetadata(
        title=_vote(titles),
        titles=tuple(dict.fromkeys(title for _, title in titles)),
        authors=clean_authors(names, own_names, reading)
        or _fallback_authors(page, own_names, reading),
        said=tuple(said),
        named=tuple(names),
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


def _titles(root: Any, page: Structured, sites: Iterable[str | None]) -> list[tuple[str, str]]:
    """Return every title the page gives, by source, without the outlet's name at its end."""
    heads = [squeeze(head.text_content()) for head in root.iter("h1")]
    heads = [head for head in heads if head]
    found = {
        "og": page.meta("og:title"),
        "ld": page.first("headline", "name"),
        "h1": heads[0] if heads else None,
        "twitter": page.meta("twitter:title"),
        "title": root.findtext(".//title"),
        "alt": page.first("alternativeHeadline"),
    }
    keys = [key for site in sites if site and len(key := compact_key(site)) > 2]
    cleaned = [
        (source, strip_site(squeeze(title), keys) if source != "h1" else title)
        for source, title in found.items()
        if title
    ]
    return [(source, title) for source, title in cleaned if len(word_key(title).split()) >= 2]


def strip_site(title: str, sites: Sequence[str]) -> str:
    """Return ``title`` without " | Outlet" at its end; ``sites`` are compact keys of names."""
    for _ in range(3):
        parts = _SEPARATED.split(title)
        if len(parts) < 3:
            return title
        last = compact_key(parts[-1])
        names_site = any(
            last == site or site in last or (len(last) > 3 and last in site) for site in sites
        )
        if not ((names_site and len(parts[-1]) < 40) or ("|" in parts[-2] and len(parts[-1]) < 30)):
            return title
        title = "".join(parts[:-2]).strip()
    return title


def _vote(titles: Sequence[tuple[str, str]]) -> str | None:
    votes: dict[str, float] = {}
    for source, title in titles:
        key = word_key(title)
        votes[key] = votes.get(key, 0.0) + TITLE_WEIGHTS[source]
    best = max(votes, key=lambda key: (votes[key], key), default=None)
    return next((title for _, title in titles if word_key(title) == best), None)


def _meta_authors(page: Structured) -> list[str]:
    names = ("article:author", "og:article:author", "author", "dc.creator", "parsely-author")
    more = ("dcterms.creator", "cxenseparse:author", "sailthru.author", "byl")
    found = [page.metas[name] for name in (*names, *more) if page.metas.get(name)]
    return next(([a for a in group if a] for group in found if any(map(is_name, group))), [])


def _fallback_authors(
    page: Structured, own_names: Sequence[str | None], reading: Reading
) -> tuple[str, ...]:
    names = split_authors(_meta_authors(page))
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
