"""The word lists of a language as compiled patterns."""

from __future__ import annotations

import re
from typing import TypeAlias

import msgspec

from quellenlage.languages import Language
from quellenlage.languages.tables.page import Lexicon

Pattern: TypeAlias = re.Pattern[str]

_NEVER = re.compile(r"(?!)")


class Lexicons(msgspec.Struct, frozen=True):
    """The lexicons of :class:`quellenlage.languages.tables.page.PageTable`, ready to match."""

    hints: tuple[tuple[str, Pattern], ...]
    flags: tuple[tuple[str, Pattern], ...]
    leftovers: Pattern
    captions: Pattern
    films: Pattern
    picture_credits: Pattern
    teasers: Pattern
    embeds: Pattern
    bylines: Pattern
    mastheads: Pattern


def compile_lexicons(language: Language) -> Lexicons:
    """Return the lexicons of ``language`` as patterns that are searched for in a line."""
    page = language.page
    return Lexicons(
        hints=tuple((name, compile_lexicon(page.hints[name])) for name in sorted(page.hints)),
        flags=tuple((name, compile_lexicon(page.flags[name])) for name in sorted(page.flags)),
        leftovers=compile_lexicon(page.leftovers),
        captions=compile_lexicon(page.captions),
        films=compile_lexicon(page.films),
        picture_credits=compile_lexicon(page.picture_credits),
        teasers=compile_lexicon(page.teasers),
        embeds=compile_lexicon(page.embeds),
        bylines=compile_lexicon(page.bylines),
        mastheads=compile_lexicon(page.mastheads),
    )


def compile_lexicon(lexicon: Lexicon) -> Pattern:
    """Return one pattern that fires where any entry of ``lexicon`` does."""
    parts = [f"(?:{pattern})" for pattern in lexicon.patterns]
    if lexicon.words:
        parts.append(rf"(?<!\w)(?:{_any_of(lexicon.words)})(?!\w)")
    if lexicon.starts:
        parts.append(rf"^(?:{_any_of(lexicon.starts)})(?:(?!\w)|(?<!\w))")
    if lexicon.lines:
        parts.append(rf"^\W*(?:{_any_of(lexicon.lines)})\W*$")
    return re.compile("|".join(parts), re.IGNORECASE) if parts else _NEVER


def _any_of(entries: tuple[str, ...]) -> str:
    """Return an alternation, longest first; a star stands for any letters."""
    longest = sorted(entries, key=lambda entry: (-len(entry), entry))
    return "|".join(
        re.escape(entry[:-1]) + r"\w*" if entry.endswith("*") else re.escape(entry)
        for entry in longest
    )
