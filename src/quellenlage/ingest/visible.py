"""The visible lines of an HTML tree, each with what its place in the tree says of it."""

from __future__ import annotations

import re
from typing import Any, Final

import msgspec
from lxml import etree

from quellenlage.text.normalise import squeeze

BLOCKS: Final = frozenset({
    "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption", "section",
    "article", "td", "th", "tr", "ul", "ol", "table", "br", "header", "footer", "aside", "nav",
    "main", "dl", "dt", "dd", "pre", "figure", "form", "fieldset", "button", "label", "summary",
    "details", "hr", "address", "video", "audio", "iframe", "caption", "body",
})  # fmt: skip
"""Elements that begin a line of their own."""

INVISIBLE: Final = frozenset({
    "script", "style", "noscript", "template", "option", "select", "svg", "textarea", "head",
    "canvas", "title",
})  # fmt: skip
"""Elements whose text no reader sees."""

PLACES: Final = {
    "figure": "picture",
    "figcaption": "picture",
    "aside": "aside",
    "nav": "navigation",
    "footer": "footer",
    "form": "form",
    "button": "form",
    "li": "list",
    "table": "table",
    "blockquote": "quote",
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "article": "article",
    "main": "article",
    "p": "paragraph",
    "time": "time",
}
"""What an element says of the text in it."""

CLASSES: Final = {
    "picture": r"caption|bildunter|image|picture|media|gallery|foto|bild",
    "byline": r"byline|author|autor|kuerzel|credit|source|quelle|agency|copyright",
    "teaser": r"teaser|related|recommend|mehr-?zum|linklist|readmore|read-?also|outbrain|taboola",
    "share": r"share|social|sharing|bookmark|toolbar|merken|comment|kommentar|feedback",
    "consent": r"consent|embed|privacy|opt-?in|external|iframe|cmp",
    "offer": r"paywall|newsletter|abo|subscri|promo|advert|anzeige|banner|shop|affiliate",
    "section": r"breadcrumb|kicker|topline|overline|tags?\b|topics|keyword|meta\b|date|time",
    "lead": r"lead|intro|summary|vorspann|teaser-?text|subline|abstract|excerpt|dek\b|standfirst",
    "body": r"article-?(?:body|text|content)|text-?(?:body|content)|body-?text|paragraph|richtext",
}
"""Parts of class names and ids by what they say of the text (own collection from news sites)."""

_CLASSES: Final = {name: re.compile(pattern) for name, pattern in CLASSES.items()}


class VisibleLine(msgspec.Struct, frozen=True):
    """A line as a reader sees it.

    ``places`` are values of :data:`PLACES` and, with "class:" before them, keys of
    :data:`CLASSES`; ``linked`` is the share of its characters inside links; ``level`` is that
    of a heading, 0 for none.
    """

    text: str
    places: frozenset[str]
    linked: float
    level: int = 0


class _Open(msgspec.Struct):
    """An element whose end is still to come."""

    places: frozenset[str]
    level: int
    in_link: bool
    hidden: bool


class _Collector:
    """Gathers text between block boundaries; the tree is walked without recursion."""

    def __init__(self) -> None:
        self.lines: list[VisibleLine] = []
        self._parts: list[str] = []
        self._linked = 0
        self._at = _Open(frozenset(), 0, in_link=False, hidden=False)

    def add(self, text: str | None, at: _Open) -> None:
        if not text or at.hidden:
            return
        if not text.isspace() and (not self._parts or len(at.places) > len(self._at.places)):
            self._at = at
        self._parts.append(text)
        if at.in_link:
            self._linked += len(text.strip())

    def flush(self) -> None:
        if self._parts:
            text = squeeze("".join(self._parts))
            if text:
                share = min(1.0, self._linked / len(text))
                self.lines.append(VisibleLine(text, self._at.places, share, self._at.level))
        self._parts, self._linked = [], 0


def visible_lines(root: Any) -> list[VisibleLine]:
    """Return the visible lines of the tree below ``root`` (an lxml element), in order."""
    collector, classes = _Collector(), _Classes()
    stack = [_Open(frozenset(), 0, in_link=False, hidden=False)]
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in {"comment", "pi"}:
            collector.add(element.tail, stack[-1])
            continue
        block = element.tag in BLOCKS
        if block:
            collector.flush()
        if event == "start":
            stack.append(_enter(element, stack[-1], classes))
            collector.add(element.text, stack[-1])
        else:
            stack.pop()
            collector.add(element.tail, stack[-1])
    collector.flush()
    return collector.lines


class _Classes:
    """What class names and ids say, remembered for one page: they come again and again."""

    def __init__(self) -> None:
        self._known: dict[str, frozenset[str]] = {"": frozenset()}

    def of(self, element: Any) -> frozenset[str]:
        names = f"{element.get('class') or ''} {element.get('id') or ''}".strip().lower()[:300]
        if names not in self._known:
            fired = (key for key, rule in _CLASSES.items() if rule.search(names))
            self._known[names] = frozenset(f"class:{key}" for key in fired)
        return self._known[names]


def _enter(element: Any, outer: _Open, classes: _Classes) -> _Open:
    tag = element.tag if isinstance(element.tag, str) else ""
    place = PLACES.get(tag)
    told = classes.of(element) if tag not in {"html", "body"} else frozenset()
    places = outer.places
    if told - places:
        places |= told
    if place and place not in places:
        places |= {place}
    return _Open(
        places=places,
        level=int(tag[1]) if place == "heading" else outer.level,
        in_link=outer.in_link or tag == "a",
        hidden=outer.hidden or tag in INVISIBLE,
    )
