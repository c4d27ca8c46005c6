"""Builds every model that ships, where it belongs: ``python -m training --gold DIR``.

The quotation weights come last, because they are learned on what the base annotates.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from eval.gold_parts import Part
from training import base, lines, quotations

TARGET = Path("src/quellenlage/languages/de/models/base.bin")


def main() -> None:
    """Train base, line weights and quotation weights and write them into the package."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    gold = parser.parse_args().gold
    base.build(gold, TARGET, Part.tenth(), base.Course())
    lines.build(gold, lines.TARGET)
    quotations.build(gold)


if __name__ == "__main__":
    main()
