"""What all articles call by one name: entities are compared by their names, each name once."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from quellenlage.model import ActorType, Article, Id, LocalEntity, MentionForm
from quellenlage.text.names import is_surname_alone


class ProfileKind(StrEnum):
    """By what the entities of a profile are one."""

    KEY = "key"  # a table knows the name
    PERSON = "person"  # a full name
    SURNAME = "surname"  # a single word for a person
    NAME = "name"  # a name of anything else
    ALONE = "alone"  # a role or group without name: one entity


class Profile(msgspec.Struct, eq=False):
    """The entities of all articles under one name (or one key).

    ``company`` are all who are named in its articles, itself among them.
    """

    kind: ProfileKind
    name: str
    entities: list[LocalEntity] = []
    roles: set[str] = msgspec.field(default_factory=set)
    company: set[str] = msgspec.field(default_factory=set)

    def shared_company(self, other: Profile) -> list[str]:
        """Return who else is named in the company of both."""
        return sorted((self.company & other.company) - {self.name, other.name})

    @property
    def rank(self) -> tuple[str, str, Id]:
        """What orders profiles, whatever the order of articles."""
        first = self.entities[0].id if self.kind is ProfileKind.ALONE else ""
        return (self.kind.value, self.name, first)


_LONGEST_SIGN = 8
_COMPANY = 200  # names that a profile's company may grow to
_PER = (ActorType.PERSON,)


def gather_profiles(
    articles: Sequence[Article], links: frozenset[str]
) -> tuple[list[Profile], list[tuple[int, int]]]:
    """Return the profiles in a fixed order, and pairs that one article gives to one person."""
    table: dict[tuple[ProfileKind, str], Profile] = {}
    synonyms: set[tuple[tuple[ProfileKind, str], tuple[ProfileKind, str]]] = set()
    ordered = sorted(articles, key=lambda article: article.document.id)
    for article in ordered:
        company = {_label(entity) for entity in article.findings.entities if _is_named(entity)}
        for entity in article.findings.entities:
            address = _address(entity, links)
            profile = table.setdefault(address, Profile(kind=address[0], name=address[1]))
            profile.entities.append(entity)
            profile.roles |= {role.text.lower() for role in entity.roles}
            if not profile.company:
                profile.company = company  # one set for all that one article names
            elif profile.company is not company and len(profile.company) < _COMPANY:
                profile.company = profile.company | company
            synonyms |= {
                (address, other) for other in _other_full_names(entity, links) if other != address
            }
    for _, other in sorted(synonyms):
        table.setdefault(other, Profile(kind=other[0], name=other[1]))
    addresses = sorted(table)
    place = {address: number for number, address in enumerate(addresses)}
    profiles = [_named(table[address]) for address in addresses]
    return profiles, sorted((place[one], place[other]) for one, other in synonyms)


def _named(profile: Profile) -> Profile:
    if profile.kind is ProfileKind.ALONE:
        roles = profile.entities[0].roles
        profile.name = roles[0].text if roles else ""
    return profile


def _is_named(entity: LocalEntity) -> bool:
    return bool(entity.names or entity.key)


def _label(entity: LocalEntity) -> str:
    return entity.key or (entity.names[0] if entity.names else entity.id)


def _address(entity: LocalEntity, links: frozenset[str]) -> tuple[ProfileKind, str]:
    if entity.key is not None:
        return ProfileKind.KEY, entity.key
    if not entity.names:
        return ProfileKind.ALONE, entity.id
    if entity.type not in _PER:
        return ProfileKind.NAME, entity.names[0]
    alone = is_surname_alone(entity.names[0], links)
    return ProfileKind.SURNAME if alone else ProfileKind.PERSON, entity.names[0]


def _other_full_names(entity: LocalEntity, links: frozenset[str]) -> list[tuple[ProfileKind, str]]:
    if entity.key is not None:
        return []
    if entity.type not in _PER:
        return [(ProfileKind.NAME, name) for name in entity.names[1:] if _is_sign(name)]
    full = [name for name in entity.names[1:] if not is_surname_alone(name, links)]
    return [(ProfileKind.PERSON, name) for name in full]


def _is_sign(name: str) -> bool:
    return len(name) <= _LONGEST_SIGN and name.isalpha() and (name.isupper() or name.islower())


def names_met(entity: LocalEntity, text: str) -> list[str]:
    """Return the names of an entity as its article has them, one for each mention by name."""
    met = []
    for mention in entity.mentions:
        if mention.form is not MentionForm.NAME:
            continue
        written = " ".join(text[mention.start : mention.end].split())
        met.append(next((name for name in entity.names if written.startswith(name)), written))
    return met
