"""Corrected files as they lie on a disk."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from quellenlage.errors import InputError
from quellenlage.store.corrected import corrected_files


def archive(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in members.items():
            made.writestr(name, data)
    return out.getvalue()


def test_an_xmi_file_comes_with_the_type_system_beside_it(tmp_path: Path) -> None:
    tmp_path.joinpath("TypeSystem.xml").write_bytes(b"types")
    tmp_path.joinpath("a.xmi").write_bytes(b"cas")
    tmp_path.joinpath("layers.json").write_bytes(b"[]")
    (file,) = corrected_files([tmp_path])
    assert (file.data, file.types) == (b"cas", b"types")


def test_archives_in_an_archive_are_opened(tmp_path: Path) -> None:
    inner = archive({"a.xmi": b"cas", "TypeSystem.xml": b"types"})
    path = tmp_path / "project.zip"
    members = {"curation/a.txt/CURATION.zip": inner, "exportedproject.json": b"{}"}
    path.write_bytes(archive(members))
    (file,) = corrected_files([path])
    assert (file.data, file.types) == (b"cas", b"types")
    assert file.name == f"{path}/curation/a.txt/CURATION.zip/a.xmi"


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.json", "a.json", "c.xmi"):
        tmp_path.joinpath(name).write_bytes(name.encode())
    assert [file.data for file in corrected_files([tmp_path])] == [b"a.json", b"b.json", b"c.xmi"]


@pytest.mark.parametrize(("name", "data"), [("a.txt", b"x"), ("a.zip", b"no archive")])
def test_what_holds_no_article_is_named(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError, match=name):
        list(corrected_files([path]))


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing\.xmi: cannot be read"):
        list(corrected_files([tmp_path / "nothing.xmi"]))
