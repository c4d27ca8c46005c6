"""Learn the weights that decide which candidates are quotations: ``python -m training.quotations``.

The examples are the candidates of the rules on the train part of Petersen-Frey & Biemann's
Dataset of Quotation Attribution in German News Articles (LREC-COLING 2024), CC BY-NC-SA 4.0;
a candidate is right where its content overlaps the content of an annotated quotation. Written
are numbers under readable names of features, and a card.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import msgspec

from eval.alignment import align
from eval.quotations import Group, read_gold, system_group
from quellenlage.annotate import load_base
from quellenlage.extract.quotations.assemble import assemble
from quellenlage.extract.quotations.draft import Draft
from quellenlage.extract.quotations.features import features
from quellenlage.extract.quotations.find import Finder
from quellenlage.extract.quotations.reading import Reading
from quellenlage.extract.quotations.weigh import judge_by_rule, table_name
from quellenlage.languages import load_language
from quellenlage.languages.tables.quotation_model import QuotationWeights, WeightTable
from quellenlage.model import AnnotatedDocument, QuotationType
from training.regression import fit

MODELS = Path("src/quellenlage/languages/de/models")
NAME = "quotation-nc"
LICENCE = "CC BY-NC-SA 4.0"
RIGHT = 0.5
"""Least token F1 with an annotated content for a candidate to count as right."""

RARE = {"marks": 5, "Indirect": 5, "Reported": 8, "FreeIndirect": 5, "IndirectFreeIndirect": 5}
PRIOR = 2.0

Example = tuple[dict[str, float], int]


class Recorder:
    """A judge that notes every candidate and decides by rule."""

    def __init__(self) -> None:
        self.drafts: list[tuple[Draft, dict[str, float]]] = []

    def __call__(self, reading: Reading, draft: Draft) -> bool:
        """Note the draft with its features; keep what the rules keep."""
        self.drafts.append((draft, features(reading, draft)))
        return judge_by_rule(reading, draft)


def candidates(
    reading: Reading, starts: list[int], ends: list[int], gold: list[Group]
) -> Iterable[tuple[str, Example]]:
    """Yield every candidate of one document with the table it belongs to and its label."""
    recorder = Recorder()
    Finder(reading, recorder).run()
    groups = []
    for draft, _ in recorder.drafts:
        (quotation,) = assemble(reading, [draft], (), ())
        groups.append(system_group(quotation, starts, ends))
    overlaps = [[_overlap(group, other) for other in gold] for group in groups]
    right = {row for row, column in align(overlaps) if overlaps[row][column] >= RIGHT}
    for row, (draft, found) in enumerate(recorder.drafts):
        yield table_name(draft), (found, int(row in right))


def _overlap(group: Group, gold: Group) -> float:
    """Return the token F1 of two contents; only direct speech can match direct speech."""
    if (group.type == QuotationType.DIRECT) != (gold.type == QuotationType.DIRECT):
        return 0.0
    one, other = group.parts["quote"], gold.parts["quote"]
    common = len(one & other)
    tie = 0.01 * (group.type == gold.type)
    return 2 * common / (len(one) + len(other)) + tie if common else 0.0


def learn(examples: list[Example], table: str) -> WeightTable:
    """Return the weights of one table; rare features are left out."""
    counts = Counter(name for found, _ in examples for name in found)
    kept = {name for name, count in counts.items() if count >= RARE[table]}
    rows = [{n: v for n, v in found.items() if n in kept} for found, _ in examples]
    bias, weights = fit(rows, [label for _, label in examples], prior=PRIOR)
    rounded = {name: round(weight, 3) for name, weight in sorted(weights.items())}
    return WeightTable(
        bias=round(bias, 3),
        threshold=THRESHOLDS[table],
        weights={name: weight for name, weight in rounded.items() if weight},
    )


THRESHOLDS = {
    "marks": 0.45,
    "Indirect": 0.4,
    "Reported": 0.4,
    "FreeIndirect": 0.4,
    "IndirectFreeIndirect": 0.4,
}
"""Half of an F1 of about 0.8, where F1 is greatest (Lipton, Elkan & Naryanaswamy 2014)."""


def collect(
    path: Path, annotated: dict[str, AnnotatedDocument] | None = None
) -> dict[str, list[Example]]:
    """Return the examples of one part of the corpus by table."""
    language = load_language("de")
    base = load_base(None, language) if annotated is None else None
    examples: dict[str, list[Example]] = defaultdict(list)
    for document, starts, ends, gold in read_gold(path):
        text = base.annotate(document) if base else (annotated or {})[document.id]
        for table, example in candidates(Reading(text, language), starts, ends, gold):
            examples[table].append(example)
    return examples


def main() -> None:
    """Build from the command line."""
    parser = argparse.ArgumentParser(prog="python -m training.quotations", description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    build(parser.parse_args().gold)


def build(gold: Path) -> None:
    """Learn all tables and write the model."""
    examples = collect(gold / "quotations-wikinews" / "train.jsonl")
    tables = {name: learn(examples[name], name) for name in sorted(examples)}
    write(QuotationWeights(name=NAME, licence=LICENCE, tables=tables))
    for name, table in tables.items():
        right = sum(label for _, label in examples[name])
        print(
            f"{name}: {len(examples[name])} candidates, {right} right, {len(table.weights)} weights"
        )


def write(model: QuotationWeights) -> None:
    """Write the weights as JSON that a person can read."""
    data = msgspec.json.format(msgspec.json.encode(model), indent=1)
    (MODELS / f"{NAME}.json").write_bytes(data + b"\n")


if __name__ == "__main__":
    main()
