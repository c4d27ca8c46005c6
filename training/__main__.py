"""Builds the shipped base where it belongs: ``python -m training --gold DIR``."""

from __future__ import annotations

import argparse
from pathlib import Path

from training import base

TARGET = Path("src/quellenlage/languages/de/models/base.bin")


def main() -> None:
    """Train the base and write it into the package."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    base.build(parser.parse_args().gold, TARGET)


if __name__ == "__main__":
    main()
