"""Quotations of a plain text, by the public function and the command."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from quellenlage import find_quotations
from quellenlage.cli.rooms import quotes
from quellenlage.errors import InputError

TEXT = "„Der Hafen bleibt offen“, sagte Anna Albers.\n\nLaut Polizei ist die Mauer sicher."


@pytest.mark.parametrize("models", ["full", "free"])
def test_a_text_gives_its_quotations_with_exact_characters(models: str) -> None:
    direct, indirect = find_quotations(TEXT, models=models)
    assert direct.spans[0].slice(TEXT) == "„Der Hafen bleibt offen“"
    assert direct.speaker.name == "Anna Albers"
    assert [span.slice(TEXT) for span in indirect.spans] == ["ist die Mauer sicher"]
    assert direct.speaker.actor is None


def test_models_that_do_not_exist_are_named() -> None:
    with pytest.raises(InputError, match="full, free"):
        find_quotations(TEXT, models="best")


def test_an_empty_text_has_no_quotations() -> None:
    assert find_quotations(" \n\n ") == ()


def test_standoff_offsets_slice_to_the_words_beside_them(tmp_path: Path) -> None:
    file = tmp_path / "hafen.txt"
    file.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(quotes, [str(file), "--format", "standoff"])
    assert result.exit_code == 0
    bound = [line.split("\t") for line in result.output.splitlines() if line.startswith("T")]
    assert len(bound) > 3
    for _, places, words in bound:
        start, end = places.split(" ", 1)[1].split(";")[0].split()
        assert words.startswith(" ".join(TEXT[int(start) : int(end)].split()))
