"""The slots beside a trigger that a frame may give a role."""

from __future__ import annotations

from typing import NamedTuple

from quellenlage.extract.events.view import ArticleView

SUBJECT, OBJECT, DATIVE, GENITIVE = "subject", "object", "dative", "genitive"
ADJECTIVE = "adjective"


class Argument(NamedTuple):
    """A token in a slot: one of those above, or a preposition in base form."""

    slot: str
    token: int


def preposition(view: ArticleView, token: int) -> str | None:
    """Return the preposition of a phrase, without the article it has swallowed ("im" → "in")."""
    cases = view.children(token, "case")
    if not cases:
        return None
    lemma = view.annotated.lemma[cases[0]].lower()
    return view.table.syntax.contractions.get(lemma, lemma)
