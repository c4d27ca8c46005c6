"""Run the benchmarks: ``python -m benchmarks [--shared DIR] [--sizes 100 1000 10000]``."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.alternatives import compare
from benchmarks.pile import write_pile

WORDS_PER_SECOND = 2000
MEMORY_MB = 1500


def main() -> int:
    """Print cost by pile size and stage, then each room against an alternative."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10000])
    options = parser.parse_args()
    if not options.shared.joinpath("gold").exists():
        print(f"no texts to measure on at {options.shared}: name a folder with --shared")
        return 1
    print(f"{'articles':>8} {'words':>9} {'CPU s':>8} {'words/s':>8} {'annotate':>9} "
          f"{'outside':>8} {'peak MB':>8}")  # fmt: skip
    costs = [_run(options.shared, size) for size in sorted(options.sizes)]
    print("\nCPU seconds for 1,000 articles, by stage (a flat row grows in proportion)")
    stages = sorted(costs[-1]["cpu"], key=lambda s: -costs[-1]["cpu"][s])
    for stage in stages:
        row = (1000 * cost["cpu"].get(stage, 0.0) / cost["articles"] for cost in costs)
        print(f"{stage:<20}" + "".join(f"{value:>10.2f}" for value in row))
    print()
    with TemporaryDirectory() as folder:
        write_pile(options.shared, Path(folder), 40)
        compare(Path(folder), options.shared)
    return 0


def _run(shared: Path, size: int) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        write_pile(shared, Path(folder), size)
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.end_to_end", folder],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
    cost: dict[str, Any] = json.loads(done.stdout)
    annotate = cost["cpu"]["annotate"]
    # Starting Python and loading models cost the same for any pile, and belong to no room.
    outside = cost["total"] - annotate - cost["cpu"]["load"] - cost["cpu"]["start"]
    speed = cost["words"] / cost["total"]
    slow = " BELOW FLOOR" if speed < WORDS_PER_SECOND else ""
    slow += " OUTSIDE > ANNOTATE" if outside > annotate else ""
    slow += " MEMORY" if cost["peak_mb"] > MEMORY_MB else ""
    print(
        f"{cost['articles']:>8} {cost['words']:>9} {cost['total']:>8.1f} {speed:>8.0f} "
        f"{annotate:>9.1f} {outside:>8.1f} {cost['peak_mb']:>8}{slow}",
        flush=True,
    )
    return cost


if __name__ == "__main__":
    sys.exit(main())
