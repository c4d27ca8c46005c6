"""The section of the outlet that an article stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from quellenlage.ingest.structured import Structured, texts
from quellenlage.text.normalise import squeeze, word_key

_HOME: Final = frozenset(
    {"start", "startseite", "home", "homepage", "news", "nachrichten", "index"}
)
_NO_SECTION: Final = re.compile(r"\d|\.|^(?:article|artikel|a|id|de|amp|plus|story|live)$")
_LONGEST: Final = 40


def read_section(root: Any, page: Structured, url: str | None) -> str | None:
    """Return the section's name: of the breadcrumb, else of the address, else of the metadata.

    In that order the sources agree best with one another; ``articleSection`` alone often
    holds tags or the outlet's name.
    """
    candidates = (*_crumbs(root, page), *_segments(url), *_sections(page))
    return next((name for name in candidates if _is_section(name)), None)


def _crumbs(root: Any, page: Structured) -> Iterator[str]:
    """Yield the names of the breadcrumb, the home page left out, the article itself as well."""
    items: list[str] = []
    for node in page.by_type("BreadcrumbList"):
        listed = node.get("itemListElement")
        for item in listed if isinstance(listed, list) else []:
            if isinstance(item, dict):
                items.extend((texts(item.get("name")) or texts(item.get("item")))[:1])
        if items:
            break
    for nav in root.iter("nav", "ol", "ul") if not items else ():
        told = f"{nav.get('class') or ''} {nav.get('aria-label') or ''}".lower()
        if "breadcrumb" in told:
            items = [
                squeeze("".join(islice(link.itertext(), 10))[:200])
                for link in islice(nav.iter("a"), 10)
            ]
            break
    titles = {word_key(title) for title in (page.meta("og:title"), page.first("headline")) if title}
    yield from (name for name in items if word_key(name) not in titles)


def _segments(url: str | None) -> Iterator[str]:
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return
    segments = [unquote(part) for part in path.split("/") if part]
    for segment in segments[:-1]:
        if not _NO_SECTION.search(segment) and len(segment) <= 25:
            yield segment.replace("-", " ").replace("_", " ").title()


def _sections(page: Structured) -> Iterator[str]:
    yield from texts(page.article.get("articleSection"))[:1]
    section = page.meta("article:section", "og:article:section", "section", "parsely-section")
    if section:
        yield section


def _is_section(name: str) -> bool:
    key = word_key(name)
    return bool(key) and key not in _HOME and len(name) <= _LONGEST and "://" not in name
