"""Learn what finds quotations: ``python -m training.quotations``.

From the train part of Petersen-Frey & Biemann's Dataset of Quotation Attribution in German News
Articles (LREC-COLING 2024), CC BY-NC-SA 4.0, five things are learned: a chain that marks
contents and frames, weights for candidates, a chain that labels roles around a content, and
weights for the medium and for who speaks without a frame. What is learned on top of the first
chain sees articles that this chain was not learned from, by folds. Written are numbers alone.
The course takes some ten minutes of CPU.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from quellenlage.annotate import load_base
from quellenlage.extract.quotations.draft import Draft
from quellenlage.extract.quotations.learnt.casting import from_roles
from quellenlage.extract.quotations.learnt.choose import choose
from quellenlage.extract.quotations.learnt.crf import Chain
from quellenlage.extract.quotations.learnt.hashing import Features, hash_features
from quellenlage.extract.quotations.learnt.labels import OUTSIDE, SPAN_LABELS, ranges
from quellenlage.extract.quotations.learnt.lending import LENT, borrows, lenders
from quellenlage.extract.quotations.learnt.media import PREFIX, medium_features
from quellenlage.extract.quotations.learnt.plan import SPANS
from quellenlage.extract.quotations.learnt.pool import (
    Candidate,
    Evidence,
    Marked,
    adopt,
    candidates,
    gather,
    mark,
)
from quellenlage.extract.quotations.learnt.roles import frame_chances, role_features, windows
from quellenlage.extract.quotations.reading import Reading
from quellenlage.extract.quotations.weigh import table_name
from quellenlage.languages import load_language
from quellenlage.languages.tables.quotation_model import ChainTable, QuotationWeights, WeightTable
from training.chains import Course, learn_chain
from training.quotation_examples import (
    Example,
    Told,
    matched,
    read_examples,
    role_labels,
    span_labels,
    token_f1,
    worth,
)
from training.regression import fit

MODELS = Path("src/quellenlage/languages/de/models")
NAME = "quotation-nc"
LICENCE = "CC BY-NC-SA 4.0"
FOLDS = 3
SPAN_COURSE = Course(prior=25.0, steps=90)
ROLE_COURSE = Course(prior=20.0, steps=70)
RAREST_ROLE = 8
CANDIDATE_PRIOR = 5.0
MEDIUM_PRIOR = 3.0
LENT_PRIOR = 4.0
RAREST = 5
THRESHOLD = 0.4
"""Half of an F1 of about 0.8, where F1 is greatest (Lipton, Elkan & Naryanaswamy 2014)."""
THRESHOLDS = {
    "FreeIndirect": 0.28,
    "IndirectFreeIndirect": 0.33,
    "Reported": 0.3,
    LENT: 0.33,
}
"""What is found less well: kept from a lower score on."""
MEDIA = ("ST", "SW", "Speech", "Writing")

Rows = list[tuple[dict[str, float], float]]


class Seen(msgspec.Struct, frozen=True):
    """An article as a chain that never saw it marks it."""

    example: Example
    evidence: Evidence
    marked: Marked
    pool: list[Candidate]


def main() -> None:
    """Build from the command line."""
    parser = argparse.ArgumentParser(prog="python -m training.quotations", description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    build(parser.parse_args().gold)


def build(gold: Path) -> None:
    """Learn everything and write the model."""
    language = load_language("de")
    base = load_base(None, language)
    examples = list(read_examples(gold / "quotations-wikinews" / "train.jsonl", base))
    evidence = [gather(Reading(example.text, language)) for example in examples]
    spans = learn_spans(examples, evidence, range(len(examples)))
    seen = mark_by_folds(examples, evidence)
    tables = learn_tables(_candidate_rows(seen))
    chains = {"spans": spans, "roles": learn_roles(seen, tables)}
    tables |= learn_media(examples, evidence)
    tables |= learn_lending(examples, evidence)
    write(QuotationWeights(name=NAME, licence=LICENCE, tables=tables, chains=chains))


# ---- contents -------------------------------------------------------------------------------


def learn_spans(
    examples: Sequence[Example], evidence: Sequence[Evidence], numbers: Iterable[int]
) -> ChainTable:
    """Return the chain that marks contents and frames, learned from some of the articles."""
    chosen = [number for number in numbers if len(examples[number].text)]
    features = [hash_features(evidence[number].columns, SPANS) for number in chosen]
    labels = [span_labels(examples[number]) for number in chosen]
    return learn_chain(features, labels, SPAN_LABELS, SPAN_COURSE)


def mark_by_folds(examples: Sequence[Example], evidence: Sequence[Evidence]) -> list[Seen]:
    """Return all articles as marked by chains that were learned from the others."""
    found: dict[int, Seen] = {}
    for fold in range(FOLDS):
        others = [number for number in range(len(examples)) if number % FOLDS != fold]
        chain = Chain(learn_spans(examples, evidence, others))
        for number in range(fold, len(examples), FOLDS):
            if len(examples[number].text):
                marked = mark(evidence[number], chain)
                pool = candidates(evidence[number], marked)
                found[number] = Seen(examples[number], evidence[number], marked, pool)
    return [found[number] for number in sorted(found)]


def _candidate_rows(seen: Sequence[Seen]) -> dict[str, Rows]:
    rows: dict[str, Rows] = defaultdict(list)
    for article in seen:
        for candidate in article.pool:
            target = worth(candidate.draft, article.example.told)
            rows[table_name(candidate.draft)].append((candidate.features, target))
    return rows


def learn_tables(
    rows: Mapping[str, Rows], *, prior: float = CANDIDATE_PRIOR
) -> dict[str, WeightTable]:
    """Return a table of weights for each kind of candidate; rare features are left out."""
    tables = {}
    for name, examples in sorted(rows.items()):
        counts = Counter(feature for found, _ in examples for feature in found)
        kept = {feature for feature, count in counts.items() if count >= RAREST}
        known = [{n: v for n, v in found.items() if n in kept} for found, _ in examples]
        bias, weights = fit(known, [target for _, target in examples], prior=prior)
        rounded = {feature: round(weight, 3) for feature, weight in sorted(weights.items())}
        tables[name] = WeightTable(
            bias=round(bias, 3),
            threshold=THRESHOLDS.get(name, THRESHOLD),
            weights={feature: weight for feature, weight in rounded.items() if weight},
        )
    return tables


# ---- roles ----------------------------------------------------------------------------------


def learn_roles(seen: Sequence[Seen], tables: Mapping[str, WeightTable]) -> ChainTable:
    """Return the chain that labels roles, learned around found and around annotated contents."""
    features: list[Features] = []
    labels: list[list[str]] = []
    for article in seen:
        for part, names in _role_examples(article, tables):
            features.append(part)
            labels.append(names)
    counts = Counter(name for names in labels for name in names)
    kept = sorted(name for name, count in counts.items() if count >= RAREST_ROLE)
    known = [[_nearest_label(name, kept) for name in names] for names in labels]
    return learn_chain(features, known, kept, ROLE_COURSE)


def _nearest_label(name: str, kept: Sequence[str]) -> str:
    """Return a label, or for a rare one that of its first role, or of none."""
    return next((label for label in (name, name[:1]) if label in kept), OUTSIDE)


def _role_examples(
    article: Seen, tables: Mapping[str, WeightTable]
) -> Iterable[tuple[Features, list[str]]]:
    told = article.example.told
    chosen = choose(article.pool, tables)
    whose = matched(chosen, told)
    own = adopt(article.evidence, [(one.type, ranges(one.content)) for one in told])
    pairs: list[tuple[Draft, Told | None]] = [
        *((draft, whose.get(number)) for number, draft in enumerate(chosen)),
        *zip(own, told, strict=True),
    ]
    gold = {id(draft): one for draft, one in pairs}
    drafts = [draft for draft, _ in pairs]
    looked = windows(article.evidence, drafts)
    if not looked:
        return
    features = role_features(article.evidence, drafts, looked, frame_chances(article.marked))
    at = 0
    for window in looked:
        size = window.end - window.start
        one = gold[id(window.draft)]
        if one is not None:
            yield features[at : at + size], role_labels(window, one)
        at += size


# ---- medium ---------------------------------------------------------------------------------


def learn_media(
    examples: Sequence[Example], evidence: Sequence[Evidence]
) -> dict[str, WeightTable]:
    """Return a table of weights for each medium, learned from the annotated roles."""
    rows: dict[str, Rows] = defaultdict(list)
    for example, known in zip(examples, evidence, strict=True):
        for told in example.told:
            (draft,) = adopt(known, [(told.type, ranges(told.content))])
            from_roles(known, draft, told.parts)
            found = medium_features(known.reading, draft)
            for medium in MEDIA:
                rows[PREFIX + medium].append((found, float(told.medium == medium)))
    return learn_tables(rows, prior=MEDIUM_PRIOR)


# ---- speakers of words without a frame ------------------------------------------------------


def learn_lending(
    examples: Sequence[Example], evidence: Sequence[Evidence]
) -> dict[str, WeightTable]:
    """Return the table that weighs who speaks without a frame, learned from the annotation."""
    rows: Rows = []
    for example, known in zip(examples, evidence, strict=True):
        own = adopt(known, [(told.type, ranges(told.content)) for told in example.told])
        for draft, told in zip(own, example.told, strict=True):
            from_roles(known, draft, told.parts)
        pairs = sorted(
            zip(own, example.told, strict=True), key=lambda pair: (pair[0].start, -pair[0].end)
        )
        earlier: list[Draft] = []
        for draft, told in pairs:
            if borrows(draft):
                for lender in lenders(known.layout, draft, earlier):
                    share = token_f1(lender.speaker, told.parts["speaker"])
                    rows.append((lender.features, share))
            nested = bool(earlier) and draft.end <= earlier[-1].end
            if draft.speaker is not None and not nested:
                earlier.append(draft)
    return learn_tables({LENT: rows}, prior=LENT_PRIOR)


def write(model: QuotationWeights) -> None:
    """Write the weights as JSON; bytes stand in it as Base64."""
    (MODELS / f"{NAME}.json").write_bytes(msgspec.json.encode(model) + b"\n")
    for name, chain in model.chains.items():
        print(f"{name}: {len(chain.keys) // 4} features, {len(chain.labels)} labels")


if __name__ == "__main__":
    main()
