"""Formats and corrections at the command line, as a user meets them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from quellenlage.export.dossier_json import write_json
from quellenlage.formats import FORMATS
from quellenlage.model import Story
from tests.cli.test_main import run


@pytest.fixture
def dossier(story: Story, tmp_path: Path) -> Path:
    path = tmp_path / "dossier.json"
    path.write_bytes(b"".join(write_json(story)["dossier.json"]))
    return path


def test_help_names_every_format() -> None:
    for command in ("export", "dossier"):
        told = "".join(run(command, "--help").stdout.split())
        assert all(name in told for name in FORMATS)


def test_several_formats_are_written_with_a_note_for_each_that_leaves_something_out(
    dossier: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    done = run("export", dossier, "--to", "gexf", "--to", "csv", "--to", "ris", "-o", out)
    assert done.returncode == 0
    notes = [line.split(":")[1].strip() for line in done.stderr.splitlines()]
    assert notes == ["note on gexf", "note on ris"]
    visible = {path.name for path in out.iterdir() if not path.name.startswith(".")}
    assert visible == {"graph.gexf", "csv", "articles.ris"}
    assert str(out / "graph.gexf") in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["export"],
        ["export", "x.json"],
        ["export", "x.json", "--to", "docx"],
        ["verdicts", "x.json"],
        ["verdicts", "x.json", "y.xmi"],
    ],
)
def test_wrong_usage_ends_with_2_and_without_a_traceback(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_dossier_that_is_none_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "no.json"
    path.write_text("[1]", "utf-8")
    for arguments in (
        ("export", path, "--to", "ris"),
        ("verdicts", path, path, "-o", tmp_path / "v"),
    ):
        done = run(*arguments)
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "module"), [("parquet", "pyarrow"), ("xmi", "cassis"), ("ftm", "followthemoney")]
)
def test_a_missing_library_is_one_sentence_with_the_pip_command(
    dossier: Path, tmp_path: Path, name: str, module: str
) -> None:
    script = (
        "import importlib.util as u, sys\n"
        "find = u.find_spec\n"
        f"u.find_spec = lambda name, *rest: None if name == {module!r} else find(name, *rest)\n"
        "from quellenlage.cli.main import main\n"
        "main(sys.argv[1:])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "export", dossier, "--to", name, "-o", tmp_path / "out"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    extra = FORMATS[name].extra
    assert extra is not None
    assert line.endswith(f"install it with: pip install 'quellenlage[{extra.name}]'")
    assert not (tmp_path / "out").exists()


def test_corrections_go_from_a_file_into_the_next_run(tmp_path: Path) -> None:
    pytest.importorskip("cassis", reason="dkpro-cassis is not installed")
    pile, out, verdicts = tmp_path / "pile", tmp_path / "out", tmp_path / "verdicts.jsonl"
    pile.mkdir()
    pile.joinpath("a.txt").write_text(
        "Hafen bleibt zu\n\n„Wir haben keine Wahl“, sagte Bürgermeisterin Anna Krüger am Montag. "
        "Minister Jens Petersen widersprach.\n", "utf-8",
    )  # fmt: skip
    assert run("dossier", pile, "-o", out, "--no-cache", "--format", "cas-json").returncode == 0
    path = next(p for p in (out / "cas-json").iterdir() if p.name != "layers.json")
    path.write_text(
        path.read_text("utf-8").replace('"kind": "Direct"', '"kind": "Reported"'), "utf-8"
    )
    done = run("verdicts", out / "dossier.json", out / "cas-json", "-o", verdicts)
    assert (done.returncode, done.stderr) == (0, "")
    assert "correct quotation" in done.stdout
    done = run("dossier", pile, "-o", out, "--no-cache", "--verdicts", verdicts)
    assert done.returncode == 0
    (quotation, *_) = json.loads((out / "dossier.json").read_text("utf-8"))["quotations"]
    assert (quotation["type"], quotation["verdict"]) == ("Reported", "correct")


def test_a_file_of_another_dossier_is_skipped_and_named(dossier: Path, tmp_path: Path) -> None:
    pytest.importorskip("cassis", reason="dkpro-cassis is not installed")
    odd = tmp_path / "odd.xmi"
    odd.write_text("<a/>", "utf-8")
    done = run("verdicts", dossier, odd, "-o", tmp_path / "v.jsonl")
    assert done.returncode == 3
    assert "odd.xmi" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_second_run_leaves_nothing_of_the_first_that_no_longer_belongs(tmp_path: Path) -> None:
    pile, out = tmp_path / "pile", tmp_path / "out"
    pile.mkdir()
    pile.joinpath("a.txt").write_text("Der Hafen von Wieksund bleibt bis Freitag zu.\n", "utf-8")
    wanted = ("dossier", pile, "-o", out, "--no-cache")
    assert run(*wanted, "--format", "timeml", "--format", "markdown").returncode == 0
    assert run("export", out / "dossier.json", "--to", "excerpts", "--to", "html").returncode == 0
    assert {path.name for path in out.joinpath("excerpts").iterdir()} == {
        "dossier.html",
        "dossier.json",
    }
    assert out.joinpath("timeml").is_dir()
    out.joinpath("report.md").write_text("edited", "utf-8")
    done = run(*wanted)
    assert "report.md is from an earlier run" in done.stderr
    visible = {path.name for path in out.iterdir() if not path.name.startswith(".")}
    assert visible == {"dossier.html", "dossier.json", "report.md"}
