"""A web page taken apart: its tree, its visible lines, and what other readers make of it."""

from __future__ import annotations

import re
from typing import Any, Final

import lxml.html
import msgspec
import trafilatura
from lxml import etree

from quellenlage.ingest.draft import UnreadableError
from quellenlage.ingest.metadata import PageMetadata, read_metadata
from quellenlage.ingest.page_features import Known, known_of
from quellenlage.ingest.sheet import Reading
from quellenlage.ingest.structured import read_structured
from quellenlage.ingest.visible import VisibleLine, visible_lines
from quellenlage.text.encoding import NotTextError, declared_charset, decode
from quellenlage.text.normalise import word_key

AROUND: Final = 15
"""Visible lines looked at before and behind what may be the article."""

_XML_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_MOST_ATTRIBUTES: Final = 2_000
"""Attributes of one tag; libxml2 compares each with all others, so that many more take hours."""

_ATTRIBUTE: Final = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_TAG: Final = re.compile(
    rf"<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{_MOST_ATTRIBUTES}}}+({_ATTRIBUTE})?+"
)
"""A tag as the HTML standard cuts it (section 13.2.5); group 1 is one attribute too many."""


class Page(msgspec.Struct, frozen=True):
    """The lines of a page's article and around it, with what is known of the article."""

    lines: tuple[VisibleLine, ...]
    known: Known
    metadata: PageMetadata
    guessed_encoding: bool


def open_page(raw: bytes, reading: Reading) -> Page:
    """Return the page in ``raw``.

    Raises:
        UnreadableError: if ``raw`` is no HTML, or nothing in it is visible.
    """
    try:
        decoded = decode(raw, declared=declared_charset(raw))
    except NotTextError as error:
        raise UnreadableError(str(error)) from error
    root = parse_html(decoded.text)
    elements = sum(1 for _ in root.iter())
    if elements > reading.limits.max_elements:
        limit = reading.limits.max_elements
        raise UnreadableError(f"the page has {elements:,} elements, above the limit of {limit:,}")
    lines = visible_lines(root)
    if not lines:
        raise UnreadableError("the page shows no text; it may be damaged or nested too deep")
    shown = sum(len(line.text) for line in lines)
    if shown > reading.limits.max_characters:
        raise UnreadableError(f"the page shows {shown:,} characters, above the limit")
    if len(lines) > reading.limits.max_lines:
        raise UnreadableError(f"the page shows {len(lines):,} lines, above the limit")
    metadata = read_metadata(root, read_structured(root), reading)
    known = known_of(extract(root), metadata.descriptions, metadata.titles, metadata.body)
    return Page(tuple(_near_article(lines, known)), known, metadata, decoded.guessed)


def parse_html(text: str) -> Any:
    """Return the tree of an HTML text.

    Raises:
        UnreadableError: if there is no element in it, or a tag has far too many attributes.
    """
    if any(tag[1] for tag in _TAG.finditer(text)):
        raise UnreadableError(f"a tag of the page has more than {_MOST_ATTRIBUTES:,} attributes")
    text = _XML_DECLARATION.sub("", text)
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"it is no readable HTML ({error})") from error
    return root


def extract(root: Any) -> list[str]:
    """Return the lines that trafilatura takes for the article (Barbaresi, ACL 2021)."""
    try:
        text = trafilatura.extract(root, fast=True, include_comments=False, include_tables=True)
    except Exception:  # noqa: BLE001 (whatever a foreign parser stumbles over costs its vote only)
        return []
    return [line.removeprefix("- ") for line in (text or "").split("\n") if line.strip()]


def _near_article(lines: list[VisibleLine], known: Known) -> list[VisibleLine]:
    """Return the lines from a little before the article's first to a little behind its last."""
    keys = [word_key(line.text) for line in lines]
    inside = [place for place, key in enumerate(keys) if known.extracts(key)]
    if not inside:
        return lines
    titled = [place for place, key in enumerate(keys) if key in known.titles]
    first = min([inside[0], *(place for place in titled if place < inside[0])][-2:])
    return lines[max(0, first - AROUND) : inside[-1] + AROUND + 1]
