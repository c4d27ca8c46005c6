"""News agencies and outlets, with domains and abbreviations."""

from __future__ import annotations

import msgspec


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A news agency or outlet.

    ``name`` is canonical. ``names`` are other names in running text, in base form;
    ``abbreviations`` are the signs under an article ("dpa", "Keystone-SDA"), written as they
    are printed; ``domains`` are hosts without "www." (a host below them counts as well).
    ``country`` is ISO 3166-1 alpha-2, ``owner`` the group or house behind it where public.
    ``state`` tells that a government runs it as its voice.
    """

    name: str
    names: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str | None = None
    owner: str | None = None
    state: bool = False


class SourceTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everybody who reports and is credited for it.

    ``unnamed_agencies`` are words that credit agencies without naming one ("Agenturen");
    ``press_release`` and ``staff`` are signs in brackets under an article: text of a press
    office, text of the newsroom itself. ``common_words`` are names of outlets that are words
    of their own ("Stern"); ``title_endings``, in lower case, are how titles of papers end
    ("kurier"); ``reporting_verbs`` are what outlets do, not only speakers.
    """

    agencies: tuple[Source, ...] = ()
    outlets: tuple[Source, ...] = ()
    unnamed_agencies: tuple[str, ...] = ()
    common_words: frozenset[str] = frozenset()
    title_endings: tuple[str, ...] = ()
    reporting_verbs: frozenset[str] = frozenset()
    press_release: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()
