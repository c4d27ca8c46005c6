"""Files of an earlier run go; what somebody changed stays, and so does what we never wrote."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from quellenlage.store.written import RECORD, encode_record, load_record, remove_stale


def _write(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return sha256(data).hexdigest()


def test_a_file_of_an_earlier_run_is_removed_with_its_empty_folder(tmp_path: Path) -> None:
    earlier = {"html": {"texts/1.html": _write(tmp_path, "texts/1.html", b"old")}}
    assert remove_stale(tmp_path, earlier, {"html": {"dossier.html": ""}}) == []
    assert not tmp_path.joinpath("texts").exists()


def test_a_file_that_was_changed_is_kept_and_told(tmp_path: Path) -> None:
    earlier = {"markdown": {"report.md": _write(tmp_path, "report.md", b"ours")}}
    tmp_path.joinpath("report.md").write_bytes(b"edited")
    assert remove_stale(tmp_path, earlier, {}) == [tmp_path / "report.md"]
    assert tmp_path.joinpath("report.md").read_bytes() == b"edited"


def test_a_file_that_was_written_again_or_never_by_us_is_kept(tmp_path: Path) -> None:
    again = {"csv": {"csv/a.csv": _write(tmp_path, "csv/a.csv", b"a")}}
    _write(tmp_path, "csv/mine.csv", b"mine")
    assert remove_stale(tmp_path, {**again, "ris": {"gone.ris": ""}}, again) == []
    assert {path.name for path in tmp_path.joinpath("csv").iterdir()} == {"a.csv", "mine.csv"}


def test_nothing_outside_the_folder_is_touched(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    digest = _write(tmp_path, "other.txt", b"other")
    assert remove_stale(folder, {"html": {"../other.txt": digest}}, {}) == []
    assert tmp_path.joinpath("other.txt").exists()


def test_a_record_is_read_as_it_was_written_and_a_broken_one_is_none(tmp_path: Path) -> None:
    written = {"html": {"dossier.html": "ab"}}
    tmp_path.joinpath(RECORD).write_bytes(encode_record(written))
    assert load_record(tmp_path) == written
    tmp_path.joinpath(RECORD).write_bytes(b"{")
    assert load_record(tmp_path) == {}
    assert load_record(tmp_path / "none") == {}
