"""Quotations against Wikinews: the measures of the dataset's own evaluation.

Petersen-Frey & Biemann, *Dataset of Quotation Attribution in German News Articles*
(LREC-COLING 2024). Groups are aligned one to one by the token F1 of their content; the parts
of each aligned pair are compared as sets of tokens; precision is the mean over the parts the
system gave, recall the mean over the parts the gold has. Type and medium count one decision
per group. Pairs without a common content token earn nothing.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from eval.alignment import align
from eval.report import Measure, missing
from quellenlage.annotate import load_base
from quellenlage.extract.attributions import find_attributions
from quellenlage.extract.mentions import find_mentions
from quellenlage.extract.quotations import QuotationModel, find_quotations
from quellenlage.extract.quotations.assemble import assemble
from quellenlage.extract.quotations.learnt.find import find_roles
from quellenlage.extract.quotations.learnt.labels import ranges
from quellenlage.extract.quotations.reading import Reading
from quellenlage.languages import Language, load_language
from quellenlage.model import (
    AnnotatedDocument,
    Block,
    BlockRole,
    Document,
    LocalEntity,
    Quotation,
    QuotationType,
    Span,
)
from quellenlage.text.ids import content_id

TASK = "quotations"
ROLES = ("addressee", "cue", "frame", "speaker")
PARTS = ("quote", *ROLES)


class Group(msgspec.Struct, frozen=True):
    """One quotation as the evaluation sees it: sets of token numbers."""

    type: str
    medium: str
    parts: dict[str, frozenset[int]]


class Ratio(msgspec.Struct):
    """Sums of precisions and recalls, for their means."""

    precision: float = 0.0
    found: int = 0
    recall: float = 0.0
    wanted: int = 0

    def add(self, system: frozenset[Any], gold: frozenset[Any]) -> None:
        """Add one part of one pair of groups; either may be empty."""
        self.add_found(system, gold)
        self.add_wanted(system, gold)

    def add_found(self, system: frozenset[Any], gold: frozenset[Any]) -> None:
        """Add what the system gave to the precision."""
        if system:
            self.precision += len(system & gold) / len(system)
            self.found += 1

    def add_wanted(self, system: frozenset[Any], gold: frozenset[Any]) -> None:
        """Add what the gold has to the recall."""
        if gold:
            self.recall += len(system & gold) / len(gold)
            self.wanted += 1

    def figures(self) -> tuple[float, float, float]:
        """Return precision, recall and F1 between 0 and 1."""
        precision = self.precision / self.found if self.found else 0.0
        recall = self.recall / self.wanted if self.wanted else 0.0
        total = precision + recall
        return precision, recall, 2 * precision * recall / total if total else 0.0


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


def read_gold(path: Path) -> Iterator[tuple[Document, list[int], list[int], list[Group]]]:
    """Yield every article with the starts and ends of its tokens and its gold groups."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            starts = [token["charBegin"] for token in record["tokens"]]
            ends = [token["charEnd"] for token in record["tokens"]]
            groups = [_gold_group(annotation) for annotation in record["annotations"]]
            yield article(record), starts, ends, groups


def article(record: dict[str, Any]) -> Document:
    """Return a record of the corpus as a document whose paragraphs are body blocks."""
    text: str = record["originalText"]
    name: str = record["documentName"]
    identity = content_id("d", text, name)
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        stripped = paragraph.strip()
        if stripped:
            start = at + paragraph.index(stripped[0])
            end = start + len(stripped)
            block = Block(
                id=content_id("b", identity, start), role=BlockRole.BODY, start=start, end=end
            )
            blocks.append(block)
        at += len(paragraph) + 2
    return Document(id=identity, input=name, sha256="", text=text, blocks=tuple(blocks))


def _gold_group(annotation: dict[str, Any]) -> Group:
    parts = {part: frozenset(annotation[part]["tokenIds"]) for part in PARTS}
    return Group(annotation["type"], annotation["medium"], parts)


def system_group(quotation: Quotation, starts: list[int], ends: list[int]) -> Group:
    """Return a quotation as sets of the gold's tokens."""

    def tokens(spans: Iterable[Span]) -> frozenset[int]:
        found: set[int] = set()
        for span in spans:
            at = bisect_left(ends, span.start + 1)
            while at < len(starts) and starts[at] < span.end:
                found.add(at)
                at += 1
        return frozenset(found)

    addressee, cue, frame = quotation.addressee, quotation.cue, quotation.frame
    parts = {
        "quote": tokens(quotation.spans),
        "speaker": tokens(quotation.speaker.spans),
        "addressee": tokens(addressee.spans if addressee else ()),
        "cue": tokens(cue.spans if cue else ()),
        "frame": tokens(frame.spans if frame else ()),
    }
    return Group(quotation.type.value, quotation.medium.value, parts)


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
        roles = compare_roles(path, annotated, language, model)
        measures += _ratios({f"{part} on gold": ratio for part, ratio in roles.items()}, name)
    return measures


Annotated = Mapping[str, tuple[AnnotatedDocument, Sequence[LocalEntity]]]


def compare_roles(
    path: Path, annotated: Annotated, language: Language, model: QuotationModel | None
) -> dict[str, Ratio]:
    """Score the roles found for the annotated contents, so that finding them plays no part."""
    sums: dict[str, Ratio] = {part: Ratio() for part in ROLES}
    for document, starts, ends, gold in read_gold(path):
        text, _ = annotated[document.id]
        contents = [
            (QuotationType(group.type), _own_tokens(text, starts, ends, group.parts["quote"]))
            for group in gold
        ]
        known = [at for at, (_, content) in enumerate(contents) if content]
        reading = Reading(text, language)
        found = find_roles(reading, [contents[at] for at in known], model)
        for at, draft in zip(known, found, strict=True):
            (quotation,) = assemble(reading, [draft], (), ())
            group = system_group(quotation, starts, ends)
            for part, ratio in sums.items():
                ratio.add(group.parts[part], gold[at].parts[part])
    return sums


def _own_tokens(
    text: AnnotatedDocument, starts: list[int], ends: list[int], tokens: frozenset[int]
) -> tuple[tuple[int, int], ...]:
    """Return tokens of the gold as ranges of tokens of our own."""
    own: set[int] = set()
    for token in tokens:
        at = bisect_left(text.ends, starts[token] + 1)
        while at < len(text) and text.starts[at] < ends[token]:
            own.add(at)
            at += 1
    return ranges(sorted(own))


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
