"""What the tables know of a word, whatever its ending."""

from __future__ import annotations

from collections.abc import Sequence

from quellenlage.languages import Language
from quellenlage.languages.tables.names import HumanNoun
from quellenlage.languages.tables.places import Known
from quellenlage.model import ActorType, Gender
from quellenlage.text.transliteration import fold


class Lexicon:
    """Looks words up in a language's tables, each distinct word once."""

    def __init__(self, language: Language) -> None:
        self.names = language.names
        self.places = language.places
        self._nouns: dict[tuple[str, str], HumanNoun | None] = {}
        self._adjectives: dict[str, str | None] = {}
        self._sources = _source_names(language)
        self._rows = language.names.synonym_rows
        self._rules = language.rules
        self.agency_words = language.sources.unnamed_agencies
        self.staff_signs = frozenset(language.sources.staff)
        self.calendar = _calendar_words(language)
        self.speech = frozenset(language.speech.verbs)
        self._multipliers = language.content.multipliers

    def knows(self, form: str) -> bool:
        """Tell whether a dictionary has a word, or each part of a compound."""
        parts = self._rules.parts(form)
        known = self._rules.knows
        return known(form) or (bool(parts) and all(known(part) for part in parts))

    def knows_word(self, form: str) -> bool:
        """Tell whether a dictionary has a word as such, compounds aside."""
        return self._rules.knows(form)

    def multiplies(self, lemma: str) -> bool:
        """Tell whether a noun multiplies the number before it ("Millionen")."""
        return lemma.lower() in self._multipliers

    def place(self, words: str) -> Known | None:
        """Return what a place name stands for, with or without genitive s."""
        known = self.places.names.get(words)
        if known is None and words.endswith("s"):
            known = self.places.names.get(words[:-1])
        return known

    def source(self, words: str) -> tuple[ActorType, str] | None:
        """Return whether words name an agency or an outlet, and its canonical name."""
        return self._sources.get(words) or self._sources.get(words.removesuffix("s"))

    def adjective(self, form: str) -> str | None:
        """Return the state, union or region an adjective belongs to."""
        low = form.lower()
        if low not in self._adjectives:
            table = self.places.adjectives
            endings = self.places.adjective_endings
            stems = [low.removesuffix(ending) for ending in endings if low.endswith(ending)]
            self._adjectives[low] = next((table[stem] for stem in stems if stem in table), None)
        return self._adjectives[low]

    def city_adjective(self, form: str) -> str | None:
        """Return the city of an adjective in -er ("Minsker")."""
        return self.places.city_adjectives.get(form) if form[:1].isupper() else None

    def government(self, city: str) -> str | None:
        """Return the state or union for which a city speaks."""
        return self.places.governments.get(city)

    def given_gender(self, word: str) -> Gender | None:
        """Return the gender a given name tells."""
        return self.names.genders.get(fold(word))

    def is_given(self, word: str) -> bool:
        """Tell whether a word is a listed given name."""
        return fold(word) in self.names.lore.translations

    def is_person(self, words: Sequence[str]) -> bool:
        """Tell whether words that are a name are a person's: a given name first, no place."""
        return self.is_given(words[0]) and not any(self.place(word) for word in words)

    def takes_up(self, noun: str, earlier: str) -> bool:
        """Tell whether ``noun`` can name again who was called ``earlier``.

        It can be the same word, a synonym, or the head of the compound: "Minister" after
        "Verkehrsminister".
        """
        return bool(self.takes_up_by(noun) & self.taken_up_by(earlier))

    def takes_up_by(self, noun: str) -> frozenset[str]:
        """Return keys of which a noun shares one with every earlier noun it can take up."""
        return self._row_keys(noun) | {noun.lower()}

    def taken_up_by(self, earlier: str) -> frozenset[str]:
        """Return the keys under which a noun can be taken up: rows of synonyms, and its ends."""
        low = earlier.lower()
        ends = {low[start:] for start in range(1, len(low) - _SHORTEST_HEAD + 1)}
        return self._row_keys(earlier) | ends | {low}

    def _row_keys(self, noun: str) -> frozenset[str]:
        return frozenset(f"#{row}" for row in self._rows.get(noun, _NONE))

    def noun(self, form: str, lemma: str) -> HumanNoun | None:
        """Return what the tables know of a noun for people or bodies."""
        key = (form, lemma)
        if key not in self._nouns:
            self._nouns[key] = self._look_up(form, lemma)
        return self._nouns[key]

    def _look_up(self, form: str, lemma: str) -> HumanNoun | None:
        prefix, hyphen, last = form.rpartition("-")
        if hyphen and last[:1].isupper():
            found = self._simple(last, lemma.rpartition("-")[2])
            if found is None:
                return None
            base = f"{prefix}-{found.base}"
            return HumanNoun(base, found.type, found.gender, weak=False)
        return self._simple(form, lemma)

    def _simple(self, form: str, lemma: str) -> HumanNoun | None:
        if not form[:1].isupper():
            return None
        variants = self._variants(form, lemma)
        for base, gender in variants:
            listed = self.names.nouns.get(base)
            if listed is not None:
                return _with_gender(listed, gender)
        return self._adjectival(form) or self._inhabitant(form) or self._compound(variants)

    def _variants(self, form: str, lemma: str) -> list[tuple[str, str]]:
        """Return base forms a word may have, each with the gender its ending tells."""
        variants = [(form, "")]
        for off, on, gender in self.names.endings.nouns:
            if off in _PLURALS and lemma == form:
                continue  # "Rate" is no form of "Rat"
            if off and form.endswith(off) and len(form) > len(off) + 2:
                variants.append((form[: -len(off)] + on, gender))
        return [*variants, (lemma, "")]

    def _adjectival(self, form: str) -> HumanNoun | None:
        for ending, gender in self.names.endings.adjectival:
            stem = form.removesuffix(ending)
            if stem == form:
                continue
            for listed in self.names.roles.adjectival.stems:
                if stem == listed or stem.endswith(listed.lower()):
                    told = Gender(gender) if gender else Gender.MASCULINE
                    return HumanNoun(stem + "er", ActorType.ROLE, told)
        return None

    def _inhabitant(self, form: str) -> HumanNoun | None:
        for ending in self.places.people_endings:
            word = form.removesuffix(ending) if ending else form
            if (ending == "" or word != form) and word in self.places.inhabitants:
                _, gender = self.places.inhabitants[word]
                return HumanNoun(word, ActorType.ROLE, gender)
        return None

    def _compound(self, variants: list[tuple[str, str]]) -> HumanNoun | None:
        suffixes = self.names.suffixes
        kinds = (
            (suffixes.roles, ActorType.ROLE, Gender.MASCULINE),
            (suffixes.organisations_feminine, ActorType.ORGANISATION, Gender.FEMININE),
            (suffixes.organisations_masculine, ActorType.ORGANISATION, Gender.MASCULINE),
            (suffixes.organisations_neuter, ActorType.ORGANISATION, Gender.NEUTER),
        )
        for base, gender in variants:
            if base in suffixes.not_roles:
                return None
            for endings, kind, own in kinds:
                if any(base.endswith(end) and len(base) > len(end) + 2 for end in endings):
                    return _with_gender(HumanNoun(base, kind, own), gender)
        return None


def _calendar_words(language: Language) -> frozenset[str]:
    """Return the names of days and months, which stand before names of people and are none."""
    tables = (language.calendar.weekdays, language.calendar.months)
    return frozenset(
        word[:1].upper() + word[1:]
        for table in tables
        for words in table.values()
        for word in words
    )


_NONE: frozenset[int] = frozenset()
_SHORTEST_HEAD = 4  # letters of a noun that can take up a compound it ends
_PLURALS = frozenset({"e", "er", "ern"})


def _with_gender(noun: HumanNoun, told: str) -> HumanNoun:
    if not told:
        return noun
    feminine = Gender.FEMININE if "plural" not in told else Gender.PLURAL
    return HumanNoun(noun.base, noun.type, feminine, noun.weak)


def _source_names(language: Language) -> dict[str, tuple[ActorType, str]]:
    table: dict[str, tuple[ActorType, str]] = {}
    for kind, sources in (
        (ActorType.AGENCY, language.sources.agencies),
        (ActorType.OUTLET, language.sources.outlets),
    ):
        for source in sources:
            for name in (source.name, *source.names, *source.abbreviations):
                table.setdefault(name, (kind, source.name))
    return table
