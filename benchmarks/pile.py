"""A pile of real articles for measuring: gold and raw texts, varied where more are asked for."""

from __future__ import annotations

import json
import lzma
import random
import re
from collections.abc import Iterator
from pathlib import Path

_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def write_pile(shared: Path, folder: Path, size: int) -> None:
    """Write ``size`` articles as text files into ``folder``, the same for every run.

    Beyond the articles at hand, new ones are put together from the sentences of two, which
    also plants copied passages, as agency copy does.
    """
    texts = list(_texts(shared))
    chance = random.Random(0)
    while len(texts) < size:
        first, second = (_SENTENCE.split(chance.choice(texts)) for _ in range(2))
        cut = chance.randrange(1, max(2, len(first)))
        rest = second[chance.randrange(0, max(1, len(second) - 5)) :]
        texts.append(" ".join([*first[:cut], *rest[: max(3, 20 - cut)]]))
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts[:size]):
        folder.joinpath(f"{number:05}.txt").write_text(text, encoding="utf-8")


def _texts(shared: Path) -> Iterator[str]:
    gold = shared / "gold" / "quotations-wikinews"
    news = [
        json.loads(line)["originalText"]
        for part in ("dev.jsonl", "train.jsonl")
        for line in gold.joinpath(part).open(encoding="utf-8")
    ]
    with lzma.open(shared / "raw" / "10kgnad.txt.xz", "rt", encoding="utf-8") as file:
        papers = [line.strip() for line in file if line.strip()]
    # Interleaved, so that a pile of any size holds both kinds.
    for pair in zip(news, papers, strict=False):
        yield from pair
