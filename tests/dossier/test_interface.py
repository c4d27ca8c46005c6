from __future__ import annotations

import re
from pathlib import Path

from quellenlage.dossier.interface import Interface, InterfaceLanguage, load_texts
from quellenlage.model import Plover

DOSSIER = Path(__file__).parents[2] / "src" / "quellenlage" / "dossier"
ENUMERATIONS = {
    "actor", "basis", "commitment", "discrepancy", "edge", "event", "factuality", "node", "origin",
    "precision", "quotation", "rendered", "status",
}  # fmt: skip


def test_every_kind_of_event_is_named() -> None:
    assert {f"event.{plover}" for plover in Plover} <= load_texts().keys()


def test_both_languages_fill_in_the_same_values() -> None:
    for key, (german, english) in load_texts().items():
        assert set(re.findall(r"\{\w+\}", german)) == set(re.findall(r"\{\w+\}", english)), key
        assert german.count("|") == english.count("|"), key


def test_no_text_lies_unused() -> None:
    sources = [*DOSSIER.rglob("*.j2"), *DOSSIER.rglob("*.js"), *DOSSIER.rglob("*.py")]
    code = "\n".join(source.read_text(encoding="utf-8") for source in sources)
    for key in load_texts():
        table = key.split(".")[0]
        built = table in ENUMERATIONS | {"count", "nav", "script"} or key in _BUILT
        assert built or f'"{key}"' in code, key
    for key in load_texts():
        table, name = key.split(".")
        if table == "script":
            assert f'say("{name}"' in code, key


_BUILT = {
    *(f"articles.{kind}" for kind in "qsatcnp"),
    *(f"lineage.{column}" for column in ("sources", "carriers", "articles")),
}


def test_a_text_carries_the_other_language_with_it() -> None:
    german = Interface(InterfaceLanguage.GERMAN).count("articles", 1200)
    assert str(german) == '<span data-alt="1,200 articles">1.200 Artikel</span>'
    english = Interface(InterfaceLanguage.ENGLISH).say("about.skipped")
    assert str(english) == '<span data-alt="Nicht gelesen">Not read</span>'


def test_what_fills_a_text_is_escaped() -> None:
    said = Interface(InterfaceLanguage.GERMAN).say("page.beside", folder="<b>&")
    assert "<b>" not in said
