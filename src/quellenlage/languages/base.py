"""What a language provides: tables that a linguist can edit, and a few rules."""

from __future__ import annotations

from typing import Literal, NamedTuple, Protocol

import msgspec

from quellenlage.languages.tables.calendar import CalendarTable
from quellenlage.languages.tables.content import ContentTable
from quellenlage.languages.tables.differences import DifferenceTable
from quellenlage.languages.tables.events import EventTable
from quellenlage.languages.tables.exports import ExportTable
from quellenlage.languages.tables.grammar import GrammarTable
from quellenlage.languages.tables.line_model import LineModels
from quellenlage.languages.tables.names import NameTable
from quellenlage.languages.tables.page import PageTable
from quellenlage.languages.tables.places import PlaceTable
from quellenlage.languages.tables.quotation_model import QuotationModel
from quellenlage.languages.tables.sources import SourceTable
from quellenlage.languages.tables.speech import SpeechTable


class Subjunctive(NamedTuple):
    """A verb form as subjunctive: of which tense (UD), and when it is none.

    ``always`` no indicative looks like it; ``unless_first`` only the first person singular
    does; ``perhaps`` the indicative of the third person does.
    """

    tense: Literal["Pres", "Past"]
    when: Literal["always", "unless_first", "perhaps"]


class LanguageRules(Protocol):
    """What no table can say."""

    def lemma(self, form: str, upos: str) -> str:
        """Return the base form of ``form`` as a word of class ``upos`` (UD)."""
        ...

    def knows(self, form: str) -> bool:
        """Tell whether the lexicon has a word in this form."""
        ...

    def nominative(self, name: str) -> str:
        """Return a name that stands in the genitive without its ending."""
        ...

    def subjunctive(self, form: str) -> Subjunctive | None:
        """Return how a finite verb form may be subjunctive, ``None`` for an indicative."""
        ...

    def separable(self, particle: str, infinitive: str, *, tagged: bool = False) -> str:
        """Return the separable verb of a particle and a verb, "" where there is none.

        ``tagged`` says that the particle was recognised as one.
        """
        ...

    def bare_adjective(self, form: str, gender: str, *, plural: bool) -> str:
        """Return an attributive adjective in the nominative as it stands without an article."""
        ...

    def bare_possessive(self, form: str, gender: str, *, plural: bool) -> str:
        """Return a possessive pronoun before a noun in the nominative."""
        ...

    def bare_noun(self, form: str, lemma: str, *, plural: bool) -> str:
        """Return a noun in the nominative, in the number that it has."""
        ...

    def parts(self, lemma: str) -> tuple[str, ...]:
        """Return the parts of a compound noun, in base form; empty for a simple word."""
        ...


class Language(msgspec.Struct, frozen=True):
    """Everything the rooms know of one language."""

    code: str
    calendar: CalendarTable
    content: ContentTable
    differences: DifferenceTable
    events: EventTable
    exports: ExportTable
    grammar: GrammarTable
    names: NameTable
    page: PageTable
    places: PlaceTable
    sources: SourceTable
    speech: SpeechTable
    rules: LanguageRules
    line_models: LineModels
    quotation_model: QuotationModel | None = None
