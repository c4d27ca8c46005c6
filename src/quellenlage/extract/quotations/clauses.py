"""What opens a clause, and slips of the tagger that would hide its verb."""

from __future__ import annotations

import re
from typing import Protocol

from quellenlage.languages.tables.speech import SpeechTable

CLOSING_MARKS = frozenset('“”"«»‘‹')
_WITH_ZU = re.compile(r"\w{2,}zu\w{2,}e?n")
_RELATIVE = frozenset({"PRELS", "PRELAT"})
_ASKING = frozenset({"PWS", "PWAT"})
_SUBJECT_OPENERS = frozenset({"ART", "NE", "NN", "PPER", "PPOSAT"})


class Columns(Protocol):
    """The columns of a document that these rules read and mend."""

    forms: list[str]
    low: list[str]
    lemma: list[str]
    xpos: list[str]
    finite: list[bool]
    speech: SpeechTable

    @property
    def told(self) -> list[str]:
        """Marks of Konjunktiv."""
        ...


def kind_of_clause(columns: Columns, lead: int, end: int, finite: tuple[int, ...]) -> str:
    """Return how the clause that opens at ``lead`` is tied: see :class:`Segment`."""
    tag, low = columns.xpos[lead], columns.low[lead]
    following = columns.xpos[lead + 1] if tag == "APPR" and lead + 1 < end else ""
    compares = low in columns.speech.comparison_particles
    zu = any(columns.xpos[token] in {"PTKZU", "VVIZU"} for token in range(lead, end))
    kinds = (
        ("that", low in columns.speech.content_conjunctions),
        ("rel", tag in _RELATIVE or following in _RELATIVE),
        ("rel", _opens_like_relative(columns, lead, end, finite)),
        ("sub", tag in {"KOUS", "KOUI"} and not compares),
        ("wh", (compares and bool(finite)) or tag in _ASKING or tag == "PWAV"),
        ("wh", following in _ASKING),
        ("main", bool(finite)),
        ("infinitive", zu),
    )
    return next((kind for kind, fits in kinds if fits), "phrase")


def _opens_like_relative(columns: Columns, lead: int, end: int, finite: tuple[int, ...]) -> bool:
    """Tell whether a relative pronoun that was taken for an article opens a clause.

    Such a clause stands behind a comma and keeps its finite verb for the end.
    """
    if not lead or columns.forms[lead - 1] != "," or not finite:
        return False
    pronoun = lead + (columns.xpos[lead] == "APPR")
    last = end - 1 - (columns.xpos[end - 1] == "$.")
    if last <= pronoun:
        return False
    if pronoun > lead and columns.xpos[pronoun + 1] in {"NN", "NE", "ADJA"}:
        return False  # "nach dem Treffen ..."
    known = pronoun < end and columns.low[pronoun] in columns.speech.relative_pronouns
    return known and finite[-1] == last and not columns.told[last] and last - pronoun > 1


def mend_participles(columns: Columns) -> None:
    """Take a participle at the head of a clause for the finite verb: ", berichtet die ..."."""
    forms, xpos = columns.forms, columns.xpos
    for token in range(1, len(forms) - 1):
        before = forms[token - 1]
        if xpos[token] == "VVPP" and (before == "," or before in CLOSING_MARKS):
            opens = xpos[token + 1] in _SUBJECT_OPENERS
            columns.finite[token] = opens and columns.low[token].endswith("t")


def mend_infinitives(columns: Columns) -> None:
    """Mend "nachzudenken" taken for a finite verb, and "fürchten," taken for an infinitive."""
    bare = True  # no finite verb and no "zu" since the last comma
    for token, tag in enumerate(columns.xpos):
        if tag.startswith("VV") and _WITH_ZU.fullmatch(columns.low[token]):
            columns.xpos[token] = "VVIZU"
            columns.finite[token] = False
        if tag == "PTKVZ" and columns.lemma[token] in columns.speech.verbs:
            columns.xpos[token] = "VVFIN"  # "mitteilte" taken for the particle of a verb
            columns.finite[token] = True
        following = columns.forms[token + 1] if token + 1 < len(columns.forms) else ""
        if tag == "VVINF" and bare and following in {",", ":"}:
            columns.finite[token] = True
        if columns.finite[token] or tag in {"PTKZU", "VVIZU", "KOUS", "KOUI"}:
            bare = False
        elif tag in {"$.", "$,"}:
            bare = tag == "$."
