"""What kind of source some words name, and what it is called."""

from __future__ import annotations

from collections.abc import Sequence

from quellenlage.extract.media import Media, Medium
from quellenlage.extract.quotations.parties import Resolver
from quellenlage.extract.quotations.phrases import NOUNS, Phrase
from quellenlage.extract.quotations.reading import Reading
from quellenlage.extract.quotations.source_phrases import is_anonymous
from quellenlage.languages import Language
from quellenlage.model import ActorType, ChainLink, CreditedKind, LocalEntity, Party, Span

_KINDS = {
    ActorType.AGENCY: CreditedKind.AGENCY,
    ActorType.OUTLET: CreditedKind.OUTLET,
    ActorType.PERSON: CreditedKind.PERSON,
}
_DETERMINERS = frozenset({"ART", "PDAT", "APPRART"})
_ADJECTIVES = frozenset({"ADJA", "PIAT", "PIDAT"})


class SourceNames:
    """The agencies and outlets of the tables by every name, and the actors of one article."""

    def __init__(self, language: Language, entities: Sequence[LocalEntity], text: str) -> None:
        self._types = {entity.id: entity.type for entity in entities}
        self._named = frozenset(entity.id for entity in entities if entity.names)
        self._resolver = Resolver(text, entities)
        self._own = language.content.own_outlet
        self.media = Media(language, entities)

    def kind(self, reading: Reading, phrase: Phrase) -> CreditedKind | None:
        """Return ``agency`` or ``outlet`` where the words or a table say so, else ``None``."""
        found = self.media.find(reading, phrase)
        return found.kind if found else None

    def link(self, reading: Reading, phrase: Phrase, heard: Sequence[ChainLink] = ()) -> ChainLink:
        """Return a source as a link of a chain, by its canonical name where a table knows it.

        ``heard`` are the agencies and outlets credited before: "die Zeitung" is the last of
        them of its kind.
        """
        medium = self.media.find(reading, phrase)
        words = _without_time(reading, phrase)
        end = max(words.end, medium.end) if medium else words.end
        if medium is not None and medium.name is not None:
            end = medium.end
        span = reading.annotated.span(words.start, end)
        if medium is not None:
            return self._medium(reading, words, medium, heard, span)
        words = _named_behind(reading, words) or words
        head = reading.annotated.span(words.head, words.head + 1)
        party = self._resolver.party(reading.annotated.span(words.start, words.end), head)
        return ChainLink(
            actor=party.actor,
            name=self._name(reading, words, party),
            kind=self._other_kind(reading, words, party.actor),
            spans=(span,),
        )

    def _name(self, reading: Reading, phrase: Phrase, party: Party) -> str:
        """Return the name of an actor, unless the words themselves are the fuller name."""
        words = readable(reading, phrase)
        if party.actor not in self._named or party.name is None:
            return words
        tags = reading.xpos[phrase.start : phrase.end]
        return words if set(tags) == {"NE"} and len(words) > len(party.name) else party.name

    def _medium(
        self,
        reading: Reading,
        phrase: Phrase,
        medium: Medium,
        heard: Sequence[ChainLink],
        span: Span,
    ) -> ChainLink:
        name = medium.name
        if name is None:
            words = span.slice(reading.text)
            before = _meant(reading, phrase, medium, heard)
            if words.lower() not in self._own and before is not None:
                return ChainLink(
                    actor=before.actor, name=before.name, kind=before.kind, spans=(span,)
                )
            own = words.lower() in self._own
            return ChainLink(
                actor=None,
                name=words if own else readable(reading, phrase),
                kind=medium.kind,
                spans=(span,),
            )
        if self.media.known(name) is None:
            name = readable(reading, Phrase(medium.start, medium.end, medium.end - 1))
        head = reading.annotated.span(medium.start, medium.end)
        actor = self._resolver.party(head, head).actor
        return ChainLink(
            actor=actor if actor in self._named else None,
            name=name,
            kind=medium.kind,
            spans=(span,),
        )

    def _other_kind(self, reading: Reading, phrase: Phrase, actor: str | None) -> CreditedKind:
        if is_anonymous(reading, phrase):
            return CreditedKind.ANONYMOUS
        if reading.lemma[phrase.head] in reading.speech.document_nouns:
            return CreditedKind.DOCUMENT
        kind = self._types.get(actor) if actor else None
        return _KINDS.get(kind, CreditedKind.OFFICIAL) if kind else CreditedKind.OFFICIAL


def _meant(
    reading: Reading, phrase: Phrase, medium: Medium, heard: Sequence[ChainLink]
) -> ChainLink | None:
    """Return the agency or outlet that "die Zeitung" takes up: the last one of its kind."""
    alone = phrase.end - phrase.start == 2 and reading.xpos[phrase.start] in _DETERMINERS
    if not alone or medium.end != phrase.end or _is_plural(reading, phrase.head):
        return None
    return next((link for link in reversed(heard) if link.kind is medium.kind), None)


def readable(reading: Reading, phrase: Phrase) -> str:
    """Return a source as it is called in a list: in the nominative, without its article.

    "Berichten" → "Berichte", "der staatlichen Medien" → "staatliche Medien"; what follows the
    head noun stays as it is.
    """
    rules, start = reading.language.rules, phrase.start
    if reading.xpos[phrase.head] not in NOUNS:
        return reading.annotated.span(phrase.start, phrase.end).slice(reading.text)
    while start < phrase.head and reading.xpos[start] in _DETERMINERS:
        start += 1
    plural = _is_plural(reading, phrase.head)
    gender = reading.annotated.feats[phrase.head].get("Gender", "")
    words = []
    for token in range(start, phrase.head):
        form = reading.forms[token]
        if reading.xpos[token] in _ADJECTIVES:
            form = rules.bare_adjective(form, gender, plural=plural)
        elif reading.xpos[token] == "PPOSAT":
            form = rules.bare_possessive(form, gender, plural=plural)
        words.append(form)
    head = reading.forms[phrase.head]
    if reading.xpos[phrase.head] == "NN":
        lemma = reading.lemma[phrase.head]
        if plural and lemma.lower().endswith(reading.speech.plurals_in_e):
            head = lemma + "e"
        else:
            head = rules.bare_noun(head, lemma, plural=plural)
    behind = ""
    if phrase.end > phrase.head + 1:
        behind = reading.text[
            reading.annotated.ends[phrase.head] : reading.annotated.ends[phrase.end - 1]
        ]
    return " ".join([*words, head]) + behind


def _is_plural(reading: Reading, token: int) -> bool:
    return reading.annotated.feats[token].get("Number") == "Plur"


def _named_behind(reading: Reading, phrase: Phrase) -> Phrase | None:
    """Return the name set behind a role: "den Leiter der Abteilung, Imke Thorwarth"."""
    start = phrase.end
    while start > phrase.head + 1 and reading.xpos[start - 1] == "NE":
        start -= 1
    named = phrase.end - start > 1 and reading.forms[start - 1] == ","
    return Phrase(start, phrase.end, phrase.end - 1) if named else None


def _without_time(reading: Reading, phrase: Phrase) -> Phrase:
    """Return a source without a time behind it: "Angaben seines Hauses Anfang Mai"."""
    calendar = reading.language.calendar
    times = {
        word for words in (*calendar.months.values(), *calendar.weekdays.values()) for word in words
    }
    edges = {word for words in calendar.edges.values() for word in words}
    end = phrase.end
    while end - 1 > phrase.head and reading.forms[end - 1] in times:
        end -= 1
        end -= end - 1 > phrase.head and reading.forms[end - 1] in edges
    return Phrase(phrase.start, end, phrase.head)
