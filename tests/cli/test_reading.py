from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from quellenlage.cli.main import main
from tests.ingest.samples import ARTICLE


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def run(*arguments: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["read", *map(str, arguments)])
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize("name", ["characters", "max_characters"])
def test_a_limit_on_the_command_line_holds(article: Path, name: str) -> None:
    code, _, told = run(article, "--limit", f"{name}=100")
    assert code == 1
    assert "above the limit of 100" in told


@pytest.mark.parametrize("setting", ["breite=3", "bytes=viel", "bytes=0", "bytes"])
def test_a_wrong_limit_is_wrong_usage(article: Path, setting: str) -> None:
    assert run(article, "--limit", setting)[0] == 2


def test_an_address_is_not_fetched_unasked(article: Path) -> None:
    code, out, told = run(article, "https://seite.example/a?b=c", "--format", "json")
    assert code == 3
    assert "skipped https://seite.example/a?b=c: It is an address" in told
    assert json.loads(out)["skipped"][0]["input"] == "https://seite.example/a?b=c"
