"""The command as a user runs it: in a process of its own."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from quellenlage.export.dossier_json import write_json
from quellenlage.model import Story
from quellenlage.store.dossiers import load_dossier

ARTICLE = (
    "Stadt Wieksund kündigt Vertrag\n\n"
    "Die Stadt Wieksund hat den Vertrag mit dem Hafen gekündigt. „Wir haben keine Wahl“, sagte "
    "Bürgermeisterin Anna Krüger am 3. März 2025 der Zeitung. Das Ministerium habe nicht "
    "geantwortet.\n"
)
ENGLISH = (
    "City cancels harbour contract\n\nThe city has cancelled its contract with the harbour. "
    "The mayor said that there was no other choice and that the ministry had not answered.\n"
)


def run(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "quellenlage", *map(str, arguments)],
        capture_output=True, text=True, check=False, cwd=cwd, encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    folder.joinpath("a.txt").write_text(ARTICLE, "utf-8")
    return folder


def test_without_arguments_the_commands_are_listed() -> None:
    done = run("--help")
    assert done.returncode == 0
    for command in ("dossier", "read", "annotate", "times", "quotes", "names", "diff", "export"):
        assert command in done.stdout


def test_the_main_job_writes_page_and_data_and_says_where(pile: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("dossier", pile, "-o", out, "--no-cache", "--format", "csv")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    story = load_dossier(out / "dossier.json")
    assert [q.speaker.name for q in story.quotations][:1] == ["Anna Krüger"]
    assert str(out / "dossier.html") in done.stdout
    assert (out / "csv" / "quotations.csv").exists()


def test_bad_input_is_named_in_one_line_and_the_rest_goes_on(pile: Path, tmp_path: Path) -> None:
    pile.joinpath("empty.txt").touch()
    pile.joinpath("binary.txt").write_bytes(bytes(range(256)) * 20)
    pile.joinpath("again.txt").write_text(ARTICLE, "utf-8")
    pile.joinpath("old.txt").write_bytes(ARTICLE.replace("Hafen", "Häfen").encode("cp1252"))
    pile.joinpath("wide.txt").write_bytes(ARTICLE.replace("Hafen", "Kai").encode("utf-16"))
    pile.joinpath("open.txt").write_text(ARTICLE.replace("“", ""), "utf-8")
    done = run("dossier", pile, "-o", tmp_path / "out", "--no-cache")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    notes = [line for line in done.stderr.splitlines() if line.startswith("quellenlage: note on ")]
    skips = [line for line in done.stderr.splitlines() if line not in notes]
    assert all(line.startswith("quellenlage: skipped ") for line in skips)
    assert {Path(line.split(": ")[1].removeprefix("skipped ")).name for line in skips} >= {
        "empty.txt",
        "binary.txt",
    }
    assert {Path(line.split(": ")[1].removeprefix("note on ")).name for line in notes} == {
        "old.txt",
        "open.txt",
    }
    story = load_dossier(tmp_path / "out" / "dossier.json")
    texts = [document.text for document in story.documents]
    assert any("Häfen" in text for text in texts)
    assert any("Kai" in text for text in texts)


def test_an_english_article_is_passed_over_and_no_failure(pile: Path, tmp_path: Path) -> None:
    pile.joinpath("english.txt").write_text(ENGLISH, "utf-8")
    done = run("dossier", pile, "-o", tmp_path / "out", "--no-cache")
    assert done.returncode == 0
    assert "english.txt (en)" in done.stdout


@pytest.mark.parametrize("name", ["empty folder", "missing folder"])
def test_where_nothing_can_be_read_nothing_is_written(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    if name == "empty folder":
        folder.mkdir()
    done = run("dossier", folder, "-o", tmp_path / "out", "--no-cache")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out" / "dossier.json").exists()


def test_an_output_folder_that_cannot_be_is_one_line(pile: Path, tmp_path: Path) -> None:
    tmp_path.joinpath("file").touch()
    done = run("dossier", pile, "-o", tmp_path / "file" / "out", "--no-cache")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["dossier"],
        ["dossier", "", "-o", "y"],
        ["dossier", "x", "-o", ""],
        ["dossier", "x", "-o", "y", "--jobs", "0"],
        ["dossier", "x", "-o", "y", "--models", "some"],
        ["nothing"],
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], tmp_path: Path) -> None:
    assert run(*arguments, cwd=tmp_path).returncode == 2


def test_a_model_that_is_not_installed_is_named(pile: Path, tmp_path: Path) -> None:
    done = run("dossier", pile, "-o", tmp_path / "out", "--model", "de_no_such_model")
    assert done.returncode == 1
    assert "de_no_such_model" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_interrupted_it_leaves_no_traceback_and_no_file(pile: Path, tmp_path: Path) -> None:
    for number in range(400):
        pile.joinpath(f"{number}.txt").write_text(ARTICLE * 3 + str(number), "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "quellenlage", "dossier", pile, "-o", tmp_path / "out",
         "--jobs", "2", "--no-cache"],
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    out = tmp_path / "out"
    deadline = time.monotonic() + 120
    while not out.is_dir() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.1)  # the folder is made when reading begins
    time.sleep(2)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert not list(out.iterdir())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device to write to")
def test_a_full_disk_behind_standard_output_is_one_line(pile: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "quellenlage", "read", pile],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1


def test_what_an_article_holds_cannot_steer_the_terminal(pile: Path) -> None:
    pile.joinpath("a.txt").write_text(ARTICLE.replace("Hafen", "\x1b[31mHafen"), "utf-8")
    done = run("read", pile)
    assert "Hafen" in done.stdout
    assert "\x1b" not in done.stdout


def test_each_room_can_be_called_alone(pile: Path) -> None:
    read = json.loads(run("read", pile, "--format", "json").stdout)
    assert read["documents"][0]["blocks"][0]["role"] == "headline"
    conllu = run("annotate", pile, "--format", "conllu").stdout
    rows = [line.split("\t") for line in conllu.splitlines() if line and line[0] != "#"]
    assert all(len(row) == 10 for row in rows)
    times = json.loads(run("times", pile, "--format", "json").stdout)
    assert "2025-03-03" in {time["value"] for time in times["times"]}
    quotes = json.loads(run("quotes", pile, "--format", "json").stdout)
    assert quotes["quotations"][0]["type"] == "Direct"
    assert "<TIMEX3" in run("times", pile, "--format", "timeml", "--dct", "2025-03-04").stdout


def test_names_gives_a_verdict_for_each_pair(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("a,b\nAnna Krüger,Anna Krueger\nAnna Krüger,Jens Petersen\n", "utf-8")
    rows = list(csv.DictReader(io.StringIO(run("names", pairs).stdout)))
    assert [row["verdict"] for row in rows] == ["same", "different"]


def test_a_pair_without_two_names_is_skipped_with_its_line(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("a,b\nAnna,Anne\n,\nAnna\n", "utf-8")
    done = run("names", pairs)
    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 2
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == [
        f"skipped {pairs}:3",
        f"skipped {pairs}:4",
    ]


def test_a_room_alone_names_the_articles_it_passes_over(pile: Path) -> None:
    pile.joinpath("english.txt").write_text(ENGLISH, "utf-8")
    done = run("annotate", pile)
    assert "english.txt: its language is en" in done.stderr
    assert "mayor" not in done.stdout


def test_a_search_without_hits_says_so(story: Story, tmp_path: Path) -> None:
    path = tmp_path / "dossier.json"
    path.write_bytes(b"".join(write_json(story)["dossier.json"]))
    done = run("search", path, "Xylophonistin")
    assert (done.returncode, done.stdout) == (0, "")
    assert "Xylophonistin" in done.stderr


def test_a_dossier_is_exported_searched_and_compared(story: Story, tmp_path: Path) -> None:
    path = tmp_path / "dossier.json"
    path.write_bytes(b"".join(write_json(story)["dossier.json"]))
    assert run("export", path, "--to", "html", "-o", tmp_path / "x").returncode == 0
    assert (tmp_path / "x" / "dossier.html").exists()
    assert run("diff", path, path).stdout == ""
    assert run("search", path, "Hafen").stdout
    broken = tmp_path / "broken.json"
    broken.write_text("{}", "utf-8")
    assert run("diff", path, broken).returncode == 1
