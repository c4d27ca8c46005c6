"""What annotated quotations teach: labels of tokens, targets of candidates, labels of roles."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from eval.alignment import align
from eval.quotation_groups import PARTS, article
from quellenlage.annotate import Base
from quellenlage.extract.quotations.draft import Draft
from quellenlage.extract.quotations.learnt.labels import FRAME, OUTSIDE, ranges
from quellenlage.extract.quotations.learnt.roles import ROLES, Window
from quellenlage.extract.quotations.phrases import Phrase
from quellenlage.model import AnnotatedDocument, QuotationType

_SAME = 0.4
"""Least token F1 of a chosen draft and an annotated quotation for its roles to be learned from."""
_OTHER_TYPE = 0.7
"""Worth of a candidate that has the words of a quotation but not its type."""


class Told(msgspec.Struct, frozen=True):
    """One annotated quotation: its parts as tokens of our own annotation."""

    type: QuotationType
    medium: str
    nested: bool
    parts: dict[str, tuple[int, ...]]

    @property
    def content(self) -> tuple[int, ...]:
        """The tokens of what is said."""
        return self.parts["quote"]


class Example(msgspec.Struct, frozen=True):
    """One article with its quotations."""

    text: AnnotatedDocument
    told: tuple[Told, ...]


def read_examples(path: Path, base: Base) -> Iterator[Example]:
    """Yield the articles of one file of the corpus, annotated by ``base``."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            text = base.annotate(article(record))
            told = (
                _told(annotation, record["tokens"], text) for annotation in record["annotations"]
            )
            yield Example(text, tuple(one for one in told if one.content))


def _told(annotation: dict[str, Any], tokens: Sequence[Any], text: AnnotatedDocument) -> Told:
    def own(ids: Iterable[int]) -> tuple[int, ...]:
        found: set[int] = set()
        for number in ids:
            at = bisect_left(text.ends, tokens[number]["charBegin"] + 1)
            while at < len(text) and text.starts[at] < tokens[number]["charEnd"]:
                found.add(at)
                at += 1
        return tuple(sorted(found))

    return Told(
        type=QuotationType(annotation["type"]),
        medium=annotation["medium"],
        nested=annotation["isNested"],
        parts={part: own((annotation[part] or {}).get("tokenIds", ())) for part in PARTS},
    )


def span_labels(example: Example) -> list[str]:
    """Return the label of every token; outer contents cover inner ones, contents cover frames."""
    labels = [OUTSIDE] * len(example.text)
    for told in example.told:
        for start, end in ranges(told.parts["frame"]):
            labels[start:end] = [f"B-{FRAME}"] + [f"I-{FRAME}"] * (end - start - 1)
    direct = QuotationType.DIRECT
    for told in sorted(example.told, key=lambda t: (t.type is not direct, len(t.content))):
        if told.type is direct and told.nested:
            continue
        for token in told.content:
            labels[token] = f"I-{told.type}"
        labels[told.content[0]] = f"B-{told.type}"
    return labels


def role_labels(window: Window, told: Told) -> list[str]:
    """Return the roles of the tokens of a window as one label each."""
    parts = {letter: frozenset(told.parts[role]) for letter, role in ROLES.items()}
    return [
        "".join(letter for letter, tokens in parts.items() if token in tokens) or OUTSIDE
        for token in range(window.start, window.end)
    ]


def worth(draft: Draft, told: Sequence[Told]) -> float:
    """Return the token F1 of a candidate with the quotation it shares most with.

    Direct speech is compared with direct speech only, other types with each other.
    """
    direct = draft.type is QuotationType.DIRECT
    best = 0.0
    for one in told:
        if direct == (one.type is QuotationType.DIRECT):
            factor = 1.0 if one.type is draft.type else _OTHER_TYPE
            best = max(best, factor * _overlap(draft, one))
    return best


def _overlap(draft: Draft, told: Told) -> float:
    tokens = {token for part in draft.content for token in range(*part)}
    common = len(tokens.intersection(told.content))
    return 2 * common / (len(tokens) + len(told.content)) if common else 0.0


def token_f1(phrase: Phrase, tokens: Sequence[int]) -> float:
    """Return the token F1 of a phrase and an annotated part, which may be empty."""
    common = sum(phrase.start <= token < phrase.end for token in tokens)
    return 2 * common / (phrase.end - phrase.start + len(tokens)) if common else 0.0


def matched(drafts: Sequence[Draft], told: Sequence[Told]) -> dict[int, Told]:
    """Return which annotated quotation each draft is, by the number of the draft."""
    tie = 0.01
    alike = [
        [_overlap(draft, one) + tie * (draft.type is one.type) for one in told] for draft in drafts
    ]
    return {row: told[column] for row, column in align(alike) if alike[row][column] > _SAME + tie}
