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
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import msgspec

from eval.page_lines import LabelledPage, article_area, as_copied, label_lines
from eval.pages import Page, load_pages
from quellenlage.ingest.draft import Limits
from quellenlage.ingest.features import Features, line_features
from quellenlage.ingest.lexicons import compile_lexicons
from quellenlage.ingest.page import open_page
from quellenlage.ingest.page_features import page_features
from quellenlage.ingest.sheet import Reading, prepare
from quellenlage.languages import Language, load_language
from quellenlage.languages.tables.line_model import LineModel, LineWeights
from training.regression import fit

TARGET = Path("src/quellenlage/languages/de/models/lines.json")
LICENCE = "Apache-2.0"
"""Numbers only, learned from publishers' pages; see the card beside the file."""

PAGE_PRIOR = 3.0
"""A stronger prior where there are few pages and many features."""

Rows: TypeAlias = tuple[list[Features], list[int]]

NO_MODEL = LineModel(0.0, {})


def copied_views(pages: Sequence[Page]) -> list[dict[str, LabelledPage]]:
    """Return every page as copied in several ways."""
    return [as_copied(article_area(page), 1000 + number) for number, page in enumerate(pages)]


def line_rows(page: LabelledPage, language: Language) -> Rows:
    """Return features and labels of the lines of copied text."""
    hints = compile_lexicons(language).hints
    return line_features(page.lines, language, hints), list(page.labels)


def train_lines(parts: Sequence[Rows]) -> LineModel:
    """Return the model of copied text, learned from what :func:`line_rows` gives."""
    return _train(parts, prior=1.0)


def page_rows(page: Page, reading: Reading) -> Rows:
    """Return features and labels of the lines around a page's article; titles are no body."""
    opened = open_page(page.html, reading)
    hints = reading.lexicons.hints
    rows = page_features(opened.lines, opened.known, reading.language, hints)
    return rows, label_lines(list(opened.lines), msgspec.structs.replace(page, title=""))


def train_pages(parts: Sequence[Rows]) -> LineModel:
    """Return the model of page lines, learned from what :func:`page_rows` gives."""
    return _train(parts, prior=PAGE_PRIOR)


def _train(parts: Sequence[Rows], *, prior: float) -> LineModel:
    rows = [row for features, _ in parts for row in features]
    labels = [label for _, given in parts for label in given]
    return _rounded(*fit(rows, labels, prior=prior))


def _rounded(bias: float, weights: dict[str, float]) -> LineModel:
    kept = {name: round(weight, 3) for name, weight in weights.items() if abs(weight) >= 5e-4}
    return LineModel(round(bias, 3), kept)


def build(gold: Path, target: Path) -> None:
    """Learn both models from all pages and write their weights."""
    language = load_language("de")
    pages = load_pages(gold)
    reading = prepare(language, Limits(), model=NO_MODEL, page_model=NO_MODEL)
    views = [line_rows(v, language) for page in copied_views(pages) for v in page.values()]
    weights = LineWeights(
        name="lines",
        licence=LICENCE,
        lines=train_lines(views),
        pages=train_pages([page_rows(page, reading) for page in pages]),
    )
    target.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n")
    print(f"{len(weights.lines.weights)} + {len(weights.pages.weights)} weights → {target}")


def main() -> None:
    """Build from the command line."""
    parser = argparse.ArgumentParser(prog="python -m training.lines", description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    build(parser.parse_args().gold, TARGET)


if __name__ == "__main__":
    main()
