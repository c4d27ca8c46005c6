"""Articles to read, all of them invented, with what a web page leaves around them."""

from __future__ import annotations

from quellenlage.ingest.draft import Draft
from quellenlage.model import BlockRole

FIRST = (
    "Der Stadtrat von Altenfurt hat am Dienstag nach langer Debatte beschlossen, die alte Brücke "
    "über die Wesel bis zum Jahr 2027 zu erneuern. Die Kosten werden auf zwölf Millionen Euro "
    "geschätzt."
)
SECOND = (
    "Bürgermeisterin Hanna Krumbach lobte die Einigung. „Die Brücke ist für unsere Stadt wichtiger "
    "als jedes andere Bauwerk“, sagte sie nach der Sitzung. Die Arbeiten sollen im März beginnen."
)
THIRD = (
    "Die Opposition hatte zuvor verlangt, zunächst ein neues Gutachten einzuholen. Ihr Sprecher "
    "Jost Wendelin warf der Verwaltung vor, die Risse im Pfeiler seit Jahren zu kennen."
)
ARTICLE = f"""Altenfurt erneuert die alte Brücke

{FIRST}

{SECOND}

{THIRD}
"""


def roles(draft: Draft) -> dict[str, BlockRole]:
    """Return the role of every block by its text."""
    return {draft.text[mark.start : mark.end]: mark.role for mark in draft.marks}
