"""A story of few words in which everything is awkward."""

from __future__ import annotations

import pytest

from quellenlage.model import Story
from quellenlage.pipeline import analyse
from tests.factory import make_document

AWKWARD = (
    "🚢 Die Stadt Wieksund hat am 3. März 2025 den Vertrag gekündigt. „Wir haben <keine> Wahl & "
    "*kein* Geld 🚢“, sagte Bürgermeisterin Anna Krüger der Zeitung.\n\n"
    "=SUMME(A1) Der Minister bestritt, dass [das Land](http://x.example) zahle. Jens Petersen "
    "will bis zum 1. Mai 2025 ein Gutachten vorlegen. \u202eDer Hafen\u202c sei sicher, so "
    "Petersen."
)


@pytest.fixture(scope="session")
def awkward() -> Story:
    """A story with astral characters, markup, a formula and a mark that turns the writing."""
    told = make_document(AWKWARD, outlet="Küstenfunk", title="<script>alert(1)</script> | Vertrag")
    copied = make_document(AWKWARD + " Mehr ist nicht bekannt.", outlet="Nordblatt")
    return analyse([told, copied])
