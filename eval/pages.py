"""The pages of news sites with what is to be read from them (test data of the Fundus crawler)."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from quellenlage.text.normalise import squeeze

BERLIN = ZoneInfo("Europe/Berlin")

OWNERS = {
    "BSZ": "FUNKE",
    "HamburgerAbendblatt": "FUNKE",
    "FrankfurterRundschau": "Ippen",
    "Hessenschau": "ARD",
    "WDR": "ARD",
    "NDR": "ARD",
    "MDR": "ARD",
    "RBB24": "ARD",
    "Stern": "RTL",
}
"""Publishers whose pages are built alike: they are held out together."""


class Page(msgspec.Struct, frozen=True):
    """A page with its gold; ``leads``, ``headings`` and ``paragraphs`` make up ``body``."""

    name: str
    owner: str
    html: bytes
    title: str
    day: str
    authors: tuple[str, ...]
    leads: tuple[str, ...]
    headings: tuple[str, ...]
    body: tuple[str, ...]


def load_pages(gold: Path) -> list[Page]:
    """Read all pages under ``gold/html-fundus``, sorted by name."""
    folder = gold / "html-fundus"
    files: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(folder.glob("*.html.gz")):
        files[path.name.split("_")[0]].append(path)
    pages: list[Page] = []
    for publisher, paths in sorted(files.items()):
        versions = json.loads((folder / f"{publisher}.json").read_text("utf-8"))
        for path, (_, record) in zip(paths, sorted(versions.items()), strict=True):
            pages.append(_page(path, publisher, record))
    return pages


def _page(path: Path, publisher: str, record: dict[str, Any]) -> Page:
    body, leads, headings = [], _texts(record["body"]["summary"]), []
    body.extend(leads)
    for section in record["body"]["sections"]:
        titles = _texts(section["headline"])
        headings.extend(titles)
        body.extend(titles)
        body.extend(_texts(section["paragraphs"]))
    published = datetime.fromisoformat(record["publishing_date"])
    if published.tzinfo:
        published = published.astimezone(BERLIN)
    return Page(
        name=path.name.removesuffix(".html.gz"),
        owner=OWNERS.get(publisher, publisher),
        html=gzip.decompress(path.read_bytes()),
        title=squeeze(record["title"]),
        day=published.date().isoformat(),
        authors=tuple(squeeze(author) for author in record["authors"]),
        leads=tuple(leads),
        headings=tuple(headings),
        body=tuple(body),
    )


def _texts(pieces: list[str]) -> list[str]:
    return [text for piece in pieces for text in map(squeeze, piece.split("\n")) if text]
