"""The five saved articles: no leftover among the prose, no sentence of the body lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from quellenlage.ingest import read
from quellenlage.languages import Language
from quellenlage.model import PROSE_ROLES, Document

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
LEFTOVERS = (
    "Quelle:",
    "(pm)",
    "Meine news",
    "Werbung",
    "SHARE",
    "Trending",
    "Foto von",
    "date 2023",
)


@pytest.mark.skipif(not SEEDS.exists(), reason="the saved articles are not at hand")
def test_the_saved_articles_come_out_clean(german: Language) -> None:
    found = [result for result in read([SEEDS], german) if isinstance(result, Document)]
    assert len(found) == 5
    for document in found:
        prose = [document.text[b.start : b.end] for b in document.blocks if b.role in PROSE_ROLES]
        assert not [line for line in prose if line.startswith(LEFTOVERS)]
        assert sum(map(len, prose)) > 0.5 * len(document.text)
