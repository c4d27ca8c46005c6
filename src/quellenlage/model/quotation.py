"""A speech event in an article, in the schema of Petersen-Frey & Biemann (LREC-COLING 2024)."""

from __future__ import annotations

from enum import StrEnum

from quellenlage.model.base import Id, Noun
from quellenlage.model.span import Span
from quellenlage.model.verdict import VerdictKind


class QuotationType(StrEnum):
    """How words are told."""

    DIRECT = "Direct"
    INDIRECT = "Indirect"
    REPORTED = "Reported"
    FREE_INDIRECT = "FreeIndirect"
    INDIRECT_FREE_INDIRECT = "IndirectFreeIndirect"


class Medium(StrEnum):
    """Speech, thought or writing, or two of them where the text leaves it open."""

    SPEECH = "Speech"
    THOUGHT = "Thought"
    WRITING = "Writing"
    SPEECH_THOUGHT = "ST"
    SPEECH_WRITING = "SW"
    THOUGHT_WRITING = "TW"


class Stance(StrEnum):
    """How the verb of saying places the reporter towards what is said, and its speech act."""

    NEUTRAL = "neutral"
    DISTANCING = "distancing"
    ENDORSING = "endorsing"
    DENYING = "denying"
    ASKING = "asking"
    DEMANDING = "demanding"
    THREATENING = "threatening"
    PROMISING = "promising"


class Party(Noun, frozen=True, kw_only=True, omit_defaults=True):
    """Who speaks or is spoken to: ``spans`` and ``name``, or why nobody is named.

    ``actor`` is the article's own entity until resolve names the actor. ``name`` is the
    actor's name, or the words of the text where the actor has none. ``unattributed`` is set
    in place of ``name``; ``spans`` may then hold words that name nobody ("Berichten zufolge").
    """

    spans: tuple[Span, ...] = ()
    actor: Id | None = None
    name: str | None = None
    unattributed: str | None = None


class Spans(Noun, frozen=True, kw_only=True):
    """The characters of a cue or frame, which may be split ("teilte ... mit")."""

    spans: tuple[Span, ...]


class Quotation(Noun, frozen=True, kw_only=True):
    """One speech event: what was said, how it is told, by and to whom.

    ``spans`` are the content; a direct quotation includes its marks. ``parent`` is the
    quotation this one stands in; ``via`` the attributions through which it reached the
    article; ``repeats`` the quotation that this one, in a pull quote or headline, says again;
    ``claims`` is filled by resolve.
    """

    id: Id
    document: Id
    type: QuotationType
    medium: Medium
    stance: Stance = Stance.NEUTRAL
    spans: tuple[Span, ...]
    cue: Spans | None = None
    speaker: Party
    addressee: Party | None = None
    frame: Spans | None = None
    parent: Id | None = None
    via: tuple[Id, ...] = ()
    repeats: Id | None = None
    claims: tuple[Id, ...] = ()
    score: float
    why: tuple[str, ...]
    verdict: VerdictKind | None = None
