"""The signs of agencies that no table knows, and the names that articles put beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from quellenlage.model import Article, Attribution, AttributionScope, CreditedKind
from quellenlage.text.normalise import compact_key

_SIGN = re.compile(r"[A-Za-z]{2,6}")
_WORD = r"[A-ZÄÖÜ][\w]*(?:-[\w]+)*"
_AGENCY_RULES = frozenset({"credit:dateline", "credit:material"})
"""Forms in which agencies alone are credited."""

_LONGEST = 5


def is_sign(name: str) -> bool:
    """Tell whether a name looks like what stands in brackets behind a report."""
    return _SIGN.fullmatch(name) is not None and (name.islower() or name.isupper())


def bind_signs(articles: Sequence[Article], *, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield names and signs of agencies with their canonical name.

    A sign is an agency's if an article bears it in its dateline or names it as its material,
    or if a name with the same initials stands before it in any text; that name is the
    canonical one. ``known`` are the compact keys of what needs no binding. A sign in brackets
    alone may be an author's.
    """
    signs: defaultdict[str, set[str]] = defaultdict(set)
    for article in articles:
        for attribution in article.findings.attributions:
            name = attribution.credited.name
            if _may_sign(attribution) and is_sign(name) and compact_key(name) not in known:
                signs[name].add(attribution.rule)
    for sign in sorted(signs):
        names = _names_beside(articles, sign)
        canonical = min(names, key=lambda name: (-names[name], name)) if names else sign
        if names or signs[sign] & _AGENCY_RULES:
            for name in (sign, *sorted(names)):
                yield name, canonical


def _may_sign(attribution: Attribution) -> bool:
    return attribution.credited.kind is CreditedKind.ANONYMOUS and (
        attribution.scope is AttributionScope.ARTICLE or attribution.rule == "sign"
    )


def _names_beside(articles: Sequence[Article], sign: str) -> dict[str, int]:
    """Return the names that stand before "(sign)" with its initials, and how often."""
    bracket = f"({sign})"
    pattern = re.compile(rf"((?:{_WORD}\s+){{1,{_LONGEST}}}){re.escape(bracket)}")
    found: dict[str, int] = {}
    for article in articles:
        text = article.document.text
        if bracket not in text:
            continue
        for match in pattern.finditer(text):
            words = match[1].split()
            for start in range(len(words)):
                name = " ".join(words[start:])
                if _initials(name) == sign.lower():
                    found[name] = found.get(name, 0) + 1
                    break
    return found


def _initials(name: str) -> str:
    return "".join(part[:1] for part in re.split(r"[\s-]+", name)).lower()
