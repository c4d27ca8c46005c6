"""The visible lines of the gold pages, labelled as content or leftover by the gold body."""

from __future__ import annotations

import random
import re
from collections import Counter

import lxml.html
import msgspec

from eval.pages import Page
from quellenlage.ingest.visible import VisibleLine, visible_lines
from quellenlage.text.normalise import word_key, words

BEFORE, AFTER = 6, 10
"""Lines around an article that people copy along with it."""

SENTENCE = re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\d\.)(?<!Dr\.)(?<!bzw\.)\s+(?=[„\"»A-ZÄÖÜ])")


class LabelledPage(msgspec.Struct, frozen=True):
    """Lines of one page and whether each is content."""

    owner: str
    lines: tuple[str, ...]
    labels: tuple[int, ...]


def page_lines(page: Page) -> list[VisibleLine]:
    """Return the visible lines of a page."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    return visible_lines(lxml.html.fromstring(page.html, parser=parser))


def label_lines(lines: list[VisibleLine], page: Page) -> list[int]:
    """Return 1 for every line that is, or is part of, the gold title or body."""
    pieces = [words(piece) for piece in (*page.body, page.title)]
    whole = {" ".join(piece) for piece in pieces if piece}
    everything = " \0 ".join(f" {' '.join(piece)} " for piece in pieces)
    return [int(_is_content(words(line.text), pieces, whole, everything)) for line in lines]


def _is_content(line: list[str], pieces: list[list[str]], whole: set[str], everything: str) -> bool:
    key = " ".join(line)
    if not line:
        return False
    if key in whole or (len(line) >= 6 and f" {key} " in everything):
        return True
    if len(line) < 8:
        return False
    inside = sum(len(p.split()) for p in whole if len(p) > 30 and f" {p} " in f" {key} ")
    if inside / len(line) >= 0.6:
        return True
    return any(len(piece) >= 8 and _overlap(piece, line) >= 0.85 for piece in pieces)


def _overlap(left: list[str], right: list[str]) -> float:
    common = sum((Counter(left) & Counter(right)).values())
    return 2 * common / (len(left) + len(right))


def article_area(page: Page) -> LabelledPage:
    """Return the lines from a little before the article to a little behind it."""
    lines = page_lines(page)
    labels = label_lines(lines, page)
    content = [place for place, label in enumerate(labels) if label]
    first, last = max(0, content[0] - BEFORE), content[-1] + AFTER + 1
    texts = tuple(line.text for line in lines[first:last])
    return LabelledPage(page.owner, texts, tuple(labels[first:last]))


def as_copied(page: LabelledPage, seed: int) -> dict[str, LabelledPage]:
    """Return the page as people paste it: whole, in short paragraphs, cut short, tidied."""
    chance = random.Random(seed)
    return {
        "area": page,
        "split": _split(page, chance, 2),
        "short": _thin(_split(page, chance, 3), chance, 0.35, chance.randint(4, 10)),
        "thin": _thin(page, chance, 0.25, 99),
    }


def cut_short(page: LabelledPage, seed: int) -> list[LabelledPage]:
    """Return further copies of a page for learning from: cut short, thinned, without leftovers.

    Somebody may copy the article alone; a model that has never seen that takes the last
    paragraph for a teaser.
    """
    chance = random.Random(seed)
    short = [
        _thin(_split(page, chance, 3), chance, share, chance.randint(3, 10))
        for share in (0.35, 0.35, 0.1, 0.0)
    ]
    longer = _thin(_split(page, chance, 2), chance, 0.6, chance.randint(6, 30))
    return [*short, longer, _thin(page, chance, 0.05, chance.randint(3, 30))]


def _split(page: LabelledPage, chance: random.Random, most: int) -> LabelledPage:
    pairs: list[tuple[str, int]] = []
    for line, label in zip(page.lines, page.labels, strict=True):
        sentences = SENTENCE.split(line) if label and len(words(line)) > 15 else [line]
        while sentences:
            size = chance.randint(1, most)
            pairs.append((" ".join(sentences[:size]), label))
            sentences = sentences[size:]
    return _labelled(page.owner, pairs)


def _thin(page: LabelledPage, chance: random.Random, share: float, most: int) -> LabelledPage:
    pairs: list[tuple[str, int]] = []
    content = 0
    for line, label in zip(page.lines, page.labels, strict=True):
        if label:
            content += 1
        if (label and content <= most) or (not label and chance.random() < share):
            pairs.append((line, label))
    return _labelled(page.owner, pairs)


def _labelled(owner: str, pairs: list[tuple[str, int]]) -> LabelledPage:
    return LabelledPage(owner, tuple(t for t, _ in pairs), tuple(label for _, label in pairs))


def same_words(left: str, right: str) -> bool:
    """Tell whether two lines differ in marks and case only."""
    return word_key(left) == word_key(right)
