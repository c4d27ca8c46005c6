"""Given names, titles, role nouns, equivalents of names across languages."""

from __future__ import annotations

from functools import cached_property

import msgspec

from quellenlage.model.actor import ActorType, Gender
from quellenlage.text.spellings import NameLore
from quellenlage.text.transliteration import fold

Words = tuple[str, ...]


class Particles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Small words in names: ``articles`` may come and go, ``links`` belong to the surname.

    ``oriental`` are links that stand in names alone.
    """

    articles: Words
    links: Words
    oriental: Words


class Kinship(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``words`` for relatives, and ``marks`` in a name that tell relatives apart."""

    words: Words
    marks: Words


class Gendered(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Endings of one surname for a man and a woman."""

    endings: tuple[tuple[str, str], ...]
    given: tuple[tuple[str, str], ...]


class NativeSurnames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Endings of surnames from languages that German does not transcribe."""

    endings: Words


class GivenNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Given names. ``variants`` are one person's name in neighbouring languages.

    The rows of ``masculine`` and ``feminine`` hold a name with its translations; the names in
    ``masculine_only`` and ``feminine_only`` stand alone and tell a gender.
    """

    variants: tuple[Words, ...]
    masculine: tuple[Words, ...]
    feminine: tuple[Words, ...]
    masculine_only: Words
    feminine_only: Words


class Adjectival(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Stems of adjectives used as nouns ("Abgeordnet")."""

    stems: Words


class ByGender(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns by their grammatical gender."""

    feminine: Words = ()
    masculine: Words = ()
    neuter: Words = ()
    plural: Words = ()
    weak: Words = ()
    """Nouns that name nobody unless something says whose."""
    generic: Words = ()
    """Nouns that name another body in every story."""


class Roles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns for what somebody is or does.

    ``regular`` are masculine; ``feminine`` gives the feminine where the ending alone does not;
    ``irregular_forms`` maps forms that no ending explains to their base form.
    """

    regular: Words
    feminine: dict[str, str]
    irregular_forms: dict[str, str]
    adjectival: Adjectival
    fixed: ByGender


class Suffixes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Last parts of compounds (lower case) that make a role or a body, and words that are not.

    ``women`` end nouns for one woman.
    """

    roles: Words
    organisations_feminine: Words
    organisations_masculine: Words
    organisations_neuter: Words
    not_roles: Words
    women: Words


class Offices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Roles and bodies of which a state has one at a time; ``forces`` are words for its army."""

    persons: Words
    bodies: Words
    forces: Words


class Synonyms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rows of roles that may name one person in turn."""

    rows: tuple[Words, ...]


class Endings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How nouns decline: ``nouns`` are (taken off, put on, gender and number it then has).

    ``adjectival`` are endings of adjectives used as nouns with the gender they tell;
    ``weak`` are endings that
    an adjective may have, ``strong`` those it takes without article in the nominative.
    """

    nouns: tuple[tuple[str, str, str], ...]
    adjectival: tuple[tuple[str, str], ...]
    weak: Words
    strong: dict[Gender, str]


class OrganisationMarks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that show a name to be an organisation's.

    ``hyphenated`` words end one behind a hyphen ("X-Gruppe"); ``institutions`` are called by the
    place behind them ("Amtsgericht X").
    """

    words: Words
    hyphenated: frozenset[str]
    institutions: frozenset[str]


class HumanNoun(msgspec.Struct, frozen=True):
    """What the table says of a noun: its base form, what it names, and its gender.

    ``weak`` nouns need a word that says whose they are.
    """

    base: str
    type: ActorType
    gender: Gender
    weak: bool = False


class NameTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Given names, titles, role nouns, equivalents of names across languages."""

    titles: dict[str, str]
    particles: Particles
    kinship: Kinship
    gendered: Gendered
    native: NativeSurnames
    given: GivenNames
    roles: Roles
    organisations: ByGender
    suffixes: Suffixes
    offices: Offices
    synonyms: Synonyms
    pronouns: dict[str, tuple[Gender, ...]]
    articles: frozenset[str]
    endings: Endings
    organisation_marks: OrganisationMarks

    @cached_property
    def genders(self) -> dict[str, Gender]:
        """The gender a given name tells, by its folded form; names of both are left out."""
        his = {fold(n) for row in self.given.masculine for n in row}
        his |= {fold(name) for name in self.given.masculine_only}
        hers = {fold(n) for row in self.given.feminine for n in row}
        hers |= {fold(name) for name in self.given.feminine_only}
        table = dict.fromkeys(his - hers, Gender.MASCULINE)
        return table | dict.fromkeys(hers - his, Gender.FEMININE)

    @cached_property
    def nouns(self) -> dict[str, HumanNoun]:
        """Every noun for people and bodies by its base form, and by its forms no rule finds."""
        table: dict[str, HumanNoun] = {}
        for gender, words in _by_gender(self.organisations):
            for word in words:
                weak = word in self.organisations.weak
                table[word] = HumanNoun(word, ActorType.ORGANISATION, gender, weak)
        for gender, words in _by_gender(self.roles.fixed):
            kind = ActorType.GROUP if gender is Gender.PLURAL else ActorType.ROLE
            table |= {word: HumanNoun(word, kind, gender) for word in words}
        for word in self.roles.regular:
            table[word] = HumanNoun(word, ActorType.ROLE, Gender.MASCULINE)
        for his, hers in self.roles.feminine.items():
            table[hers] = HumanNoun(his, ActorType.ROLE, Gender.FEMININE)
        for form, base in self.roles.irregular_forms.items():
            table[form] = HumanNoun(base, ActorType.GROUP, Gender.PLURAL)
        return table

    @cached_property
    def synonym_rows(self) -> dict[str, frozenset[int]]:
        """The rows of synonyms a role stands in."""
        return _groups(self.synonyms.rows)

    @cached_property
    def lore(self) -> NameLore:
        """What :func:`quellenlage.text.names.compare_names` needs to know."""
        variants = _groups(tuple(tuple(map(fold, row)) for row in self.given.variants))
        rows = [*self.given.masculine, *self.given.feminine]
        rows += [(name,) for name in (*self.given.masculine_only, *self.given.feminine_only)]
        rows += list(self.given.variants)
        return NameLore(
            variants=variants,
            translations=_groups(tuple(tuple(map(fold, row)) for row in rows)),
            articles=frozenset(map(fold, self.particles.articles)),
            links=frozenset(map(fold, self.particles.links)),
            marks=frozenset(map(fold, self.kinship.marks)),
            titles=frozenset(map(fold, self.titles)),
            gendered=self.gendered.endings,
            gendered_given=self.gendered.given,
            native=tuple(map(fold, self.native.endings)),
            offices=frozenset(
                fold(form)
                for noun, known in self.nouns.items()
                if _is_person(known)
                for form in (noun, f"{noun}in")
            ),
        )


def _is_person(noun: HumanNoun) -> bool:
    return noun.type is ActorType.ROLE and noun.gender is not Gender.NEUTER


def _by_gender(nouns: ByGender) -> tuple[tuple[Gender, Words], ...]:
    return (
        (Gender.FEMININE, nouns.feminine),
        (Gender.MASCULINE, nouns.masculine),
        (Gender.NEUTER, nouns.neuter),
        (Gender.PLURAL, nouns.plural),
    )


def _groups(rows: tuple[Words, ...]) -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, row in enumerate(rows):
        for word in row:
            table.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in table.items()}
