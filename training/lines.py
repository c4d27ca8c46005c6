"""Learns the weights of the line classifiers from pages of news sites.

``python -m training.lines --gold DIR`` writes the weights learned from all pages to
``src/quellenlage/languages/de/models/lines.json``: one model for text that was copied out of
a page, one for lines of a page with their place in it. ``eval/body.py`` scores both on
publishers held out. Only numbers leave the pages. For text, pages are also seen as people
paste them: paragraphs split, articles cut short, leftovers thinned; without that, a model
trained on whole pages fails on short pastes.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import msgspec

from eval.page_lines import LabelledPage, article_area, as_copied, cut_short, label_lines
from eval.pages import Page, load_pages
from quellenlage.ingest.draft import Limits
from quellenlage.ingest.features import Features, line_features
from quellenlage.ingest.lexicons import compile_lexicons
from quellenlage.ingest.page import open_page
from quellenlage.ingest.page_features import page_features
from quellenlage.ingest.sheet import Reading, prepare
from quellenlage.languages import Language, load_language
from quellenlage.languages.tables.line_model import LineModel, LineWeights
from training.boosting import Booster, Settings

TARGET = Path("src/quellenlage/languages/de/models/lines.json")
LICENCE = "Apache-2.0"
"""Numbers only, learned from publishers' pages; see the card beside the file."""

Rows: TypeAlias = tuple[list[Features], list[int]]

NO_MODEL = LineModel()

LINE_TREES = Settings(trees=200, depth=4, columns=0.25)
PAGE_TREES = Settings(trees=160, depth=4, columns=0.25)


def copied_views(pages: Sequence[Page]) -> list[dict[str, LabelledPage]]:
    """Return every page as copied in several ways."""
    return [as_copied(article_area(page), 1000 + number) for number, page in enumerate(pages)]


def training_views(pages: Sequence[Page]) -> list[list[LabelledPage]]:
    """Return every page as copied, and cut short in ways of its own three times more."""
    return [
        [*views.values(), *cut_short(views["area"], 7000 + number)]
        for number, views in enumerate(copied_views(pages))
    ]


def line_rows(page: LabelledPage, language: Language) -> Rows:
    """Return features and labels of the lines of copied text."""
    hints = compile_lexicons(language).hints
    return line_features(page.lines, language, hints), list(page.labels)


def train_lines(parts: Sequence[Rows]) -> LineModel:
    """Return the model of copied text, learned from what :func:`line_rows` gives."""
    return _train(parts, LINE_TREES)


def page_rows(page: Page, reading: Reading, seed: int) -> list[Rows]:
    """Return features and labels of the lines around a page's article; titles are no body.

    The page is also seen with few leftovers and cut short, as a reader's view or a small site
    shows it.
    """
    opened = open_page(page.html, reading)
    lines = list(opened.lines)
    labels = label_lines(lines, msgspec.structs.replace(page, title=""))
    chance = random.Random(seed)
    views = []
    for share, most in ((1.0, 999), (0.1, chance.randint(3, 12))):
        kept, content = [], 0
        for place, label in enumerate(labels):
            content += label
            if content <= most if label else chance.random() < share:
                kept.append(place)
        seen = [lines[place] for place in kept]
        rows = page_features(seen, opened.known, reading.language, reading.lexicons.hints)
        views.append((rows, [labels[place] for place in kept]))
    return views


def train_pages(parts: Sequence[Rows]) -> LineModel:
    """Return the model of page lines, learned from what :func:`page_rows` gives."""
    return _train(parts, PAGE_TREES)


def _train(parts: Sequence[Rows], settings: Settings) -> LineModel:
    booster = Booster([row for features, _ in parts for row in features], settings)
    trees = booster.fit([label for _, given in parts for label in given])
    return LineModel(tuple(booster.names), tuple(trees))


def build(gold: Path, target: Path) -> None:
    """Learn both models from all pages and write their weights."""
    language = load_language("de")
    pages = load_pages(gold)
    reading = prepare(language, Limits(), model=NO_MODEL, page_model=NO_MODEL)
    views = [line_rows(view, language) for page in training_views(pages) for view in page]
    weights = LineWeights(
        name="lines",
        licence=LICENCE,
        lines=train_lines(views),
        pages=train_pages(
            [rows for n, page in enumerate(pages) for rows in page_rows(page, reading, n)]
        ),
    )
    target.write_bytes(
        msgspec.json.encode(weights).replace(b'{"features"', b'\n{"features"') + b"\n"
    )
    print(f"{len(weights.lines.trees)} + {len(weights.pages.trees)} trees → {target}")


def main() -> None:
    """Build from the command line."""
    parser = argparse.ArgumentParser(prog="python -m training.lines", description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    build(parser.parse_args().gold, TARGET)


if __name__ == "__main__":
    main()
