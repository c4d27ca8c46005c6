"""Scores the credits of whole articles: whom a page says its text is from.

The gold (``eval/gold/credits.toml``) is standoff to the pages of ``gold/html-fundus``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from eval.report import Counts, Measure
from quellenlage.ingest.draft import Draft
from quellenlage.ingest.sheet import Reading

GOLD = Path(__file__).with_name("gold") / "credits.toml"


class GoldCredit(msgspec.Struct, frozen=True):
    """Whom a page credits, by canonical name, and of what kind the credited one is."""

    page: str
    name: str
    kind: str


class _File(msgspec.Struct, frozen=True):
    credits: tuple[GoldCredit, ...]


def load_credits(path: Path = GOLD) -> tuple[GoldCredit, ...]:
    """Read the gold."""
    return msgspec.toml.decode(path.read_bytes(), type=_File).credits


def credit_measures(task: str, drafts: Mapping[str, Draft], reading: Reading) -> list[Measure]:
    """Return precision and recall of credits of agencies, and of all, over pages and names."""
    gold = [credit for credit in load_credits() if credit.page in drafts]
    found = {(page, *item) for page, draft in drafts.items() for item in _credited(draft, reading)}
    agencies, every = Counts(), Counts()
    wanted = {(credit.page, credit.name) for credit in gold}
    every.add({(page, name) for page, name, _ in found}, wanted)
    agencies.add(
        {(page, name) for page, name, agency in found if agency},
        {(credit.page, credit.name) for credit in gold if credit.kind == "agency"},
    )
    return [
        Measure(task, f"credits of {what}: {side}", value, tally.true + tally.missed)
        for what, tally in (("agencies", agencies), ("all", every))
        for side, value in (("found", tally.recall), ("right", tally.precision))
    ]


def _credited(draft: Draft, reading: Reading) -> Iterator[tuple[str, bool]]:
    """Yield whom the credits name, by canonical name; the newsroom's own signs are nobody."""
    for credit in draft.credits:
        for name in credit.names:
            agency = reading.credits.is_agency(name)
            known = agency or reading.credits.is_source(name)
            if known or credit.form in {"republished", "translated"}:
                yield reading.outlets.canonical(name, None) or name, agency
