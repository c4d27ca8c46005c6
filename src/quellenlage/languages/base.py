"""What a language provides: tables that a linguist can edit, and a few rules."""

from __future__ import annotations

from typing import Protocol

import msgspec

from quellenlage.languages.tables.calendar import CalendarTable
from quellenlage.languages.tables.content import ContentTable
from quellenlage.languages.tables.events import EventTable
from quellenlage.languages.tables.grammar import GrammarTable
from quellenlage.languages.tables.names import NameTable
from quellenlage.languages.tables.page import PageTable
from quellenlage.languages.tables.places import PlaceTable
from quellenlage.languages.tables.sources import SourceTable
from quellenlage.languages.tables.speech import SpeechTable


class LanguageRules(Protocol):
    """What no table can say."""

    def lemma(self, form: str, upos: str) -> str:
        """Return the base form of ``form`` as a word of class ``upos`` (UD)."""
        ...

    def parts(self, lemma: str) -> tuple[str, ...]:
        """Return the parts of a compound noun, in base form; empty for a simple word."""
        ...


class Language(msgspec.Struct, frozen=True):
    """Everything the rooms know of one language."""

    code: str
    calendar: CalendarTable
    content: ContentTable
    events: EventTable
    grammar: GrammarTable
    names: NameTable
    page: PageTable
    places: PlaceTable
    sources: SourceTable
    speech: SpeechTable
    rules: LanguageRules
