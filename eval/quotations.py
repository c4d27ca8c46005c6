"""Quotations against Wikinews: the measures of the dataset's own evaluation.

Petersen-Frey & Biemann, *Dataset of Quotation Attribution in German News Articles*
(LREC-COLING 2024). Groups are aligned one to one by the token F1 of their content; the parts
of each aligned pair are compared as sets of tokens; precision is the mean over the parts the
system gave, recall the mean over the parts the gold has. Type and medium count one decision
per group. Pairs without a common content token earn nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from eval.alignment import align
from eval.quotation_checks import calibration, compare_roles
from eval.quotation_groups import PARTS, Group, Ratio, read_gold, system_group
from eval.report import Measure, missing
from quellenlage.annotate import load_base
from quellenlage.extract.attributions import find_attributions
from quellenlage.extract.mentions import find_mentions
from quellenlage.extract.quotations import QuotationModel, find_quotations
from quellenlage.languages import load_language
from quellenlage.model import Document, Quotation

TASK = "quotations"


class Table(msgspec.Struct):
    """All sums: by part, by type and part, and of the decisions on type and medium."""

    parts: dict[str, Ratio] = msgspec.field(default_factory=lambda: defaultdict(Ratio))
    decisions: dict[str, Ratio] = msgspec.field(default_factory=lambda: defaultdict(Ratio))

    def add_document(self, system: Sequence[Group], gold: Sequence[Group]) -> None:
        """Align the groups of one document and add them."""
        pairs = align([[_similarity(one, other) for other in gold] for one in system])
        left = {row: gold[column] for row, column in pairs}
        right = {column for _, column in pairs}
        for row, group in enumerate(system):
            self._add_pair(group, left.get(row))
        for column, group in enumerate(gold):
            if column not in right:
                self._add_pair(None, group)

    def _add_pair(self, system: Group | None, gold: Group | None) -> None:
        empty: frozenset[int] = frozenset()
        for part in PARTS:
            found = system.parts[part] if system else empty
            wanted = gold.parts[part] if gold else empty
            for name in _sums(part):
                self.parts[name].add(found, wanted)
            if part in {"quote", "speaker"} and system:
                self.parts[f"{system.type} {part}"].add_found(found, wanted)
            if part in {"quote", "speaker"} and gold:
                self.parts[f"{gold.type} {part}"].add_wanted(found, wanted)
        for name in ("type", "medium"):
            said = frozenset({getattr(system, name)}) if system else frozenset()
            true = frozenset({getattr(gold, name)}) if gold else frozenset()
            self.decisions[name].add(said, true)


def _sums(part: str) -> tuple[str, ...]:
    return (part, "joint", "message") if part == "quote" else (part, "joint", "roles")


def _similarity(system: Group, gold: Group) -> float:
    """Return the token F1 of two contents; same type, then same medium break ties."""
    left, right = system.parts["quote"], gold.parts["quote"]
    common = len(left & right)
    if not common:
        return 0.0
    tie = 0.01 * (system.type == gold.type) + 0.001 * (system.medium == gold.medium)
    return 2 * common / (len(left) + len(right)) + tie


def compare(path: Path, predict: Callable[[Document], Iterable[Quotation]]) -> Table:
    """Score ``predict`` on one file of the corpus."""
    table = Table()
    for document, starts, ends, gold in read_gold(path):
        found = (system_group(quotation, starts, ends) for quotation in predict(document))
        table.add_document([group for group in found if group.parts["quote"]], gold)
    return table


def score(gold: Path) -> list[Measure]:
    """Score the shipped rules with and without the learned model on the dev part."""
    if missing(gold, "quotations-wikinews", "dev.jsonl"):
        return []
    language = load_language("de")
    base = load_base(None, language)
    annotated = {}

    def predict(document: Document, model: QuotationModel | None) -> tuple[Quotation, ...]:
        if document.id not in annotated:
            found = base.annotate(document)
            annotated[document.id] = (found, find_mentions(found, language))
        text, entities = annotated[document.id]
        credits_ = find_attributions(text, entities, language)
        return find_quotations(text, entities, credits_, language, model=model)

    path = gold / "quotations-wikinews" / "dev.jsonl"
    measures = []
    for name, model in (("full", language.quotation_model), ("free", None)):
        table = compare(path, partial(predict, model=model))
        measures += _measures(table, name)
        roles = compare_roles(read_gold(path), annotated, language, model)
        measures += _ratios({f"{part} on gold": ratio for part, ratio in roles.items()}, name)
        found = ((predict(d, model), starts, ends, gs) for d, starts, ends, gs in read_gold(path))
        measures.append(Measure(TASK, f"{name} calibration", *calibration(found)))
    return measures


def _measures(table: Table, models: str) -> list[Measure]:
    return _ratios({**table.parts, **table.decisions}, models)


def _ratios(ratios: Mapping[str, Ratio], models: str) -> list[Measure]:
    found = []
    for name, ratio in sorted(ratios.items()):
        precision, recall, f1 = ratio.figures()
        found.append(Measure(TASK, f"{models} {name} P", precision, ratio.wanted, floor=False))
        found.append(Measure(TASK, f"{models} {name} R", recall, ratio.wanted, floor=False))
        found.append(Measure(TASK, f"{models} {name} F1", f1, ratio.wanted))
    return found
