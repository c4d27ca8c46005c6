"""Names in the text: what the base saw, repaired, and what the tables know."""

from __future__ import annotations

from collections.abc import Iterator

from quellenlage.extract.mentions.common_nouns import CommonNouns
from quellenlage.extract.mentions.genitives import base_name, head_of
from quellenlage.extract.mentions.lexicon import Lexicon
from quellenlage.extract.mentions.metonyms import acts, owns
from quellenlage.extract.mentions.missed import MissedNames, is_surname
from quellenlage.extract.mentions.people import PeopleJoiner
from quellenlage.extract.mentions.records import Found
from quellenlage.extract.mentions.sources import OwnSources, Source
from quellenlage.languages.tables.places import Known, PlaceKind
from quellenlage.model import ActorType, AnnotatedDocument, Gender, MentionForm

_LABELS = {
    "PER": ActorType.PERSON,
    "ORG": ActorType.ORGANISATION,
    "LOC": ActorType.LOCATION,
    "MISC": ActorType.MISC,
}
_KINDS = {
    PlaceKind.STATE: ActorType.GPE,
    PlaceKind.UNION: ActorType.ORGANISATION,
    PlaceKind.CITY: ActorType.LOCATION,
    PlaceKind.REGION: ActorType.LOCATION,
}
_LONGEST = 6  # words of a name in the tables


