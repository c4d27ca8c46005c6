"""What every format must do, derived from the one registry."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from quellenlage.errors import OutputError
from quellenlage.export.exporter import KINDS, Exporter, Extra, count
from quellenlage.export.registry import EXPORTERS
from quellenlage.formats import FORMATS
from quellenlage.model import Story
from tests.export.files import readable, whole, written

ROOT = Path(__file__).parents[2]
WITHOUT_IDS = {"markdown", "timeml"}
"""Formats for readers or with names of their own; their tests tell what they keep."""
JOINED = ("ftm", "mentions")
"""Kept without their ids: one entity for each article and actor."""


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_gives_the_same_bytes_each_time(story: Story, name: str) -> None:
    first, second = written(FORMATS[name], story), written(FORMATS[name], story)
    assert first == second
    assert all(first.values())


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_can_write_a_story_of_nothing(empty: Story, name: str) -> None:
    written(FORMATS[name], empty)
    assert FORMATS[name].notes(empty) == ()


@pytest.mark.parametrize("name", sorted(set(EXPORTERS) - WITHOUT_IDS))
def test_what_a_format_does_not_leave_out_is_in_its_files(story: Story, name: str) -> None:
    text = readable(written(EXPORTERS[name], story))
    for kind in KINDS:
        if kind not in EXPORTERS[name].leaves_out and (name, kind) != JOINED:
            missing = [identity for identity in identities(story, kind) if identity not in text]
            assert not missing, kind


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_what_is_left_out_is_noted_with_its_number(story: Story, name: str) -> None:
    written(EXPORTERS[name], story)  # skips what has no library here
    notes = " ".join(EXPORTERS[name].notes(story))
    for kind in EXPORTERS[name].leaves_out:
        assert kind in KINDS
        if count(story, kind):
            assert f"{count(story, kind)} {kind}" in notes


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_is_told_in_the_documentation_with_all_it_leaves_out(name: str) -> None:
    page = (ROOT / "docs" / "formats.md").read_text("utf-8")
    section = re.search(rf"^## {re.escape(name)}\n(.*?)(?=^## |\Z)", page, re.M | re.S)
    assert section, f"docs/formats.md has no section ## {name}"
    for kind, why in FORMATS[name].leaves_out.items():
        assert f"`{kind}`" in section[1]
        assert why in section[1]
    extra = FORMATS[name].extra
    assert extra is None or f"pip install 'quellenlage[{extra.name}]'" in section[1]


def test_every_kind_of_a_story_is_known_to_the_formats() -> None:
    about_the_file = {"schema", "offset_unit", "generator", "excerpts"}
    assert set(Story.__struct_fields__) - about_the_file == set(KINDS)


def test_a_missing_library_is_told_in_one_sentence_with_the_command() -> None:
    exporter = Exporter(
        "odd", "", lambda _: {}, extra=Extra("odd", "oddlib", "no_such_module_here")
    )
    with pytest.raises(OutputError, match=r"^the format odd needs oddlib; .*'quellenlage\[odd\]'$"):
        exporter.require()


def test_formats_do_not_depend_on_the_hash_seed(story: Story, tmp_path: Path) -> None:
    path = tmp_path / "dossier.json"
    path.write_bytes(whole(FORMATS["json"].write(story))["dossier.json"])
    script = (
        "import hashlib, json, sys\n"
        "from pathlib import Path\n"
        "from quellenlage.formats import FORMATS\n"
        "from quellenlage.store.dossiers import load_dossier\n"
        "from tests.export.files import whole\n"
        "story = load_dossier(Path(sys.argv[1]))\n"
        "print(json.dumps({name: {f: hashlib.sha256(d).hexdigest() for f, d in\n"
        "    whole(FORMATS[name].write(story)).items()} for name in sys.argv[2:]}))\n"
    )
    names = [name for name in sorted(FORMATS) if _installed(FORMATS[name])]
    seen = []
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", script, path, *names],
            capture_output=True, text=True, check=True, cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )  # fmt: skip
        seen.append(json.loads(done.stdout))
    assert seen[0] == seen[1]
    here = {n: _hashes(whole(FORMATS[n].write(story))) for n in names}
    assert seen[0] == here


def identities(story: Story, kind: str) -> Iterator[str]:
    """Yield what of each finding of a kind must be found again in a file."""
    match kind:
        case "lineage":
            yield from (node.document or node.id for node in story.lineage.nodes)
        case "novelty":
            yield from (novelty.document for novelty in story.novelty)
        case "models":
            yield from (model.sha256 for model in story.models)
        case "settings":
            yield story.settings.base
        case "skipped":
            yield from (item.reason for item in story.skipped)
        case _:
            yield from (finding.id for finding in getattr(story, kind))


def _installed(exporter: Exporter) -> bool:
    try:
        exporter.require()
    except OutputError:
        return False
    return True


def _hashes(files: dict[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


@pytest.fixture
def empty(story: Story) -> Story:
    lists = {kind: () for kind in KINDS if isinstance(getattr(story, kind), tuple)}
    nothing = replace(story.lineage, nodes=(), edges=())
    return replace(story, **lists, lineage=nothing)
