"""Agreement of two annotators of events: ``python -m eval.event_agreement A B``.

Compared are the articles that both annotated. F1 takes the second as gold; it is the same
either way round.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from eval.event_gold import read_events
from eval.event_scores import EventScores, compare, told


def agreement(first: Path, second: Path) -> tuple[int, EventScores]:
    """Return the number of articles that both annotated and what they share there."""
    left, right = read_events(first), read_events(second)
    shared = {name: right[name] for name in right if name in left}
    found = {name: [told(event) for event in left[name].events] for name in shared}
    return len(shared), compare(found, shared)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    options = parser.parse_args()
    articles, scores = agreement(options.first, options.second)
    print(f"articles            {articles}")
    for name, counts in (
        ("trigger F1", scores.triggers),
        ("trigger+type F1", scores.categories),
        ("participants F1", scores.participants),
        ("roles F1", scores.roles),
        ("time F1", scores.times),
    ):
        print(f"{name:<18} {100 * counts.f1:6.1f}  n={counts.true + counts.missed}")
    print(f"type kappa         {scores.type_kappa:6.3f}  n={scores.types.total()}")
    print(f"factuality         {100 * scores.accuracy:6.1f}  n={scores.factuality.total()}")
    print(f"factuality kappa   {scores.kappa:6.3f}")


if __name__ == "__main__":
    main()
