"""News feeds: RSS and Atom, each entry an article as far as the feed tells it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, Final

from lxml import etree
from msgspec.structs import replace

from quellenlage.ingest.draft import Draft, UnreadableError
from quellenlage.ingest.opening import read_bytes
from quellenlage.ingest.outlets import host_of
from quellenlage.ingest.plain import read_plain
from quellenlage.ingest.readers.webpage import read_page
from quellenlage.ingest.sheet import Reading
from quellenlage.ingest.source import Failed, Link, Source, Told
from quellenlage.ingest.telling import add_told
from quellenlage.text.normalise import squeeze

_ENTRIES: Final = frozenset({"item", "entry"})
_FEEDS: Final = frozenset({"rss", "rdf", "feed"})
_FULL: Final = 120
"""From this many words on an entry holds its article and no teaser only."""

_TAG: Final = re.compile(r"<[a-zA-Z/!]")
_FIELDS: Final = {
    "title": ("title",),
    "link": ("link", "guid", "id"),
    "text": ("encoded", "content", "description", "summary"),
    "author": ("creator", "author", "name"),
    "published": ("pubdate", "published", "issued", "date"),
    "modified": ("updated", "modified"),
}
"""Names of elements (RSS 2.0, RSS 1.0, Dublin Core, Atom), the most telling first."""


def read_feed(source: Source, reading: Reading) -> Iterator[Draft | Failed | Link]:
    """Read the entries of a feed; one that is a teaser only is a link to its article."""
    data = read_bytes(source, reading.limits)
    number = 0
    channel: str | None = None
    for element in _elements(data):
        name = _local(element)
        if name == "title" and not number and channel is None:
            channel = squeeze(_content(element)) or None
        if name not in _ENTRIES:
            continue
        number += 1
        source.budget.members_left -= 1
        yield _entry(f"#{number}", _fields(element), channel, reading)
        element.clear()
    if not number:
        raise UnreadableError("it is no feed, or one without entries")


def _elements(data: bytes) -> Iterator[Any]:
    """Yield every element at its end; entities are not expanded, nothing is loaded."""
    walk = etree.iterparse(
        BytesIO(data), events=("start", "end"), recover=True, resolve_entities=False,
        no_network=True, load_dtd=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    first = True
    try:
        for event, element in walk:
            if first and _local(element) not in _FEEDS:
                raise UnreadableError("it is XML, but no feed (RSS or Atom)")
            first = False
            if event == "end":
                yield element
    except etree.XMLSyntaxError as error:
        if first:
            raise UnreadableError(f"it is no readable XML ({error})") from error


def _local(element: Any) -> str:
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.rsplit("}", 1)[-1].lower()


def _content(element: Any) -> str:
    """Return the text of an element; elements inside of it stand as markup (XHTML in Atom)."""
    if not len(element):
        return element.text or ""
    inner = (etree.tostring(child, encoding="unicode") for child in element)
    return (element.text or "") + "".join(inner)


def _fields(entry: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for child in entry:
        name = _local(child)
        if name == "link" and child.get("href") and child.get("rel", "alternate") == "alternate":
            found.setdefault(name, child.get("href"))
        elif name == "author" and len(child):
            named = next((c for c in child if _local(c) == "name"), None)
            found.setdefault(name, (named.text or "") if named is not None else "")
        elif text := _content(child):
            found.setdefault(name, text)
    return found


def _first(fields: Mapping[str, str], field: str) -> str:
    return next((fields[name] for name in _FIELDS[field] if fields.get(name)), "")


def _entry(
    part: str, fields: Mapping[str, str], channel: str | None, reading: Reading
) -> Draft | Failed | Link:
    url = squeeze(_first(fields, "link"))
    author = squeeze(_first(fields, "author"))
    told = Told(
        url=url if host_of(url) else None,
        title=squeeze(_plain(_first(fields, "title"))) or None,
        outlet=channel,
        authors=(author,) if author else (),
        published=squeeze(_first(fields, "published")) or None,
        modified=squeeze(_first(fields, "modified")) or None,
    )
    try:
        text = _longest(fields)
        made = add_told(_draft(text, told, reading), told, reading)
        item: Draft | Failed = replace(made, part=part)
        full = len(_plain(text).split()) >= _FULL
    except UnreadableError as error:
        item, full = Failed(part, str(error)), False
    return item if full or not told.url else Link(part=part, told=told, instead=item)


def _longest(fields: Mapping[str, str]) -> str:
    texts = [fields[name] for name in _FIELDS["text"] if fields.get(name)]
    return max(texts, key=len, default="")


def _draft(text: str, told: Told, reading: Reading) -> Draft:
    raw = f"{told.title or ''}\n\n{text}".encode("utf-8", "replace")
    if _TAG.search(text) and len(_plain(text).split()) >= _FULL:
        heading = f"<h1>{html.escape(told.title or '')}</h1>" if told.title else ""
        page = f"<html><body><article>{heading}{text}</article></body></html>"
        return read_page(page.encode("utf-8", "replace"), reading)
    return read_plain(raw, "\n\n".join(filter(None, (told.title, _plain(text)))), reading)


def _plain(text: str) -> str:
    """Return the text of a fragment of HTML; its blocks are paragraphs."""
    if not _TAG.search(text):
        return squeeze(text)
    text = re.sub(r"</?(?:p|div|br|li|h\d|ul|blockquote)\b[^>]{0,500}>", "\n\n", text)
    text = re.sub(r"<[^<>]{0,5000}>", "", text)
    return "\n\n".join(filter(None, map(squeeze, text.split("\n\n"))))
