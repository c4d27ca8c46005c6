"""Names, role nouns and pronouns in one article, and the actors they stand for across all."""

from __future__ import annotations

from enum import StrEnum

from quellenlage.model.base import Id, IsoDate, Noun
from quellenlage.model.span import Evidence, Span
from quellenlage.model.verdict import VerdictKind


class ActorType(StrEnum):
    """What kind of actor; GPE is a state or place that acts, LOC a place that does not."""

    PERSON = "PER"
    ORGANISATION = "ORG"
    GPE = "GPE"
    LOCATION = "LOC"
    OUTLET = "OUTLET"
    AGENCY = "AGENCY"
    GROUP = "GROUP"
    ROLE = "ROLE"  # known by role only: "der Kremlsprecher"
    MISC = "MISC"


class MentionForm(StrEnum):
    """How a mention names its actor."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    ADJECTIVE = "adjective"  # "belarussisch"
    METONYM = "metonym"  # "Minsk" for the government of Belarus


class Gender(StrEnum):
    """Grammatical gender and number of the words that mention an actor."""

    MASCULINE = "masculine"
    FEMININE = "feminine"
    NEUTER = "neuter"
    PLURAL = "plural"


class Mention(Noun, frozen=True, kw_only=True):
    """One mention. ``actor`` is the article's own entity until resolve names the actor."""

    id: Id
    document: Id
    start: int
    end: int
    form: MentionForm
    actor: Id


class RoleMention(Noun, frozen=True, kw_only=True):
    """A role that an article gives somebody: "belarussischer Präsident"."""

    text: str
    span: Span


class LocalEntity(Noun, frozen=True, kw_only=True):
    """All that one article calls by one actor: the result of resolving mentions inside it.

    ``names`` are in base form (no genitive s, no title), fullest first, empty for an actor
    known by role only. ``key`` is a canonical name where a table knows it ("Belarus" for
    Weißrussland), by which resolve joins without comparing.
    """

    id: Id
    document: Id
    type: ActorType
    names: tuple[str, ...] = ()
    key: str | None = None
    roles: tuple[RoleMention, ...] = ()
    gender: Gender | None = None
    mentions: tuple[Mention, ...]
    why: tuple[str, ...] = ()


class Role(Noun, frozen=True, kw_only=True):
    """A role of an actor, with the span of days in which articles give it, where known."""

    role: str
    earliest: IsoDate | None = None
    latest: IsoDate | None = None
    evidence: tuple[Evidence, ...]


class Candidate(Noun, frozen=True, kw_only=True):
    """Another actor that may be the same; nothing decided it."""

    actor: Id
    score: float
    why: tuple[str, ...]


class Actor(Noun, frozen=True, kw_only=True):
    """A person, organisation, state or place across all articles.

    ``name`` is the fullest and most frequent of ``names``, which list every variant met;
    ``known_as`` the identifier of the actor in a list of the user's (a Wikidata QID).
    """

    id: Id
    name: str
    type: ActorType
    names: tuple[str, ...]
    roles: tuple[Role, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    known_as: str | None = None
    score: float
    why: tuple[str, ...]
    verdict: VerdictKind | None = None
