"""Agencies and outlets by their names: from the tables, or named as such by the words around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from quellenlage.extract.quotations.phrases import Phrase, is_host
from quellenlage.extract.quotations.reading import Reading
from quellenlage.languages import Language
from quellenlage.model import ActorType, CreditedKind, LocalEntity

_LONGEST_NAME = 5
_ARTICLE_LENGTH = 3
_MARKS = frozenset('„“”"«»‚‘’›‹')
_NAME_TAGS = frozenset({"NE", "FM", "XY", "NN", "TRUNC", "ADJA"})
_ARTICLES = frozenset({"ART", "APPRART"})
_PREPOSITIONS = frozenset({"APPR", "APPRART"})


class Medium(msgspec.Struct, frozen=True):
    """An agency or outlet in a text: tokens ``[start, end)`` name it.

    ``name`` is ``None`` where the words say what it is but not its name ("die Zeitung").
    """

    name: str | None
    kind: CreditedKind
    start: int
    end: int


class Media:
    """Finds the agency or outlet that a phrase names.

    A name of a table that is also a common word counts only between marks, behind a noun for
    outlets ("das Magazin Stern") or where the phrase holds nothing else ("der Spiegel").
    """

    def __init__(self, language: Language, entities: Sequence[LocalEntity]) -> None:
        self._language = language
        self._table = language.sources
        self._speech = language.speech
        self._persons = sorted(
            (mention.start, mention.end)
            for entity in entities
            if entity.type is ActorType.PERSON
            for mention in entity.mentions
        )
        self._calendar = frozenset(
            word
            for words in (*language.calendar.months.values(), *language.calendar.weekdays.values())
            for word in words
        )
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

    def find(self, reading: Reading, phrase: Phrase) -> Medium | None:
        """Return the agency or outlet that a phrase names, else the noun that speaks of one."""
        return (
            self._tabled(reading, phrase)
            or self._called(reading, phrase)
            or self._hosted(reading, phrase)
            or self._titled(reading, phrase)
            or self._unnamed(reading, phrase)
        )

    def is_common(self, name: str) -> bool:
        """Tell whether a name is a common word as well, its article aside."""
        article, _, noun = name.rpartition(" ")
        return noun in self._table.common_words and len(article) <= _ARTICLE_LENGTH

    # ---- names of the tables --------------------------------------------------------------

    def _tabled(self, reading: Reading, phrase: Phrase) -> Medium | None:
        for start in range(phrase.start, phrase.end):
            for end in range(min(phrase.end, start + _LONGEST_NAME), start, -1):
                words = reading.annotated.span(start, end).slice(reading.text)
                name = words.strip("".join(_MARKS))
                found = self._names.get(name) or self._names.get(
                    self._language.rules.nominative(name)
                )
                if found is not None and self._is_meant(reading, phrase, start, end):
                    return Medium(found[0], found[1], start, end)
        return None

    def _is_meant(self, reading: Reading, phrase: Phrase, start: int, end: int) -> bool:
        """Tell whether a name of the tables stands for the outlet and is no common word."""
        words = reading.annotated.span(start, end).slice(reading.text).strip("".join(_MARKS))
        last = words.split()[-1]
        if not self.is_common(words) and not self.is_common(self._language.rules.nominative(words)):
            return not (self._ends_title(last) and self._goes_before(reading, start))
        before = reading.forms[start - 1] if start else ""
        after = reading.forms[end] if end < len(reading) else ""
        if (before in _MARKS and after in _MARKS) or reading.forms[start] in _MARKS:
            return True
        if start and self._noun_kind(reading, start - 1) is not None:
            return True
        tags = reading.xpos[phrase.start : start]
        return end == phrase.end and all(tag in _ARTICLES for tag in tags)

    def _goes_before(self, reading: Reading, start: int) -> bool:
        """Tell whether a capitalised adjective before a name belongs to it."""
        if not start or reading.xpos[start - 1] != "ADJA":
            return False
        return reading.forms[start - 1][:1].isupper()

    def _hosted(self, reading: Reading, phrase: Phrase) -> Medium | None:
        """Return a web address, which stands for the outlet behind it: "levetal.de"."""
        for token in range(phrase.start, phrase.end):
            if is_host(reading.forms[token]):
                return Medium(reading.forms[token], CreditedKind.OUTLET, token, token + 1)
        return None

    # ---- names that the words around make one ---------------------------------------------

    def _called(self, reading: Reading, phrase: Phrase) -> Medium | None:
        """Return the name behind a noun for outlets: "das Portal Chelmar Online"."""
        for token in range(phrase.start, phrase.end):
            kind = self._noun_kind(reading, token)
            if kind is None:
                if reading.xpos[token] in _PREPOSITIONS and token > phrase.start:
                    return None
                continue
            tokens = list(self._name_behind(reading, token + 1))
            if tokens:
                words = reading.annotated.span(tokens[0], tokens[-1] + 1).slice(reading.text)
                return Medium(words, kind, tokens[0], tokens[-1] + 1)
        return None

    def _name_behind(self, reading: Reading, token: int) -> Iterator[int]:
        marked = token < len(reading) and reading.forms[token] in _MARKS
        token += marked
        for at in range(token, min(len(reading), token + _LONGEST_NAME)):
            form = reading.forms[at]
            number = at > token and reading.xpos[at] == "CARD"
            tagged = reading.xpos[at] in _NAME_TAGS or (at > token and not reading.finite[at])
            word = form[:1].isupper() and form.replace("-", "").replace(".", "").isalnum()
            if form in self._calendar or self._is_person(reading, at, first=at == token):
                return
            if not (number or (tagged and word)):
                return
            yield at

    def _titled(self, reading: Reading, phrase: Phrase) -> Medium | None:
        """Return a title known by its ending: "Neue Brakensunder Nachrichten"."""
        for token in range(phrase.start, phrase.end):
            if reading.xpos[token] in _PREPOSITIONS and token > phrase.start:
                return None
            if not self._ends_title(reading.forms[token]):
                continue
            start = token
            while self._is_title_word(reading, start - 1, phrase.start):
                start -= 1
            if start < token or ("-" in reading.forms[token] and reading.forms[token][0].isupper()):
                words = reading.annotated.span(start, token + 1).slice(reading.text)
                name = self._language.rules.nominative(words)
                return Medium(name, self._kind_of(reading.low[token]), start, token + 1)
        return None

    def _is_title_word(self, reading: Reading, token: int, floor: int) -> bool:
        """Tell whether an adjective is part of a title: capitalised, not by its place alone."""
        if token < floor or reading.xpos[token] not in {"ADJA", "NE"}:
            return False
        opens = reading.annotated.sentence_of(token)[0] == token
        return reading.forms[token][:1].isupper() and not opens

    def _ends_title(self, form: str) -> bool:
        endings = self._table.title_endings
        bare = self._language.rules.nominative(form).lower()  # "des Wieker Tageblatts"
        return form[:1].isupper() and (form.lower().endswith(endings) or bare.endswith(endings))

    def _kind_of(self, low: str) -> CreditedKind:
        bare = low.replace("-", "")
        agency = tuple(noun.lower() for noun in self._speech.agency_nouns)
        return CreditedKind.AGENCY if bare.endswith(agency) else CreditedKind.OUTLET

    # ---- no name --------------------------------------------------------------------------

    def _unnamed(self, reading: Reading, phrase: Phrase) -> Medium | None:
        for token in range(phrase.start, phrase.end):
            kind = self._noun_kind(reading, token)
            if kind is not None:
                return Medium(None, kind, token, token + 1)
            if reading.xpos[token] in _PREPOSITIONS:
                return None
        return None

    def _noun_kind(self, reading: Reading, token: int) -> CreditedKind | None:
        for word in (reading.lemma[token], reading.forms[token].replace("-", "").capitalize()):
            if word in self._speech.agency_nouns:
                return CreditedKind.AGENCY
            if word in self._speech.outlet_nouns:
                return CreditedKind.OUTLET
        return None

    def _is_person(self, reading: Reading, token: int, *, first: bool) -> bool:
        """Tell whether a token names a person; within a name one word alone tells nothing."""
        start, end = reading.annotated.starts[token], reading.annotated.ends[token]
        return any(
            low < end and start < high and (first or " " in reading.text[low:high])
            for low, high in self._persons
        )
