"""Which of the language's tables knows a word: given names, places, agencies, roles ...

The network reads the class as one feature of the word's form, so that a name added to a table
is known to it without training anew.
"""

from __future__ import annotations

from quellenlage.annotate.spotter import NameTables
from quellenlage.model import ActorType
from quellenlage.text.transliteration import fold

CLASSES = (
    "given name",
    "place",
    "source",
    "title",
    "role",
    "organisation",
    "organisation by ending",
    "role by ending",
    "adjective of a place",
    "verb of saying",
)
"""From the strongest to the weakest; their numbers count from 1, 0 is a word of no class."""


class WordClasses:
    """Looks words up in the tables of names."""

    def __init__(self, tables: NameTables) -> None:
        self._tables = tables

    def of(self, form: str) -> int:
        """Return the number of the class of a form, 0 for none."""
        tables = self._tables
        capital = form[:1].isupper()
        noun = tables.nouns.get(form)
        person = noun is not None and noun.type is ActorType.ROLE
        tests = (
            capital and fold(form) in tables.given,
            form in tables.places,
            form in tables.sources,
            form in tables.titles,
            person,
            noun is not None and not person,
            capital and form.lower().endswith(tables.body_endings),
            capital and form.lower().endswith(tables.role_endings),
            form.lower() in tables.place_adjectives,
            form in tables.speech,
        )
        return next((number for number, hit in enumerate(tests, 1) if hit), 0)
