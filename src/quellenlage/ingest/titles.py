"""The title of a web page: a vote of its sources, and every other title it gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, Final

import msgspec

from quellenlage.ingest.structured import Structured
from quellenlage.text.normalise import compact_key, squeeze, word_key

WEIGHTS: Final = {"og": 1.2, "ld": 1.1, "h1": 2.5, "title": 0.6, "twitter": 0.5, "alt": 0.3}
"""What each source of a title counts in the vote; agreement of two beats any single one."""

DISPLAYED: Final = 3.6
"""What it counts that a title is shown as a heading of its own besides the first <h1>.

Pages that keep a title for search engines in the first <h1> show the article's own below it,
as a heading of its own or behind a kicker in one.
"""

_SEPARATED: Final = re.compile(r"(\s+[|–—•·-]\s+)")
_KICKED: Final = re.compile(r"^(?P<kicker>[^:|]{3,60}?)\s?(?::|\s[-–|])\s+(?P<title>\S.*)$")
_HEADINGS: Final = 60
_PARTS: Final = 40
_FEWEST: Final = 4


class Titles(msgspec.Struct, frozen=True):
    """The title chosen, all titles given, and what stands before the title in some of them."""

    best: str | None
    variants: tuple[str, ...]
    kicker: str | None


def titles_of_page(root: Any, page: Structured, sites: Iterable[str | None]) -> Titles:
    """Return the titles of the page; ``sites`` are names of the outlet, cut off from their end."""
    headings = _headings(root)
    given = _given(page, root, next((h for level, h in headings if level == "h1"), None), sites)
    best = _vote(given, headings)
    found = list(dict.fromkeys(title for _, title in given))
    bare = [m["title"] for title in found if (m := _KICKED.match(title))]
    found += [title for title in bare if len(word_key(title).split()) >= _FEWEST]
    return Titles(best, tuple(dict.fromkeys(found)), _kicker(best, found, headings))


def _headings(root: Any) -> list[tuple[str, str]]:
    heads = islice(root.iter("h1", "h2"), _HEADINGS)
    found = [(h.tag, squeeze(" ".join(islice(h.itertext(), _PARTS)))[:400]) for h in heads]
    return [(level, text) for level, text in found if text]


def _given(
    page: Structured, root: Any, head: str | None, sites: Iterable[str | None]
) -> list[tuple[str, str]]:
    """Return every title the page gives, by source, without the outlet's name at its end."""
    found = {
        "og": page.meta("og:title"),
        "ld": page.first("headline", "name"),
        "h1": head,
        "twitter": page.meta("twitter:title"),
        "title": root.findtext(".//title"),
        "alt": page.first("alternativeHeadline"),
    }
    keys = [key for site in sites if site and len(key := compact_key(site)) > 2]
    cleaned = [
        (source, title if source == "h1" else strip_site(squeeze(title), keys))
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


def _vote(given: Sequence[tuple[str, str]], headings: Sequence[tuple[str, str]]) -> str | None:
    votes: dict[str, float] = {}
    for source, title in given:
        key = word_key(title)
        votes[key] = votes.get(key, 0.0) + WEIGHTS[source]
    first = next((word_key(title) for source, title in given if source == "h1"), None)
    named = {word_key(title) for source, title in given if source != "h1"}
    shown = [word_key(text) for _, text in headings]
    for key in votes:
        own = key != first and key in shown
        kicked = key != first and any(
            text.endswith(f" {key}") and text not in named for text in shown
        )
        votes[key] += DISPLAYED * (own or kicked)
    best = max(votes, key=lambda key: (votes[key], key), default=None)
    return next((title for _, title in given if word_key(title) == best), None)


def _kicker(
    best: str | None, titles: Iterable[str], headings: Iterable[tuple[str, str]]
) -> str | None:
    """Return what stands before the title in another variant or in its heading."""
    key = word_key(best or "")
    if not best or not key:
        return None
    own = _KICKED.match(best)
    for text in [*titles, *(text for _, text in headings)]:
        place = text.rfind(best)
        before = text[:place].strip(" :|–-") if place > 0 else ""
        if before and text.endswith(best) and len(before) <= 60:
            return before
    return own["kicker"].strip() if own and ":" in best else None
