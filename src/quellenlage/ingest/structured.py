"""What a page says of itself for machines: JSON-LD (schema.org), OpenGraph and meta elements."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from quellenlage.text.normalise import squeeze

ARTICLE_TYPES: Final = (
    "NewsArticle", "ReportageNewsArticle", "LiveBlogPosting", "OpinionNewsArticle",
    "AnalysisNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle",
    "SatiricalArticle", "AdvertiserContentArticle", "BlogPosting", "SocialMediaPosting",
    "TechArticle", "ScholarlyArticle", "Report", "Article", "CreativeWork", "ClaimReview",
    "VideoObject", "WebPage", "ItemPage",
)  # fmt: skip
"""Types of schema.org that may stand for the page's article, most telling first."""

_TELLING: Final = frozenset(ARTICLE_TYPES[:16])
_DEEPEST: Final = 40

Node = Mapping[str, Any]


class Structured(msgspec.Struct, frozen=True, kw_only=True):
    """The article's JSON-LD node, all nodes, also by ``@id``, their types, and meta elements."""

    article: Node
    nodes: tuple[Node, ...]
    by_id: Mapping[str, Node]
    types: frozenset[str]
    metas: Mapping[str, list[str]]

    def first(self, *names: str) -> str | None:
        """Return the article's first of these JSON-LD properties that is a text."""
        return next((text for name in names for text in texts(self.article.get(name))), None)

    def meta(self, *names: str) -> str | None:
        """Return the content of the first of these meta elements."""
        return next((text for name in names for text in self.metas.get(name, ()) if text), None)

    def by_type(self, name: str) -> list[Node]:
        """Return all JSON-LD nodes of a type."""
        return [node for node in self.nodes if name in node_types(node)]

    def people(self, *names: str) -> list[str]:
        """Return the names in the article's properties, as written."""
        return [n for name in names for n in _names(self.article.get(name), self.by_id, 0)]


def read_structured(root: Any) -> Structured:
    """Collect the JSON-LD and meta elements of the tree at ``root``."""
    nodes: list[tuple[int, Node]] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            value = parse_json_ld(script.text or "")
            nodes.extend(_walk(value, 0))
    by_id = {n["@id"]: n for _, n in nodes if isinstance(n.get("@id"), str) and len(n) > 1}
    ranked = [(rank, n) for depth, n in nodes if (rank := _rank(depth, n)) is not None]
    article = min(ranked, key=lambda pair: pair[0])[1] if ranked else {}
    metas: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if key and meta.get("content"):
            metas.setdefault(key.strip().lower(), []).append(squeeze(meta.get("content")))
    types = frozenset(t for _, node in nodes for t in node_types(node))
    every = tuple(node for _, node in nodes)
    return Structured(article=article, nodes=every, by_id=by_id, types=types, metas=metas)


def parse_json_ld(text: str) -> Any:
    """Return the value of a JSON-LD script, repairing what pages commonly get wrong; or None."""
    text = re.sub(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*$", "", text).strip()
    text = re.sub(r"^<!--|-->$", "", text).strip()
    repairs = (
        lambda t: t,
        lambda t: re.sub(r",(\s*[}\]])", r"\1", t),
        html.unescape,
        lambda t: re.sub(r"\\(?![\"\\/bfnrtu])", r"\\\\", t),
    )
    for repair in repairs:
        try:
            return json.loads(repair(text), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def node_types(node: Node) -> list[str]:
    """Return the types of a node without their namespace."""
    types = node.get("@type") or []
    types = [types] if isinstance(types, str) else types
    return [t.rsplit("/", 1)[-1] for t in types if isinstance(t, str)]


def _walk(value: Any, depth: int) -> Iterator[tuple[int, Node]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth)
    elif isinstance(value, Mapping):
        yield depth, value
        for key, inner in value.items():
            if isinstance(inner, list | Mapping):
                yield from _walk(inner, depth + (key != "@graph"))


def _rank(depth: int, node: Node) -> tuple[int, int, int] | None:
    types = [t for t in node_types(node) if t in ARTICLE_TYPES]
    if not types:
        return None
    telling = any(t in _TELLING for t in types)
    level = min(depth, 2) if telling or not depth else 3
    return level, min(map(ARTICLE_TYPES.index, types)), -len(node)


def texts(value: Any) -> list[str]:
    """Return the texts of a JSON-LD value: a string, an object with a name, or a list."""
    if isinstance(value, str):
        return [text] if (text := squeeze(value)) else []
    if isinstance(value, Mapping):
        return texts(value.get("@value") or value.get("name"))
    return [text for item in value[:50] for text in texts(item)] if isinstance(value, list) else []


def _names(value: Any, by_id: Mapping[str, Node], depth: int) -> list[str]:
    if depth > _DEEPEST:
        return []
    if isinstance(value, list):
        return [name for item in value[:50] for name in _names(item, by_id, depth + 1)]
    if not isinstance(value, Mapping):
        return texts(value)
    if "name" not in value and value.get("@id") in by_id:
        value = by_id[value["@id"]]
    name = value.get("name")
    parts = [p for p in (value.get("givenName"), value.get("familyName")) if isinstance(p, str)]
    return texts(name) or ([squeeze(" ".join(parts))] if parts else [])
