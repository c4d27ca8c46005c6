"""Names told by what stands beside them: titles, roles, verbs of saying, the tables of names."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from quellenlage.annotate.consistency import covered
from quellenlage.languages import Language
from quellenlage.languages.tables.names import HumanNoun
from quellenlage.languages.tables.places import Known, PlaceKind
from quellenlage.model import ActorType, AnnotatedDocument, NamedEntity
from quellenlage.text.transliteration import fold

_LONGEST_NAME = 5
_BOUNDARY_MARKS = frozenset("„“”\"»«'‚‘’(),.;:–-")
_NOMINAL = frozenset({"PROPN", "NOUN", "X", "NUM"})
_NAME_TAGS = frozenset({"NE", "FM"})


class NameTables(msgspec.Struct, frozen=True):
    """What the rules for names look up, gathered once for a language."""

    titles: frozenset[str]
    nouns: Mapping[str, HumanNoun]
    role_endings: tuple[str, ...]
    not_roles: frozenset[str]
    places: Mapping[str, Known]
    links: frozenset[str]
    sources: frozenset[str]
    given: frozenset[str]
    speech: frozenset[str]
    city_ending: str
    place_nouns: frozenset[str]
    local_prepositions: frozenset[str]
    directions: frozenset[str]
    belonging: frozenset[str]
    town_endings: tuple[str, ...]
    shore_prepositions: frozenset[str]
    company_words: frozenset[str]
    institutions: frozenset[str]
    body_endings: tuple[str, ...]
    title_endings: tuple[str, ...]
    place_adjectives: frozenset[str]

    @staticmethod
    def of(language: Language) -> NameTables:
        """Gather the tables of a language."""
        names, sources = language.names, language.sources
        return NameTables(
            titles=frozenset(names.titles),
            nouns=names.nouns,
            role_endings=tuple(names.suffixes.roles),
            not_roles=frozenset(names.suffixes.not_roles),
            places=language.places.names,
            links=frozenset(names.particles.links),
            sources=frozenset(
                name
                for source in (*sources.agencies, *sources.outlets)
                for name in (source.name, *source.names, *source.abbreviations)
            ),
            given=frozenset(names.genders),
            speech=frozenset(language.speech.verbs),
            city_ending=language.places.city_ending,
            place_nouns=language.places.place_nouns,
            local_prepositions=language.places.local_prepositions,
            directions=language.places.directions,
            belonging=language.places.belonging,
            town_endings=language.places.town_endings,
            shore_prepositions=language.places.shore_prepositions,
            company_words=names.organisation_marks.hyphenated,
            institutions=names.organisation_marks.institutions,
            body_endings=(
                *names.suffixes.organisations_feminine,
                *names.suffixes.organisations_masculine,
                *names.suffixes.organisations_neuter,
            ),
            title_endings=sources.title_endings,
            place_adjectives=frozenset(
                adjective + ending
                for state in language.places.states
                for adjective in state.adjectives
                for ending in language.places.adjective_endings
            ),
        )


class Spotter:
    """The rules that look at a name and its neighbours."""

    def __init__(self, annotated: AnnotatedDocument, tables: NameTables) -> None:
        self.annotated = annotated
        self.tables = tables

    def is_role(self, token: int) -> bool:
        """Tell whether a token is a title or a noun for what one person is."""
        form, lemma = self.annotated.forms[token], self.annotated.lemma[token]
        if form in self.tables.titles:
            return True
        if self.annotated.upos[token] != "NOUN" or lemma in self.tables.not_roles:
            return False
        base = lemma.removesuffix("in")
        known = self.tables.nouns.get(lemma) or self.tables.nouns.get(base)
        if known is not None:
            return known.type is ActorType.ROLE
        return base.lower().endswith(self.tables.role_endings)

    def may_be_name(self, token: int) -> bool:
        """Tell whether a token looks like a word of a person's name."""
        annotated = self.annotated
        form = annotated.forms[token]
        if not form[:1].isupper() or len(form) < 2 or form in self.tables.places:
            return False
        return annotated.upos[token] == "PROPN" or annotated.xpos[token] in _NAME_TAGS

    def trimmed(self, name: NamedEntity) -> NamedEntity | None:
        """Cut marks at the ends, and titles and roles before a person's name."""
        forms, start, end = self.annotated.forms, name.start, name.end
        while start < end and forms[start] in _BOUNDARY_MARKS:
            start += 1
        while end > start and forms[end - 1] in _BOUNDARY_MARKS:
            end -= 1
        if not self._is_nominal(start, end) or self._is_city_adjective(start, end):
            return None
        if name.label == "PER":
            while start + 1 < end and self.is_role(start):
                start += 1
            if end - start == 1 and self.is_role(start):
                return None
        if name.label == "ORG" and self._is_apposed(start, end):
            start += 1
        return NamedEntity(start, end, name.label) if start < end else None

    def _is_apposed(self, start: int, end: int) -> bool:
        """Tell whether a noun for a body stands before its name: "Agentur X", "Reederei Y"."""
        noun = self.tables.nouns.get(self.annotated.forms[start])
        if noun is None or noun.type is not ActorType.ORGANISATION:
            return False
        if self.annotated.forms[start] in self.tables.institutions:
            return False
        return start + 1 < end and all(map(self.may_be_name, range(start + 1, end)))

    def _is_city_adjective(self, start: int, end: int) -> bool:
        form = self.annotated.forms[start] if end - start == 1 else ""
        city = form.removesuffix(self.tables.city_ending)
        return city != form and city in self.tables.places and form not in self.tables.places

    def _is_nominal(self, start: int, end: int) -> bool:
        """Tell whether the tokens hold a noun and no finite verb, as a name does."""
        tokens = range(start, end)
        finite = any(self.annotated.xpos[at].endswith("FIN") for at in tokens)
        return not finite and any(self.annotated.upos[at] in _NOMINAL for at in tokens)

    def relabelled(self, name: NamedEntity) -> NamedEntity:
        """Let the tables decide: places, states, sources, persons by given name or role."""
        forms = self.annotated.forms[name.start : name.end]
        known = self._known(" ".join(forms))
        if known is not None:
            return NamedEntity(name.start, name.end, known)
        if self._known(forms[-1]) == "LOC" and self._only_nouns(name.start, name.end - 1):
            return NamedEntity(name.end - 1, name.end, "LOC")  # "Nachbarland Belarus"
        if name.label != "PER" and self._is_person(name, forms):
            return NamedEntity(name.start, name.end, "PER")
        return name

    def _known(self, name: str) -> str | None:
        place = self.tables.places.get(name)
        if place is not None:
            return "ORG" if place.kind is PlaceKind.UNION else "LOC"
        return "ORG" if name in self.tables.sources else None

    def _only_nouns(self, start: int, end: int) -> bool:
        return start < end and all(self.annotated.upos[at] == "NOUN" for at in range(start, end))

    def _is_person(self, name: NamedEntity, forms: list[str]) -> bool:
        if 1 < len(forms) <= _LONGEST_NAME and fold(forms[0]) in self.tables.given:
            return all(map(self.may_be_name, range(name.start, name.end)))
        genitive = self.annotated.feats[name.end - 1].get("Case") == "Gen"
        genitive = genitive or forms[-1].endswith("s")
        return name.label != "ORG" and not genitive and self._follows_role(name.start)

    def _follows_role(self, start: int) -> bool:
        first, _ = self.annotated.sentence_of(start)
        return start > first and self.is_role(start - 1) and self.may_be_name(start)

    def persons_by_role(self) -> list[NamedEntity]:
        """Return the runs of name words that stand right after a title or role."""
        return [
            self._run(token + 1, last)
            for first, last in self.annotated.sentences
            for token in range(first, last - 1)
            if self.is_role(token) and self.may_be_name(token + 1)
        ]

    def speakers(self, names: list[NamedEntity]) -> list[NamedEntity]:
        """Return the name words that are subject of a verb of saying and no name yet."""
        annotated, taken = self.annotated, covered(names)
        found = []
        for token, deprel in enumerate(annotated.deprel):
            verb = annotated.head[token]
            if (
                deprel != "nsubj"
                or token in taken
                or annotated.lemma[verb] not in self.tables.speech
            ):
                continue
            first, last = annotated.sentence_of(token)
            before = annotated.upos[token - 1] if token > first else ""
            if self.may_be_name(token) and before not in {"DET", "ADJ"}:
                found.append(self._run(token, last))
        return found

    def _run(self, start: int, last: int) -> NamedEntity:
        annotated, end = self.annotated, start + 1
        while end < last and end - start < _LONGEST_NAME:
            linking = annotated.forms[end] in self.tables.links and end + 1 < last
            if self.may_be_name(end):
                end += 1
            elif linking and self.may_be_name(end + 1):
                end += 2
            else:
                break
        return NamedEntity(start, end, "PER")
