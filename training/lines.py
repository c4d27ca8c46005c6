"""Learns the weights of the line classifier from pages of news sites.

``python -m training.lines GOLD`` prints scores on held-out publishers and writes the weights
learned from all pages to ``src/quellenlage/languages/de/lines.json``. Only numbers leave the
pages. Pages are also seen as people paste them: paragraphs split, articles cut short, leftovers
thinned; without that, a model trained on whole pages fails on short pastes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from eval.page_lines import LabelledPage, article_area, as_copied
from eval.pages import load_pages
from eval.report import Counts
from quellenlage.ingest.classifier import LineModel
from quellenlage.ingest.features import Features, line_features
from quellenlage.ingest.lexicons import compile_lexicons
from quellenlage.languages import Language, load_language
from training.regression import fit

TARGET = Path("src/quellenlage/languages/de/lines.json")
FOLDS = 5
THRESHOLD = 0.3


def views(gold: Path) -> list[dict[str, LabelledPage]]:
    """Return every page as copied in several ways."""
    return [as_copied(article_area(page), 1000 + n) for n, page in enumerate(load_pages(gold))]


def train(pages: Sequence[LabelledPage], language: Language) -> LineModel:
    """Return the model learned from ``pages``."""
    hints = compile_lexicons(language).hints
    rows: list[Features] = []
    labels: list[int] = []
    for page in pages:
        rows.extend(line_features(page.lines, language, hints))
        labels.extend(page.labels)
    bias, weights = fit(rows, labels)
    rounded = {name: round(weight, 3) for name, weight in weights.items() if abs(weight) >= 5e-4}
    return LineModel(round(bias, 3), rounded)


def held_out(
    pages: Sequence[dict[str, LabelledPage]], language: Language
) -> dict[str, tuple[Counts, Counts]]:
    """Return counts of content and of leftovers by view, each owner's pages left out in turn."""
    hints = compile_lexicons(language).hints
    owners = sorted({page["area"].owner for page in pages})
    results = {view: (Counts(), Counts()) for view in pages[0]}
    for fold in range(FOLDS):
        out = set(owners[fold::FOLDS])
        model = train(
            [v for p in pages if p["area"].owner not in out for v in p.values()], language
        )
        for page in pages:
            for view, part in page.items() if page["area"].owner in out else ():
                found = [
                    int(model.probability(features) >= THRESHOLD)
                    for features in line_features(part.lines, language, hints)
                ]
                _count(results[view], found, part.labels)
    return results


def _count(counts: tuple[Counts, Counts], found: Sequence[int], gold: Sequence[int]) -> None:
    for wanted, tally in zip((1, 0), counts, strict=True):
        tally.true += sum(f == wanted == g for f, g in zip(found, gold, strict=True))
        tally.false += sum(f == wanted != g for f, g in zip(found, gold, strict=True))
        tally.missed += sum(g == wanted != f for f, g in zip(found, gold, strict=True))


def main() -> None:
    """Score on held-out publishers, then learn from all pages and write the weights."""
    language = load_language("de")
    pages = views(Path(sys.argv[1]))
    for view, (content, leftover) in held_out(pages, language).items():
        print(f"{view:6} content F1 {content.f1:.3f}  leftover F1 {leftover.f1:.3f}")
    model = train([view for page in pages for view in page.values()], language)
    TARGET.write_bytes(msgspec.json.format(msgspec.json.encode(model), indent=1) + b"\n")
    print(f"{len(model.weights)} weights → {TARGET}")


if __name__ == "__main__":
    main()
