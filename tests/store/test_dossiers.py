from __future__ import annotations

from pathlib import Path

import pytest

from quellenlage.errors import InputError, OutputError, SchemaError
from quellenlage.store.dossiers import load_dossier, prepare_folder, write_whole


def test_a_missing_dossier_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing\.json"):
        load_dossier(tmp_path / "nothing.json")


def test_a_file_that_is_no_dossier_is_refused_with_the_place(tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text('{"schema": "quellenlage/dossier/1", "documents": 3}', encoding="utf-8")
    with pytest.raises(SchemaError, match=r"other\.json is no dossier"):
        load_dossier(path)


def test_a_folder_that_is_a_file_cannot_be_written_to(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    with pytest.raises(OutputError, match="cannot write there"):
        prepare_folder(path / "out")


def test_a_file_is_replaced_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_where_nothing_can_be_written_the_old_file_stays(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        write_whole(tmp_path / "missing" / "a.txt", b"new")
