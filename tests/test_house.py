"""The rules of the house that a machine can check."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import quellenlage

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))


def test_the_layers_hold() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_the_public_names_are_exactly_these() -> None:
    assert sorted(quellenlage.__all__) == [
        "Options",
        "__version__",
        "analyse",
        "find_quotations",
        "read",
        "tag_times",
    ]
    assert all(getattr(quellenlage, name) for name in quellenlage.__all__)


def test_package_and_project_have_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == quellenlage.__version__


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: str(p.relative_to(ROOT / "src")))
def test_no_module_is_longer_than_400_lines(source: Path) -> None:
    assert source.read_text(encoding="utf-8").count("\n") <= 400


def test_no_language_is_named_outside_its_room_and_the_pipeline() -> None:
    rooms = {"extract", "resolve", "story", "text"}
    pattern = re.compile(r"load_language\(")
    for source in SOURCES:
        if rooms & set(source.parts):
            assert not pattern.search(source.read_text(encoding="utf-8")), source


def test_the_readme_names_every_make_target_it_asks_for() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    for document in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"):
        asked = re.findall(r"`make ([a-z]+)", ROOT.joinpath(document).read_text("utf-8"))
        assert set(asked) <= targets, document
