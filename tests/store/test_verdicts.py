from __future__ import annotations

from pathlib import Path

import pytest

from quellenlage.errors import InputError
from quellenlage.model import Instead, Quote, Verdict, VerdictKind
from quellenlage.store.verdicts import add_verdicts, load_verdicts


def test_verdicts_are_read_one_a_line(tmp_path: Path) -> None:
    path = tmp_path / "verdicts.jsonl"
    path.write_text(
        '{"kind": "merge", "about": "actor", "quotes": [{"exact": "Krüger"}]}\n\n', "utf-8"
    )
    assert load_verdicts(path) == (
        Verdict(kind=VerdictKind.MERGE, about="actor", quotes=(Quote(exact="Krüger"),)),
    )


def test_a_line_that_is_no_verdict_is_named(tmp_path: Path) -> None:
    path = tmp_path / "verdicts.jsonl"
    path.write_text('{"kind": "maybe", "about": "actor", "quotes": []}', "utf-8")
    with pytest.raises(InputError, match=r"verdicts\.jsonl, line 1"):
        load_verdicts(path)


def test_new_verdicts_stand_behind_the_old_ones_and_none_twice(tmp_path: Path) -> None:
    path = tmp_path / "verdicts.jsonl"
    old = Verdict(kind=VerdictKind.MERGE, about="actor", quotes=(Quote(exact="Krüger"),))
    new = Verdict(
        kind=VerdictKind.CORRECT,
        about="quotation",
        quotes=(Quote(exact="Nein", prefix="„", suffix="“"),),
        instead=Instead(speaker=(Quote(exact="Anna Krüger"),)),
    )
    assert add_verdicts(path, [old]) == 1
    assert add_verdicts(path, [new, old]) == 1
    assert load_verdicts(path) == (old, new)
