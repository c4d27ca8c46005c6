"""Score every task whose gold is at hand and compare with the floors: ``python -m eval``.

``--update`` raises floors to what was reached; it never lowers one.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from eval import (
    body,
    events,
    names,
    ner,
    parsing,
    quotations,
    sample,
    sentences,
    subjects,
    times,
)
from eval.event_gold import PASS_A, UNSEEN
from eval.floors import Floors
from eval.report import Measure

SCORERS: dict[str, tuple[Callable[[Path], list[Measure]], tuple[str, ...]]] = {
    "parsing": (parsing.score, ("treebank-ud",)),
    "ner": (ner.score, ("ner-germeval",)),
    "subjects": (subjects.score, ("treebank-ud", "quotations-wikinews")),
    "sentences": (sentences.score, ("quotations-wikinews", "treebank-ud")),
    "body": (body.score, ("html-fundus",)),
    "times": (times.score, ("time-krauts",)),
    "quotations": (quotations.score, ("quotations-wikinews",)),
    "events": (events.score, ("quotations-wikinews",)),
    "names": (names.score, ()),
    "sample": (sample.score, ()),
}
"""Every task: its scorer and the gold folders it reads."""

ANNOTATIONS: dict[str, tuple[Path, ...]] = {"events": (PASS_A, UNSEEN)}
"""Annotations of our own over a gold corpus: where they are mended, the gold is another."""

FLOORS = Path(__file__).with_name("floors.json")


def corpus_hash(gold: Path, folders: tuple[str, ...], annotations: tuple[Path, ...] = ()) -> str:
    """Return a hash over names and bytes of the gold, so that a figure names its data."""
    digest = sha256()
    for folder in folders:
        for path in sorted((gold / folder).rglob("*")):
            if path.is_file():
                digest.update(path.relative_to(gold).as_posix().encode())
                digest.update(path.read_bytes())
    for path in annotations:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def main() -> int:
    """Print one table; return 1 where a figure fell below its floor."""
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--task", action="append", choices=sorted(SCORERS))
    parser.add_argument("--update", action="store_true", help="raise floors to what was reached")
    options = parser.parse_args()
    floors = Floors.load(FLOORS)
    fallen = 0
    for task in options.task or SCORERS:
        scorer, folders = SCORERS[task]
        absent = [folder for folder in folders if not (options.gold / folder).exists()]
        if absent:
            print(f"{task}: left out, {', '.join(absent)} is not at {options.gold}")
            continue
        corpus = corpus_hash(options.gold, folders, ANNOTATIONS.get(task, ()))
        for measure in scorer(options.gold):
            floor = floors.floor(measure, corpus)
            below = floor is not None and measure.value < floor
            fallen += below
            _print(measure, floor, below=below)
            if options.update and measure.floor:
                floors.rise(measure, corpus)
    if options.update:
        floors.save(FLOORS)
    return 1 if fallen else 0


def _print(measure: Measure, floor: float | None, *, below: bool) -> None:
    bound = "" if floor is None else f"floor {100 * floor:5.1f}"
    mark = "  BELOW" if below else ""
    print(
        f"{measure.task:<12} {measure.name:<40} {100 * measure.value:6.1f}"
        f"  n={measure.items:<6} {bound}{mark}",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
