"""Entities of all articles clustered into actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from quellenlage.languages import Language
from quellenlage.languages.lore import name_lore
from quellenlage.model import Actor, Article, Id, KnownActor, LocalEntity, Verdict
from quellenlage.resolve.actors.build import Group, build_actor, with_candidates
from quellenlage.resolve.actors.knowledge import Knowledge
from quellenlage.resolve.actors.matching import (
    Link,
    Matches,
    bearers,
    match_bodies,
    match_names,
    match_offices,
    surname_index,
)
from quellenlage.resolve.actors.profiles import Profile, ProfileKind, gather_profiles
from quellenlage.resolve.actors.verdicts import apply_verdicts
from quellenlage.resolve.clusters import Clusters
from quellenlage.text.names import NameVerdict, compare_names
from quellenlage.text.spellings import NameLore

_LOOKED_AT = 6  # names of a cluster that a new member is compared with


def resolve_actors(
    articles: Sequence[Article],
    language: Language,
    verdicts: Sequence[Verdict] = (),
    *,
    known: Sequence[KnownActor] = (),
) -> tuple[tuple[Actor, ...], dict[Id, Id]]:
    """Return the actors, and for every local entity the id of its actor.

    What a table knows is joined by its key, equal names by equality, other spellings by
    comparing names within blocks; a doubt is settled by shared roles and company, or stays as a
    candidate. Two full names with different given names are never joined. An editor's verdicts
    come last and win; ``known`` are actors of the user's, whose names mean them. The result does
    not depend on the order of ``articles``.
    """
    knowledge = Knowledge(known, name_lore(language))
    lore = knowledge.lore()
    profiles, synonyms = gather_profiles(articles, lore.links)
    profiles, matches = _match(profiles, synonyms, lore)
    generic = frozenset(word.lower() for word in language.names.organisations.generic)
    matches.sure += match_bodies(profiles, generic) + match_offices(profiles)
    groups, possible = _cluster(profiles, matches, lore)
    texts = {article.document.id: article.document for article in articles}
    groups = apply_verdicts(groups, texts, verdicts)
    actors = [build_actor(group, texts, knowledge) for group in groups]
    actor_of = {
        entity.id: actor.id
        for group, actor in zip(groups, actors, strict=True)
        for entity in group.entities
    }
    actors = with_candidates(actors, _candidates(profiles, possible, actor_of))
    return tuple(sorted(actors, key=lambda actor: (actor.name, actor.id))), actor_of


def _match(
    profiles: list[Profile], synonyms: list[tuple[int, int]], lore: NameLore
) -> tuple[list[Profile], Matches]:
    """Return the links between profiles; surnames that many bear are taken apart first."""
    matches = match_names(profiles, lore)
    for left, right in synonyms:
        names = f"„{profiles[left].name}“ und „{profiles[right].name}“"
        why = (f"Ein Artikel nennt {names} als einen Akteur.",)
        matches.sure.append(Link(0.97, left, right, why))
    full, _ = _joined(profiles, matches.sure, lore)
    index = surname_index(profiles, lore)
    grown = list(profiles)
    same_word = {p.name: n for n, p in enumerate(profiles) if p.kind is ProfileKind.NAME}
    for number, profile in enumerate(profiles):
        if profile.kind is not ProfileKind.SURNAME:
            continue
        bearing = bearers(profile.name, index, profiles, lore)
        homes = sorted({full.home(one) for one in bearing})
        if len(homes) == 1:
            matches.sure.append(_only_bearer(number, bearing[0], profiles))
        elif not homes and profile.name in same_word:
            why = (f"Alle schreiben „{profile.name}“.",)
            matches.sure.append(Link(0.9, same_word[profile.name], number, why))
        elif homes:
            grown[number] = replace(profile, entities=[])
            for entity in profile.entities:
                grown.append(_single(profile, entity))
                _choose(len(grown) - 1, grown, bearing, matches)
    return grown, matches


def _only_bearer(surname: int, bearer: int, profiles: Sequence[Profile]) -> Link:
    name, full = profiles[surname].name, profiles[bearer].name
    return Link(0.9, bearer, surname, (f"„{name}“ trägt in den Artikeln nur „{full}“.",))


def _single(profile: Profile, entity: LocalEntity) -> Profile:
    roles = {role.text.lower() for role in entity.roles}
    return Profile(kind=ProfileKind.ALONE, name=profile.name, entities=[entity], roles=roles)


def _choose(number: int, profiles: Sequence[Profile], bearing: list[int], into: Matches) -> None:
    """Give a surname that several bear to the one with its role, or leave it open."""
    own = profiles[number]
    fitting = [one for one in bearing if profiles[one].roles & own.roles]
    if len(fitting) == 1:
        full = profiles[fitting[0]]
        role = min(full.roles & own.roles)
        why = (f"„{own.name}“ mit der Rolle „{role}“ ist „{full.name}“.",)
        into.sure.append(Link(0.86, fitting[0], number, why))
        return
    for one in bearing:
        why = (f"„{own.name}“ kann „{profiles[one].name}“ sein; mehrere tragen den Namen.",)
        into.possible.append(Link(0.75, one, number, why))


def _joined(
    profiles: Sequence[Profile], links: Iterable[Link], lore: NameLore
) -> tuple[Clusters, dict[int, list[Link]]]:
    """Join along the links, the surest first, unless given names of two members differ."""
    clusters = Clusters(len(profiles))
    used: dict[int, list[Link]] = defaultdict(list)
    ordered = sorted(links, key=lambda x: (-x.score, profiles[x.left].rank, profiles[x.right].rank))
    for link in ordered:
        left, right = clusters.home(link.left), clusters.home(link.right)
        if left == right or _clash(profiles, clusters, (left, right), lore):
            continue
        clusters.join(left, right)
        into = clusters.home(left)
        gone = right if into == left else left
        used[into] += [*used.pop(gone, []), link]
    return clusters, used


def _clash(
    profiles: Sequence[Profile], clusters: Clusters, homes: tuple[int, int], lore: NameLore
) -> bool:
    left, right = (
        sorted(
            {
                profiles[n].name
                for n in clusters.members(home)
                if profiles[n].kind is ProfileKind.PERSON
            }
        )[:_LOOKED_AT]
        for home in homes
    )
    return any(
        compare_names(one, other, lore).verdict is NameVerdict.DIFFERENT
        for one in left
        for other in right
    )


def _cluster(
    profiles: Sequence[Profile], matches: Matches, lore: NameLore
) -> tuple[list[Group], list[Link]]:
    clusters, used = _joined(profiles, matches.sure, lore)
    groups = []
    for members in clusters.all():
        entities = sorted(
            (entity for n in members for entity in profiles[n].entities), key=lambda e: e.id
        )
        if not entities:
            continue
        links = used.get(clusters.home(members[0]), [])
        keys = sorted(profiles[n].name for n in members if profiles[n].kind is ProfileKind.KEY)
        groups.append(
            Group(
                entities=entities,
                key=keys[0] if keys else None,
                score=min((link.score for link in links), default=1.0),
                why=sorted({reason for link in links for reason in link.why}),
            )
        )
    groups.sort(key=lambda group: group.entities[0].id)
    return groups, matches.possible


def _candidates(
    profiles: Sequence[Profile], possible: Sequence[Link], actor_of: dict[Id, Id]
) -> list[tuple[Id, Id, Link]]:
    """Return pairs of actors that may be one, each with the best link between them."""
    best: dict[tuple[Id, Id], Link] = {}
    for link in possible:
        if not profiles[link.left].entities or not profiles[link.right].entities:
            continue
        left = actor_of[profiles[link.left].entities[0].id]
        right = actor_of[profiles[link.right].entities[0].id]
        pair = (min(left, right), max(left, right))
        if left == right:
            continue
        if pair not in best or (link.score, link.why) > (best[pair].score, best[pair].why):
            best[pair] = link
    return [(left, right, link) for (left, right), link in sorted(best.items())]
