"""Names of people put together from what the base saw of them.

A tagger that never met a name sees half of it: "Rumen" is left out, "Radew" a place. What a
personal name is made of tells more: a listed given name opens it, small words lead on to the
surname ("von der", "bin", "al-"), and what stands beside a part of a name and is in no
dictionary belongs to it.
"""

from __future__ import annotations

import re

from quellenlage.extract.mentions.lexicon import Lexicon
from quellenlage.model import ActorType, AnnotatedDocument, NamedEntity

_NAME_TAGS = frozenset({"NE", "NN", "FM", "XY", "ADJA", "TRUNC"})
_DETERMINERS = frozenset({"ART", "APPRART", "PPOSAT", "PDAT", "PIAT", "CARD"})
_MOST_LINKS = 3
_SHORTEST = 4
_MOST_WORDS = 6
_INITIALS = re.compile(r"^[A-ZÄÖÜ][a-z]?\.(?:-[A-ZÄÖÜ][a-z]?\.)?$")
_AFTER_ARTICLE = re.compile(r"^([A-Za-z]{2,4})[-‐‑’'][A-ZÄÖÜÂÎŠŽ]\w+")


class PeopleJoiner:
    """Joins the parts of personal names in one article."""

    def __init__(self, annotated: AnnotatedDocument, lexicon: Lexicon) -> None:
        self._doc = annotated
        self._forms = annotated.forms
        self._lexicon = lexicon
        self._at = {entity.start: entity for entity in annotated.entities}
        self._held = {t for e in annotated.entities for t in range(e.start, e.end)}
        self._bearers = self._told_by_office()

    def join(self) -> list[NamedEntity]:
        """Return the names of the article, those of people in full, in text order."""
        found: list[NamedEntity] = []
        token, size = 0, len(self._forms)
        while token < size:
            entity = self._person(token, self._at.get(token)) or self._at.get(token)
            if entity is not None:
                found.append(entity)
            token = entity.end if entity is not None else token + 1
        return self._with_surnames(found)

    def _with_surnames(self, names: list[NamedEntity]) -> list[NamedEntity]:
        """Find surnames of several words again where they stand alone ("von der Leyen")."""
        forms = self._forms
        surnames = {
            tuple(forms[place : name.end])
            for name in names
            if name.label == "PER"
            for place in range(name.start + 1, name.end - 1)
            if forms[place] in self._lexicon.names.particles.links
        }
        if not surnames:
            return names
        held = {
            t for name in names if name.end - name.start > 1 for t in range(name.start, name.end)
        }
        found = [
            NamedEntity(token, token + len(surname), "PER")
            for token, form in enumerate(forms)
            for surname in sorted(surnames)
            if (form[0].lower() + form[1:], *forms[token + 1 : token + len(surname)]) == surname
            and not held.intersection(range(token, token + len(surname)))
        ]
        taken = {t for name in found for t in range(name.start, name.end)}
        kept = [name for name in names if name.start not in taken]
        return sorted((*kept, *found), key=lambda name: name.start)

    def _told_by_office(self) -> frozenset[str]:
        """Return words that no dictionary has and that hold an office or say something."""
        doc = self._doc
        told = set()
        for token, form in enumerate(self._forms):
            if token in self._held or len(form) < _SHORTEST or doc.xpos[token] not in {"NE", "NN"}:
                continue
            if not self._is_stranger(token) or self._is_title(token):
                continue
            preceded = token and doc.xpos[token - 1] in _DETERMINERS
            if not preceded and (self._says_or_holds(token) or self._stands_before_office(token)):
                told.add(form)
        return frozenset(told)

    def _says_or_holds(self, token: int) -> bool:
        """Tell whether a word is the subject of a verb of saying, or of an office."""
        doc, head = self._doc, self._doc.head[token]
        if not doc.deprel[token].startswith("nsubj"):
            return False
        says = doc.upos[head] == "VERB" and doc.lemma[head] in self._lexicon.speech
        return says or (head > token and self._is_office(head))

    def _stands_before_office(self, token: int) -> bool:
        """Tell whether "*X* ist Richter" stands there, however it was parsed."""
        end = self._doc.sentence_of(token)[1]
        return token + 2 < end and self._doc.upos[token + 1] == "AUX" and self._is_office(token + 2)

    def _is_office(self, token: int) -> bool:
        noun = self._lexicon.noun(self._forms[token], self._doc.lemma[token])
        return noun is not None and noun.type is ActorType.ROLE

    def _person(self, token: int, entity: NamedEntity | None) -> NamedEntity | None:
        """Return the full name that opens at ``token``, ``None`` if nothing is joined to it."""
        given = self._is_given(token)
        if entity is None and not given:
            return self._led_by_stranger(token) or self._bearer(token)
        if entity is not None and entity.label != "PER" and not given:
            return None
        stop = entity.end if entity is not None else token + 1
        end = self._end(token, stop, given=given)
        if end > stop and not self._is_place(token, end):
            return NamedEntity(token, end, "PER")
        return None

    def _bearer(self, token: int) -> NamedEntity | None:
        named = self._forms[token] in self._bearers and token not in self._held
        return NamedEntity(token, token + 1, "PER") if named else None

    def _led_by_stranger(self, token: int) -> NamedEntity | None:
        """Return a name whose first word the base left out: "Rumen" before "Radew"."""
        behind = self._at.get(token + 1)
        if behind is None or behind.label != "PER" or token in self._held:
            return None
        likely = self._is_stranger(token) and _single(behind)
        if self._is_title(token) or not (likely or self._always_behind(token)):
            return None
        if self._doc.sentence_index(token) != self._doc.sentence_index(token + 1):
            return None
        if self._is_given(token + 1) and not self._lexicon.is_given(self._forms[token]):
            return None
        return NamedEntity(token, self._end(token, behind.end, given=True), "PER")

    def _end(self, start: int, stop: int, *, given: bool) -> int:
        """Return where the name that holds ``[start, stop)`` ends."""
        last = min(self._doc.sentence_of(start)[1], start + _MOST_WORDS)
        while stop < last:
            step = self._step(start, stop, last, given=given)
            if not step:
                break
            stop += step
        return stop

    def _step(self, start: int, stop: int, last: int, *, given: bool) -> int:
        """Return how many tokens behind a name go with it."""
        if self._opens_with_article(stop):
            return self._whole(stop, 1)
        links = self._links(stop, last)
        if not links:
            return self._next_word(start, stop, given=given)
        surname = stop + links
        oriental = self._forms[stop].lower() in self._lexicon.names.particles.oriental
        linked = surname < last and (given or oriental) and self._is_linked(surname, oriental)
        return links + self._whole(surname, 1) if linked else 0

    def _next_word(self, start: int, stop: int, *, given: bool) -> int:
        """Return how many tokens the next part of the name has, 0 for a word that is none."""
        behind = self._at.get(stop)
        if not self._is_name_word(stop) or self._is_place(stop, stop + 1):
            return 0
        if behind is None:
            return int(self._continues(start, stop, given=given))
        opening = stop == start + 1 or self._is_given(stop - 1)
        if not opening:
            return 0
        if self._is_given(stop) and not given:
            together = stop == start + 1 and behind.label == "PER" and self._always_behind(start)
            return self._whole(stop, 1) if together else 0
        likely = given or self._is_stranger(start)
        if behind.label == "PER":
            joins = given or (likely and self._always_before(start, stop))
        else:
            joins = likely and _single(behind) and self._is_stranger(stop)
        return self._whole(stop, 1) if joins else 0

    def _continues(self, start: int, stop: int, *, given: bool) -> bool:
        """Tell whether a word that the base left out belongs to the name before it."""
        short = stop == start + 1 or (given and stop <= start + 2)
        opening = short or self._is_given(stop - 1) or self._opens_with_article(stop - 1)
        tagged = self._doc.xpos[stop] == "NE"
        if not opening or stop in self._held or (self._is_title(stop) and not (given and tagged)):
            return False
        return self._is_stranger(stop) or (tagged and stop == start + 1)

    def _always_before(self, token: int, behind: int) -> bool:
        """Tell whether a word stands before that other one only: it is no surname alone."""
        first, second = self._forms[token], self._forms[behind]
        return all(
            self._forms[place + 1 : place + 2] == [second]
            for place, form in enumerate(self._forms)
            if form == first
        )

    def _always_behind(self, token: int) -> bool:
        """Tell whether the word behind never stands without this one, and this one is a name.

        No dictionary has it, or it once is tagged as a name, or stands within a sentence with a
        capital that is no noun's.
        """
        first, second = self._forms[token], self._forms[token + 1]
        places = [place for place, form in enumerate(self._forms) if form == second]
        if len(places) < 2 or not first[0].isupper() or not first.isalpha():
            return False
        if not all(place and self._forms[place - 1] == first for place in places):
            return False
        if not self._lexicon.knows(first):
            return True
        return any(self._doc.xpos[place - 1] == "NE" for place in places) or any(
            self._doc.xpos[place - 1] != "NN" and self._doc.sentence_of(place)[0] < place - 1
            for place in places
        )

    def _whole(self, token: int, least: int) -> int:
        """Return the length of what is named at ``token``, so that no name is cut."""
        entity = self._at.get(token)
        return max(least, entity.end - token) if entity is not None else least

    def _links(self, stop: int, last: int) -> int:
        """Return how many small words lead on to a surname."""
        particles = self._lexicon.names.particles
        known = {*particles.links, *particles.articles} - {"und"}
        count = 0
        while count < min(_MOST_LINKS, last - stop):
            form = self._forms[stop + count]
            arabic = form.lower() in {*particles.articles, *particles.oriental}
            if not (form in known or arabic) or (not count and form in {"der", "den"}):
                break
            count += 1
        return count

    def _is_linked(self, token: int, oriental: bool) -> bool:
        """Tell whether a word behind small words is a surname, and no place or plain noun."""
        if not self._is_name_word(token):
            return False
        return oriental or (self._is_stranger(token) and not self._is_place(token, token + 1))

    def _opens_with_article(self, token: int) -> bool:
        """Tell whether a word is a surname with an article before it ("al-Karabi")."""
        match = _AFTER_ARTICLE.match(self._forms[token])
        return (
            match is not None and match.group(1).lower() in self._lexicon.names.particles.articles
        )

    def _is_given(self, token: int) -> bool:
        form = self._forms[token]
        if not form[0].isupper() or self._doc.xpos[token] not in _NAME_TAGS:
            return False
        if _INITIALS.match(form):
            return True
        if not self._lexicon.is_given(form) or self._is_place(token, token + 1):
            return False
        return self._doc.xpos[token] == "NE" or token in self._at or not self._lexicon.knows(form)

    def _is_name_word(self, token: int) -> bool:
        form = self._forms[token]
        plain = form.replace("-", "").replace("’", "").replace("'", "")
        first = self._doc.sentence_of(token)[0] == token
        tagged = not first or self._doc.xpos[token] in _NAME_TAGS
        return form[0].isupper() and plain.isalpha() and tagged

    def _is_stranger(self, token: int) -> bool:
        """Tell whether a word may be part of a name: no dictionary and no table has it."""
        form = self._forms[token]
        if not self._is_name_word(token) or self._is_place(token, token + 1):
            return False
        return not self._lexicon.knows(form) and self._lexicon.source(form) is None

    def _is_title(self, token: int) -> bool:
        form = self._forms[token]
        if form in self._lexicon.names.titles or self._lexicon.adjective(form):
            return True
        if form in self._lexicon.calendar:
            return True
        noun = self._lexicon.noun(form, self._doc.lemma[token])
        return noun is not None or self._lexicon.city_adjective(form) is not None

    def _is_place(self, start: int, end: int) -> bool:
        return self._lexicon.place(" ".join(self._forms[start:end])) is not None


def _single(entity: NamedEntity) -> bool:
    return entity.end == entity.start + 1
