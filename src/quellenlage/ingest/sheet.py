"""The sheet that roles are entered on: the lines of an article, what is known of each, its role."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

import msgspec

from quellenlage.ingest.credits import CreditRules, compile_credits
from quellenlage.ingest.dates import DateRules, compile_dates
from quellenlage.ingest.draft import Limits
from quellenlage.ingest.features import LOOK, line_features
from quellenlage.ingest.lexicons import Lexicons, Pattern, compile_lexicons
from quellenlage.ingest.lines import Line, count_words
from quellenlage.ingest.outlets import Outlets, index_outlets
from quellenlage.languages import Language
from quellenlage.languages.tables.line_model import LineModel
from quellenlage.model import PROSE_ROLES, BlockRole
from quellenlage.text.normalise import compact_key, words


class Reading(msgspec.Struct, frozen=True):
    """All that readers need of the language, built once for many inputs."""

    language: Language
    lexicons: Lexicons
    credits: CreditRules
    dates: DateRules
    outlets: Outlets
    model: LineModel
    page_model: LineModel
    places: frozenset[str]
    limits: Limits


def prepare(
    language: Language,
    limits: Limits,
    *,
    model: LineModel | None = None,
    page_model: LineModel | None = None,
) -> Reading:
    """Compile the tables of ``language``; the models default to those that ship."""
    return Reading(
        language=language,
        lexicons=compile_lexicons(language),
        credits=compile_credits(language),
        dates=compile_dates(language),
        outlets=index_outlets(language),
        model=model or language.line_models.lines,
        page_model=page_model or language.line_models.pages,
        places=_places(language),
        limits=limits,
    )


def _places(language: Language) -> frozenset[str]:
    table = language.places
    names = [name for state in table.states for name in (state.name, state.capital)]
    names += [place.name for place in (*table.cities, *table.regions)]
    return frozenset(map(compact_key, names))


class Row(msgspec.Struct):
    """A line, the probability that it is the article's own, and the role it has got so far."""

    line: Line
    chance: float
    words: int
    ends: bool
    looked_at: str
    hinted: bool
    role: BlockRole | None = None

    @property
    def prose(self) -> bool:
        """Whether the line is, so far, the article's own text."""
        return self.role in PROSE_ROLES

    @property
    def paragraph(self) -> bool:
        """Whether the line looks like a paragraph of an article."""
        return self.words >= 12 and self.ends and self.chance >= 0.3

    def fires(self, pattern: Pattern) -> bool:
        """Tell whether ``pattern`` is found in the beginning or end of the line."""
        return bool(pattern.search(self.looked_at))


_SPEECH_HINTS = frozenset({"speech", "clock", "date", "price"})
"""Hints that an article's own words often give as well."""

_CLOSING = "\"“”»«’')]*_ "


Sheet: TypeAlias = list[Row]

CONTENT: Final = 0.45
"""From this probability on a line is content; F1 is flat between 0.4 and 0.5."""


def lay_out(
    lines: Sequence[Line], roles: Sequence[BlockRole | None], reading: Reading
) -> list[Row]:
    """Return a row for every line; ``roles`` are those that are known beforehand."""
    hints = reading.lexicons.hints
    features = line_features([line.text for line in lines], reading.language, hints)
    telling = [f"hint:{name}" for name, _ in hints if name not in _SPEECH_HINTS]
    rows = []
    for line, role, row in zip(lines, roles, features, strict=True):
        text = line.text
        looked_at = text if len(text) <= 2 * LOOK else f"{text[:LOOK]} {text[-LOOK:]}"
        rows.append(
            Row(
                line=line,
                chance=reading.model.probability(row),
                words=count_words(text),
                ends=text.rstrip(_CLOSING)[-1:] in tuple(".!?…:"),
                looked_at=looked_at,
                hinted=any(row[name] for name in telling),
                role=role,
            )
        )
    return rows


def shingles(text: str, size: int) -> list[str]:
    """Return all runs of ``size`` words of ``text``."""
    run = words(text)
    return [" ".join(run[at : at + size]) for at in range(len(run) - size + 1)]
