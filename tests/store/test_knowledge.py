"""Lists of known actors in their formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from quellenlage.errors import InputError
from quellenlage.model import KnownActor
from quellenlage.store.knowledge import load_knowledge

BERGMANN = KnownActor(id="Q1", name="Anton Bergmann", aliases=("Toni Berg", "A. Bergmann"))


def test_a_csv_file_parts_aliases_by_bars(tmp_path: Path) -> None:
    file = tmp_path / "known.csv"
    file.write_text("qid,name,aliases\nQ1,Anton Bergmann,Toni Berg|A. Bergmann\n", encoding="utf-8")
    assert load_knowledge(file) == (BERGMANN,)


def test_a_json_file_holds_a_list(tmp_path: Path) -> None:
    file = tmp_path / "known.json"
    file.write_text(
        '[{"id": "Q1", "name": "Anton Bergmann", "aliases": ["Toni Berg", "A. Bergmann"]}]',
        encoding="utf-8",
    )
    assert load_knowledge(file) == (BERGMANN,)


def test_entities_of_follow_the_money_are_read_as_exported(tmp_path: Path) -> None:
    file = tmp_path / "entities.ftm.json"
    file.write_text(
        '{"id": "x-1", "schema": "Person", "properties": {"name": ["Anton Bergmann"], '
        '"alias": ["Toni Berg"], "weakAlias": ["A. Bergmann"], "wikidataId": ["Q1"]}}\n',
        encoding="utf-8",
    )
    assert load_knowledge(file) == (BERGMANN,)


@pytest.mark.parametrize("text", ["id,name\n,Bergmann\n", "id,name\nQ1,\n"])
def test_an_entry_without_id_or_name_is_named(text: str, tmp_path: Path) -> None:
    file = tmp_path / "known.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="entry 1"):
        load_knowledge(file)


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_knowledge(tmp_path / "none.csv")
