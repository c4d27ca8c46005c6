"""How a line hangs together with the rest of its text: shared words, repeats, words before it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final, TypeAlias

Features: TypeAlias = dict[str, float]

_STEM: Final = 6
"""Letters by which a content word is known again, inflected or in a compound."""

_LONG: Final = 5
_FEWEST: Final = 4


def cohesion_features(words: Sequence[Sequence[str]], good: Sequence[bool]) -> list[Features]:
    """Return how far the words of each line (in lower case) come back in the text.

    ``good`` tells which lines read like sentences. Teasers speak of other things than the
    article; a subheading takes up its words, and a pull quote is wholly inside a paragraph.
    """
    stems = [frozenset(w[:_STEM] for w in line if len(w) >= _LONG) for line in words]
    told = Counter(s for line, is_good in zip(stems, good, strict=True) if is_good for s in line)
    everywhere = Counter(s for line in stems for s in line)
    keys = [" ".join(line) for line in words]
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for place, key in enumerate(keys):
        first.setdefault(key, place)
        last[key] = place
    inside = _inside(keys, words)
    features = []
    for place, line in enumerate(stems):
        own = int(good[place])
        known = sum(told[stem] > own for stem in line)
        features.append(
            {
                "cohesion": known / max(1, len(line)),
                "cohesion_many": min(known, 8) / 8,
                "foreign": sum(everywhere[stem] == 1 for stem in line) / max(1, len(line)),
                "stems": math.log1p(len(line)),
                "again_before": float(first[keys[place]] < place),
                "again_after": float(last[keys[place]] > place),
                "inside": float(place in inside),
            }
        )
    return features


def _inside(keys: Sequence[str], words: Sequence[Sequence[str]]) -> set[int]:
    """Return the lines all of whose words stand in a longer line, found by their first words."""
    starts: dict[str, list[int]] = {}
    for place, line in enumerate(words):
        if len(line) >= _FEWEST:
            starts.setdefault(" ".join(line[:_FEWEST]), []).append(place)
    found = set()
    for line in words:
        if len(line) <= _FEWEST:
            continue
        key = ""
        for at in range(len(line) - _FEWEST + 1):
            for place in starts.get(" ".join(line[at : at + _FEWEST]), ())[:20]:
                if len(words[place]) < len(line) and place not in found:
                    key = key or f" {' '.join(line)} "
                    if f" {keys[place]} " in key:
                        found.add(place)
    return found
