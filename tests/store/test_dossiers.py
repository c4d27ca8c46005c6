from __future__ import annotations

from pathlib import Path

import pytest

from quellenlage.errors import InputError, OutputError, SchemaError
from quellenlage.store.dossiers import StagedFiles, load_dossier, prepare_folder


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


def test_files_replace_old_ones_together_and_leave_nothing_beside_them(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "csv" / "b.txt"
    first.write_bytes(b"old")
    with StagedFiles() as files:
        files.add(first, b"new")
        files.add(second, b"new")
        assert first.read_bytes() == b"old"
    assert [path.read_bytes() for path in (first, second)] == [b"new", b"new"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.txt", "b.txt", "csv"]


def test_where_one_file_cannot_be_written_all_old_ones_stay(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "a.txt" / "b.txt"
    first.write_bytes(b"old")
    with pytest.raises(OutputError, match=r"b\.txt"), StagedFiles() as files:
        files.add(first, b"new")
        files.add(second, b"new")
    assert first.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [first]