class NameFinder:
    """Finds the names of one article, left to right, without overlap."""

    def __init__(self, annotated: AnnotatedDocument, lexicon: Lexicon) -> None:
        self._doc = annotated
        self._lexicon = lexicon
        self._forms = annotated.forms
        entities = PeopleJoiner(annotated, lexicon).join()
        self._entity_at = {e.start: e for e in entities}
        self._label_of = {t: e.label for e in entities for t in range(e.start, e.end)}
        self._own = OwnSources(annotated, lexicon)
        self._missed = MissedNames(annotated, entities, lexicon)
        self._people = self._missed.people
        self._common = CommonNouns(annotated, lexicon, self._people)
        self._bare = {form for form in self._forms if not form.endswith("s")}

    def find(self) -> list[Found]:
        """Return every name, places and sources by the tables first."""
        found: list[Found] = []
        token, size = 0, len(self._forms)
        while token < size:
            step = list(self._at(token))
            found += step
            token = max((one.stop for one in step), default=token + 1)
        return found

    def _at(self, token: int) -> Iterator[Found]:
        known = self._listed(token)
        entity = self._entity_at.get(token)
        own = self._own.at(token)
        if own is not None and own.stop >= max(
            known.stop if known else 0, entity.end if entity else 0
        ):
            yield known if known and known.stop == own.stop else self._told(token, own)
            return
        if entity is None and known is None:
            missed = self._missed.at(token)
            if missed is not None:
                stop, label = missed
                behind = self._entity_at.get(token + 1) if stop > token + 1 else None
                end = self._extended(token + 1, behind.end, label) if behind else stop
                yield self._named(token, end, label)
            return
        if entity is None or (known is not None and known.stop >= entity.end):
            if known is not None:
                yield known
            return
        if entity.label == "PER" and self._is_two_people(entity.start, entity.end):
            yield self._named(token, token + 1, "PER")
            yield self._named(token + 1, token + 2, "PER")
            return
        yield from self._entity(entity.start, entity.end, entity.label)

    def _told(self, token: int, own: Source) -> Found:
        found = self._found(token, own.stop, own.type, own.name)
        found.alias_of = own.alias_of
        return found

    def _is_two_people(self, start: int, end: int) -> bool:
        """Tell whether two surnames stand side by side: "dass Putin Lukaschenko bat"."""
        words = self._forms[start:end]
        return len(words) == 2 and all(word in self._people for word in words)

    def _entity(self, start: int, end: int, label: str) -> Iterator[Found]:
        """Repair one name of the base: no titles and roles before it, places set apart."""
        end = self._extended(start, end, label)
        while start < end and self._leads(start, end):
            start += 1
        while start < end and not self._forms[end - 1][0].isalnum():
            end -= 1
        ampersand = next((t for t in range(start, end) if self._forms[t] == "&"), None)
        if label == "PER" and ampersand is not None:
            yield from self._entity(start, ampersand, label)
            yield from self._entity(ampersand + 1, end, label)
            return
        if start >= end or self._common.holds(start, end, label):
            return
        listed = self._listed(start, within=end)
        if listed is not None and (listed.stop == end or self._splits(listed, end, label)):
            yield listed
            if listed.stop < end:
                yield from self._entity(listed.stop, end, label)
            return
        if any(char.isalpha() for char in self._forms[start]):
            yield self._named(start, end, label)

    def _splits(self, place: Found, end: int, label: str) -> bool:
        """Tell whether a place and the name behind it are two names: "Belarus Putin"."""
        if place.type not in (ActorType.GPE, ActorType.LOCATION) or label == "PER":
            return False
        behind = self._forms[place.stop : end]
        known_people = self._people
        return all(self._lexicon.place(word) or word in known_people for word in behind)

    def _extended(self, start: int, end: int, label: str) -> int:
        """Take in further words that the parse joins to the name."""
        doc = self._doc
        if (
            label == "PER"
            and end == start + 1 < len(self._forms)
            and end not in self._entity_at
            and self._lexicon.is_given(self._forms[start])
            and is_surname(self._doc, end, start)
        ):
            return end + 1
        while (
            label == "PER"
            and end < len(self._forms)
            and doc.deprel[end] == "flat"
            and start <= doc.head[end] < end
            and doc.upos[end] == "PROPN"
            and end not in self._entity_at
        ):
            end += 1
        return end

    def _leads(self, token: int, end: int) -> bool:
        """Tell whether a word before a name is a title, a role noun, or no word."""
        form = self._forms[token]
        if not form[0].isalnum() or form in self._lexicon.names.titles:
            return True
        if form in self._lexicon.calendar and token + 1 < end:
            return True
        if self._lexicon.place(form) is not None:
            return False
        if token + 1 >= end or self._doc.upos[token] not in {"NOUN", "PROPN"}:
            return False
        noun = self._lexicon.noun(form, self._doc.lemma[token])
        if noun is None or self._lexicon.is_given(form):
            return False
        behind = self._listed(token + 1, within=end)
        return noun.type is ActorType.ROLE or (behind is not None and behind.stop == end)

    def _listed(self, token: int, within: int | None = None) -> Found | None:
        """Return the longest name that the tables know from ``token`` on, up to ``within``."""
        form = self._forms[token]
        if not form[0].isupper() and self._doc.upos[token] != "PROPN":
            return None
        last = self._doc.sentence_of(token)[1] if within is None else within
        for stop in range(min(token + _LONGEST, last), token, -1):
            words = self._words(token, stop)
            place = self._lexicon.place(words)
            inside = within is not None
            if place is not None and (inside or self._is_place(token, stop, place)):
                return self._placed(token, stop, place)
            source = self._lexicon.source(words)
            if source is not None and self._is_source(token, stop):
                return self._found(token, stop, source[0], words, key=source[1])
        return None

    def _words(self, start: int, stop: int) -> str:
        doc = self._doc
        return " ".join(doc.document.text[doc.starts[start] : doc.ends[stop - 1]].split())

    def _is_place(self, token: int, stop: int, place: Known) -> bool:
        doc, label = self._doc, self._label(token)
        if doc.upos[token] == "ADJ" and stop == token + 1:
            return False
        if label == "PER" and not self._alone(token, stop):
            return False
        if place.ambiguous:
            return label == "LOC" or self._is_direction(token, place)
        return doc.upos[token] in {"PROPN", "NOUN", "X"} or stop > token + 1

    def _is_direction(self, token: int, place: Known) -> bool:
        """Tell whether an ambiguous region with an article acts as one: "der Westen"."""
        if place.kind is not PlaceKind.REGION or token == 0:
            return False
        after = self._forms[token + 1 : token + 2]
        article = self._forms[token - 1].lower()
        return article in {"der", "den", "dem", "des"} and after not in (["der"], ["des"], ["von"])

    def _alone(self, token: int, stop: int) -> bool:
        entity = self._entity_at.get(token)
        if entity is None:
            return token not in self._label_of
        return entity.end == stop

    def _is_source(self, token: int, stop: int) -> bool:
        """Tell whether words that may be plain ones ("Freitag", "die Zeit") are a source here."""
        doc, forms = self._doc, self._forms
        noun = stop - 1
        if forms[token].lower() in self._lexicon.names.articles and stop == token + 2:
            return doc.xpos[noun] == "NE" or self._inside(noun) in {"ORG", "MISC"}
        if stop > token + 1 or not forms[token].isalpha() or forms[token].isupper():
            return True
        return doc.xpos[token] in {"NE", "FM"} or self._inside(token) in {"ORG", "MISC"}

    def _inside(self, token: int) -> str | None:
        return self._label_of.get(token)

    def _label(self, token: int) -> str | None:
        entity = self._entity_at.get(token)
        return entity.label if entity else None

    def _placed(self, token: int, stop: int, place: Known) -> Found:
        words = self._words(token, stop)
        name = words if words in self._lexicon.places.names else words[:-1]
        head = head_of(self._doc, token, stop)
        if place.speaks_for and (
            acts(self._doc, head, self._lexicon) or owns(self._doc, head, self._lexicon)
        ):
            owner = self._lexicon.place(place.speaks_for)
            kind = _KINDS[owner.kind] if owner else ActorType.GPE
            metonym = self._found(token, stop, kind, name, key=place.speaks_for)
            metonym.form = MentionForm.METONYM
            return metonym
        found = self._found(token, stop, _KINDS[place.kind], name, key=place.key)
        found.gender = place.gender
        if found.type is ActorType.LOCATION and acts(self._doc, found.head, self._lexicon):
            found.type = ActorType.GPE
        return found

    def _named(self, start: int, end: int, label: str) -> Found:
        """Return a name that no table knows, with its kind put right."""
        words = [self._forms[token] for token in range(start, end)]
        kind = _LABELS.get(label, ActorType.MISC)
        if kind is not ActorType.PERSON and len(words) > 1 and self._lexicon.is_person(words):
            kind = ActorType.PERSON
        if any(word in self._lexicon.names.organisation_marks.words for word in words):
            kind = ActorType.ORGANISATION
        gender = self._lexicon.given_gender(words[0]) if kind is ActorType.PERSON else None
        titled = self._forms[start - 1] if start else ""
        told = self._lexicon.names.titles.get(titled)
        found = self._found(start, end, kind, base_name(self._doc, start, end, self._bare))
        found.gender = Gender(told) if told else gender
        return found

    def _found(
        self, start: int, stop: int, kind: ActorType, name: str, key: str | None = None
    ) -> Found:
        doc = self._doc
        return Found(
            start=doc.starts[start],
            end=doc.ends[stop - 1],
            first=start,
            stop=stop,
            head=head_of(self._doc, start, stop),
            form=MentionForm.NAME,
            type=kind,
            name=name,
            key=key,
        )
