"""Which profiles are one actor: names compared within blocks, doubts settled by context."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from quellenlage.model import ActorType
from quellenlage.resolve.actors.profiles import Profile, ProfileKind
from quellenlage.text.name_blocks import block_keys
from quellenlage.text.names import NameComparison, NameVerdict, compare_names, surnames
from quellenlage.text.spellings import NameLore
from quellenlage.text.transliteration import consonants

NEAR = 0.84
"""From this score on, context may join two names that spelling leaves open."""

_SAME_OFFICE = 0.7
"""From this score on, one office of one body in one company joins them."""

_LIKELY = 0.925
"""Score of two spellings that shared company joins whatever their roles."""

_SHARED_COMPANY = 3  # named actors that two articles share where they mean one body
_SHARED_WITH_OFFICE = 2  # named actors that an office shares with its bearer
_MOST_LEADERS = 50  # bodies of one word that are told apart
_WINDOW = 64
"""Names of a block that each is compared with: the next ones by their consonants."""


class Link(msgspec.Struct, frozen=True, order=True):
    """Two profiles that are, or may be, one actor."""

    score: float
    left: int
    right: int
    why: tuple[str, ...]


class Matches(msgspec.Struct):
    """Links that join, and links that are only possible."""

    sure: list[Link] = []
    possible: list[Link] = []


def match_names(profiles: Sequence[Profile], lore: NameLore) -> Matches:
    """Compare full names with full names, and other names with other names."""
    matches = Matches()
    for kind in (ProfileKind.PERSON, ProfileKind.NAME, ProfileKind.SURNAME):
        numbers = [n for n, profile in enumerate(profiles) if profile.kind is kind]
        for left, right in _pairs(profiles, numbers, lore):
            result = compare_names(profiles[left].name, profiles[right].name, lore)
            _decide(profiles, (left, right), result, matches)
    return matches


def _decide(
    profiles: Sequence[Profile], pair: tuple[int, int], result: NameComparison, into: Matches
) -> None:
    if result.verdict is NameVerdict.DIFFERENT:
        return
    left, right = pair
    names = f"„{profiles[left].name}“ und „{profiles[right].name}“"
    reasons = tuple(f"{names}: {feature.sentence}" for feature in result.features[:1])
    if result.verdict is NameVerdict.SAME:
        into.sure.append(Link(result.score, left, right, reasons))
        return
    context = _context(profiles[left], profiles[right], result.score)
    least = _SAME_OFFICE if _one_office(profiles[left], profiles[right]) else NEAR
    if context and result.score >= least and not _side_by_side(profiles[left], profiles[right]):
        into.sure.append(Link(round(result.score - 0.02, 3), left, right, (*reasons, context)))
    else:
        into.possible.append(Link(result.score, left, right, reasons))


def _one_office(left: Profile, right: Profile) -> bool:
    """Tell whether both hold one office that says where, among the same people."""
    offices = (role for role in left.roles & right.roles if " " in role)
    return any(offices) and len(left.shared_company(right)) >= _SHARED_WITH_OFFICE


def _side_by_side(left: Profile, right: Profile) -> bool:
    """Tell whether one article names both, and so tells two actors apart."""
    few, many = sorted((left.entities, right.entities), key=len)
    documents = {entity.document for entity in few}
    return any(entity.document in documents for entity in many)


def _context(left: Profile, right: Profile, score: float) -> str:
    """Return what else speaks for one actor, as a sentence.

    The company of one story is shared by many, so that other roles outweigh it where the
    spelling is unsure.
    """
    roles = sorted(left.roles & right.roles)
    if roles:
        return f"Beide tragen die Rolle „{roles[0]}“."
    if left.roles and right.roles and score < _LIKELY:
        return ""
    shared = left.shared_company(right)
    smaller = min(len(left.company), len(right.company))
    if len(shared) >= 3 and len(shared) >= 0.5 * smaller:
        return f"Beide stehen in Gesellschaft von {', '.join(shared[:3])}."
    return ""


def _pairs(
    profiles: Sequence[Profile], numbers: Sequence[int], lore: NameLore
) -> Iterator[tuple[int, int]]:
    """Yield pairs of names that share a block, each once, in a fixed order.

    In a large block each name meets only those near it in order (sorted neighbourhood, Hernández
    & Stolfo 1995), so that the work is linear however many bear one surname.
    """
    blocks: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        for key in block_keys(profiles[number].name, lore):
            blocks[key].append(number)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        block = blocks[key]
        if len(block) > _WINDOW:
            block.sort(key=lambda n: (consonants(profiles[n].name), profiles[n].name))
        for place, one in enumerate(block):
            for other in block[place + 1 : place + 1 + _WINDOW]:
                pair = (min(one, other), max(one, other))
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def match_bodies(profiles: Sequence[Profile], generic: frozenset[str]) -> list[Link]:
    """Join bodies without name ("die Hafenbehörde") that articles name in the same company.

    Each is compared with the first ones of its word only, so the work is linear; ``generic``
    nouns (lower case) are too common to be joined.
    """
    leaders: dict[str, list[int]] = defaultdict(list)
    links = []
    for number in sorted(range(len(profiles)), key=lambda n: profiles[n].rank):
        profile = profiles[number]
        word = _body_word(profile.name)
        if not _is_body(profile) or word in generic:
            continue
        for leader in leaders[word]:
            shared = profiles[leader].shared_company(profile)
            smaller = min(len(profiles[leader].company), len(profile.company))
            if len(shared) >= _SHARED_COMPANY or 1 < len(shared) >= 0.5 * smaller:
                why = f"„{profile.name}“ steht beide Male bei {', '.join(shared[:3])}."
                links.append(Link(0.8, leader, number, (why,)))
                break
        else:
            if len(leaders[word]) < _MOST_LEADERS:
                leaders[word].append(number)
    return links


def match_offices(profiles: Sequence[Profile]) -> list[Link]:
    """Join who is known by office alone ("die Direktorin der Behörde") to its only bearer.

    The office must name its body, one person of the pile alone may bear it, and the two must
    have named company in common.
    """
    bearing: dict[str, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        if profile.kind is ProfileKind.PERSON:
            for role in profile.roles:
                bearing[role].append(number)
    links = []
    for number, profile in enumerate(profiles):
        role = profile.name.lower()
        people = bearing.get(role, [])
        if profile.kind is not ProfileKind.ALONE or " " not in role or len(people) != 1:
            continue
        if profile.entities[0].type is not ActorType.ROLE:
            continue
        person = profiles[people[0]]
        shared = person.shared_company(profile)
        if len(shared) >= _SHARED_WITH_OFFICE:
            why = f"Nur „{person.name}“ trägt in den Artikeln die Rolle „{profile.name}“."
            links.append(Link(0.8, people[0], number, (why,)))
    return links


def _body_word(name: str) -> str:
    """Return a body without whose it is: "Behörde von X" is called "Behörde" elsewhere."""
    words = name.split()
    nouns = [place for place, word in enumerate(words) if word[:1].isupper()]
    return " ".join(words[: nouns[0] + 1] if nouns else words).lower()


def _is_body(profile: Profile) -> bool:
    if profile.kind is not ProfileKind.ALONE or not profile.name:
        return False
    return profile.entities[0].type is ActorType.ORGANISATION


def surname_index(profiles: Sequence[Profile], lore: NameLore) -> dict[str, list[int]]:
    """Return full names by the blocks of their last word."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        if profile.kind is ProfileKind.PERSON:
            words = surnames(profile.name)
            for key in sorted({key for word in words for key in block_keys(word, lore)}):
                index[key].append(number)
    return index


def bearers(
    surname: str, index: dict[str, list[int]], profiles: Sequence[Profile], lore: NameLore
) -> list[int]:
    """Return the full names that ``surname`` may be the last word of."""
    word = surname.rsplit(maxsplit=1)[-1]
    numbers = {n for key in block_keys(word, lore) for n in index.get(key, ())}
    found = []
    for number in sorted(numbers):
        known = surnames(profiles[number].name)
        if any(compare_names(word, one, lore).verdict is NameVerdict.SAME for one in known):
            found.append(number)
    return found
