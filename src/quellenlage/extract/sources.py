"""What kind of source some words name: an agency, an outlet, an office, a person, a text."""

from __future__ import annotations

from collections.abc import Sequence

from quellenlage.extract.quotations.parties import Resolver
from quellenlage.extract.quotations.phrases import Phrase
from quellenlage.extract.quotations.reading import Reading
from quellenlage.languages import Language
from quellenlage.model import ActorType, ChainLink, CreditedKind, LocalEntity

_LONGEST_NAME = 5

_KINDS = {
    ActorType.AGENCY: CreditedKind.AGENCY,
    ActorType.OUTLET: CreditedKind.OUTLET,
    ActorType.PERSON: CreditedKind.PERSON,
}


class SourceNames:
    """The agencies and outlets of the tables by every name, and the actors of one article."""

    def __init__(self, language: Language, entities: Sequence[LocalEntity], text: str) -> None:
        self._speech = language.speech
        self._types = {entity.id: entity.type for entity in entities}
        self._resolver = Resolver(text, entities)
        self._names: dict[str, tuple[str, CreditedKind]] = {}
        tables = (
            (language.sources.outlets, CreditedKind.OUTLET),
            (language.sources.agencies, CreditedKind.AGENCY),
        )
        for sources, kind in tables:
            for source in sources:
                spellings = (source.name, *source.names, *source.abbreviations, *source.domains)
                for name in spellings:
                    self._names[name] = (source.name, kind)

    def known(self, name: str) -> tuple[str, CreditedKind] | None:
        """Return the canonical name and kind of an agency or outlet, if a table knows it."""
        return self._names.get(name) or self._names.get(name.removeprefix("www."))

    def known_in(self, reading: Reading, phrase: Phrase) -> tuple[str, CreditedKind] | None:
        """Return the agency or outlet that is named somewhere in a phrase."""
        for start in range(phrase.start, phrase.end):
            for end in range(min(phrase.end, start + _LONGEST_NAME), start, -1):
                span = reading.annotated.span(start, end)
                found = self._names.get(span.slice(reading.text).strip('„“”"«»'))
                if found is not None:
                    return found
        return None

    def kind(self, reading: Reading, phrase: Phrase) -> CreditedKind | None:
        """Return ``agency`` or ``outlet`` where the words or a table say so, else ``None``."""
        known = self.known_in(reading, phrase)
        if known is not None:
            return known[1]
        for token in range(phrase.start, phrase.end):
            lemma = reading.lemma[token]
            if lemma in self._speech.agency_nouns:
                return CreditedKind.AGENCY
            if lemma in self._speech.outlet_nouns:
                return CreditedKind.OUTLET
            if reading.xpos[token] in {"APPR", "APPRART"}:
                break
        return None

    def actor_type(self, actor: str | None) -> ActorType | None:
        """Return the type of one of the article's own actors."""
        return self._types.get(actor) if actor else None

    def link(self, reading: Reading, phrase: Phrase) -> ChainLink:
        """Return a source as a link of a chain, by its canonical name where a table knows it."""
        span = reading.annotated.span(phrase.start, phrase.end)
        head = reading.annotated.span(phrase.head, phrase.head + 1)
        party = self._resolver.party(span, head)
        known = self.known_in(reading, phrase)
        name = known[0] if known else party.name or span.slice(reading.text)
        return ChainLink(actor=party.actor, name=name, spans=(span,))


def source_kind(reading: Reading, phrase: Phrase, names: SourceNames) -> CreditedKind:
    """Return what kind of source a phrase names."""
    found = names.kind(reading, phrase)
    if found is not None:
        return found
    head = reading.lemma[phrase.head]
    alone = not any(
        reading.xpos[token] in {"NE", "ART", "PPOSAT"} for token in range(phrase.start, phrase.end)
    )
    if head in reading.speech.anonymous_nouns and alone:
        return CreditedKind.ANONYMOUS
    if head in reading.speech.document_nouns:
        return CreditedKind.DOCUMENT
    actor = names.link(reading, phrase).actor
    kind = names.actor_type(actor)
    if kind in _KINDS:
        return _KINDS[kind]
    return CreditedKind.OFFICIAL
