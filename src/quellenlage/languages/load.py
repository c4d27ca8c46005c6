"""Loading a language: each table is decoded into its type, so a slip in a TOML file is named."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from quellenlage.errors import InputError, ModelError
from quellenlage.languages import de
from quellenlage.languages.base import Language, LanguageRules
from quellenlage.languages.tables.calendar import CalendarTable
from quellenlage.languages.tables.content import ContentTable
from quellenlage.languages.tables.differences import DifferenceTable
from quellenlage.languages.tables.events import EventTable
from quellenlage.languages.tables.exports import ExportTable
from quellenlage.languages.tables.grammar import GrammarTable
from quellenlage.languages.tables.line_model import LineModels, decode_line_models
from quellenlage.languages.tables.names import NameTable
from quellenlage.languages.tables.page import PageTable
from quellenlage.languages.tables.places import PlaceTable
from quellenlage.languages.tables.quotation_model import QuotationModel, decode_quotation_model
from quellenlage.languages.tables.sources import SourceTable
from quellenlage.languages.tables.speech import SpeechTable

LANGUAGES: dict[str, Callable[[GrammarTable], LanguageRules]] = {"de": de.rules}
"""The rules of every language, by ISO 639-1 code; its tables lie in the folder of that name."""

T = TypeVar("T", bound=msgspec.Struct)


def load_language(code: str) -> Language:
    """Read the tables of one language.

    Raises:
        InputError: if the language is unknown, or a table does not follow its type.
        ModelError: if the learned weights do not follow theirs.
    """
    if code not in LANGUAGES:
        raise InputError(f"no language {code!r}; there is: {', '.join(sorted(LANGUAGES))}")
    grammar = _table(code, "grammar", GrammarTable)
    return Language(
        code=code,
        calendar=_table(code, "calendar", CalendarTable),
        content=_table(code, "content", ContentTable),
        differences=_table(code, "differences", DifferenceTable),
        events=_table(code, "events", EventTable),
        exports=_table(code, "exports", ExportTable),
        grammar=grammar,
        names=_table(code, "names", NameTable),
        page=_table(code, "page", PageTable),
        places=_table(code, "places", PlaceTable),
        sources=_table(code, "sources", SourceTable),
        speech=_table(code, "speech", SpeechTable),
        rules=LANGUAGES[code](grammar),
        line_models=_line_models(code),
        quotation_model=_quotation_model(code),
    )


def _line_models(code: str) -> LineModels:
    try:
        return decode_line_models(_model(code, "lines.json").read_bytes())
    except (OSError, msgspec.DecodeError) as error:
        raise ModelError(f"languages/{code}/models/lines.json: {error}") from error


def _quotation_model(code: str) -> QuotationModel | None:
    """Return the learned weights for quotations, where the language ships them."""
    source = _model(code, "quotation-nc.json")
    if not source.is_file():
        return None
    try:
        return decode_quotation_model(source.read_bytes())
    except msgspec.DecodeError as error:
        raise ModelError(f"languages/{code}/models/quotation-nc.json: {error}") from error


def _model(code: str, name: str) -> Traversable:
    return files("quellenlage.languages") / code / "models" / name


def _table(code: str, name: str, kind: type[T]) -> T:
    source = files("quellenlage.languages") / code / f"{name}.toml"
    try:
        return msgspec.toml.decode(source.read_bytes(), type=kind)
    except (msgspec.DecodeError, OSError) as error:
        raise InputError(f"languages/{code}/{name}.toml: {error}") from error
