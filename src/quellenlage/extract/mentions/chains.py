"""Names of one article joined: by what the tables know, then by spelling."""

from __future__ import annotations

from collections import Counter, defaultdict

from quellenlage.extract.mentions.lexicon import Lexicon
from quellenlage.extract.mentions.records import Chain, Found
from quellenlage.model import ActorType, AnnotatedDocument, Gender
from quellenlage.text.name_blocks import block_keys
from quellenlage.text.names import NameVerdict, compare_names, is_surname_alone, surnames
from quellenlage.text.transliteration import consonants, spelling_similarity

_PLACES = (ActorType.LOCATION, ActorType.GPE)
"""A place is not short for the body that is called after it ("Krankenhaus Talheim")."""

_OFFICERS = (ActorType.PERSON, ActorType.LOCATION, ActorType.MISC)
"""People, and what the base takes names of people for that it never met."""

_OFFICE = 3  # votes of an office

_NEAR = 0.88  # how alike two surnames of one article must be to be one person's


def chain_names(names: list[Found], lexicon: Lexicon, annotated: AnnotatedDocument) -> list[Chain]:
    """Join names: by what the tables know, full names with each other, surnames to full names."""
    unknown = [name for name in names if name.key is None]
    _vote(unknown, lexicon, annotated)
    joiner = _Joiner(lexicon)
    links = lexicon.names.lore.links
    short = [is_surname_alone(name.name, links) for name in unknown]
    for name, single in zip(unknown, short, strict=True):
        if not single:
            joiner.add_full(name)
    for name, single in zip(unknown, short, strict=True):
        if single:
            joiner.add_single(name)
    return _by_key(names) + joiner.chains


def _vote(names: list[Found], lexicon: Lexicon, annotated: AnnotatedDocument) -> None:
    """Give all mentions of one name one type: a known surname's, else what most of them have.

    "in" or "aus" right before a name speak for a place, an office that it bears for a person.
    """
    local = lexicon.places.local_prepositions
    surnames = {n.name.split()[-1] for n in names if n.type is ActorType.PERSON and " " in n.name}
    votes: dict[str, Counter[ActorType]] = {}
    for name in names:
        told = votes.setdefault(name.name, Counter())
        told[name.type] += 1
        if name.first and annotated.forms[name.first - 1].lower() in local:
            told[ActorType.LOCATION] += 2
        if name.type in _OFFICERS and _bears_office(name, lexicon, annotated):
            told[ActorType.PERSON] += _OFFICE
    for name in names:
        if name.name in surnames:
            name.type = ActorType.PERSON
            continue
        told = votes[name.name]
        ranked = sorted(told, key=lambda kind: kind.value)
        most = max(told.values())
        tied = [kind for kind in ranked if told[kind] == most]
        name.type = next((kind for kind in tied if kind is not ActorType.PERSON), tied[0])


def _bears_office(name: Found, lexicon: Lexicon, annotated: AnnotatedDocument) -> bool:
    """Tell whether an office is said of a name: "*X* ist Richter", "*X*, Richter von ...,"."""
    noun = name.stop + 1
    if noun >= len(annotated) or annotated.sentence_index(noun) != annotated.sentence_index(
        name.first
    ):
        return False
    office = lexicon.noun(annotated.forms[noun], annotated.lemma[noun])
    between = annotated.forms[name.stop] == "," or annotated.upos[name.stop] == "AUX"
    singular = annotated.feats[noun].get("Number") != "Plur"
    return between and singular and office is not None and office.type is ActorType.ROLE


def _by_key(names: list[Found]) -> list[Chain]:
    table: dict[str, Chain] = {}
    for name in names:
        if name.key is not None:
            chain = table.setdefault(name.key, Chain(type=name.type, key=name.key))
            if name.type is ActorType.GPE:
                chain.type = name.type
            chain.add(name)
    return list(table.values())


class _Joiner:
    """Chains of names that no table knows, found again by name, block and last word."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.chains: list[Chain] = []
        self._lore = lexicon.names.lore
        self._by_name: dict[tuple[bool, str], Chain] = {}
        self._by_block: dict[str, list[Chain]] = defaultdict(list)
        self._by_word: dict[str, list[Chain]] = defaultdict(list)

    def add_full(self, name: Found) -> None:
        """Join a name of several words to its equal, or to another spelling of it."""
        person = name.type is ActorType.PERSON
        chain = self._by_name.get((person, name.name))
        if chain is None:
            blocks = sorted(block_keys(name.name, self._lore))
            near = (one for block in blocks for one in self._by_block[block])
            chain = next((one for one in near if self._is_spelling(one, name)), None)
            chain = self._open(name) if chain is None else chain
            self._by_name[person, name.name] = chain
            for block in blocks:
                self._by_block[block].append(chain)
            called = map(_skeleton, surnames(name.name)) if person else name.name.split()
            for word in dict.fromkeys(called):
                self._by_word[word].append(chain)
        chain.add(name)

    def add_single(self, name: Found) -> None:
        """Join a single word to its equal, or to the latest full name it can be short for."""
        person = name.type is ActorType.PERSON
        full = self._by_name.get((False, name.alias_of)) if name.alias_of else None
        if full is not None:
            full.add(name, _short_reason(full, name))
            return
        word = name.name.split()[-1]
        candidates = self._by_word[_skeleton(word) if person else word]
        scored = [
            (score >= 0.98, chain.last_end(name.start), score, place, chain)
            for place, chain in enumerate(candidates)
            if (chain.type is ActorType.PERSON) == person
            and not (name.type in _PLACES and chain.type is ActorType.ORGANISATION)
            and (score := _short_score(chain, word)) >= _NEAR
            and genders_fit(chain.gender, name.gender)
        ]
        chain = max(scored, key=lambda one: one[:4])[4] if scored else None
        if chain is None:
            chain = self._by_name.get((person, name.name)) or self._open(name)
            self._by_name[person, name.name] = chain
        chain.add(name, _short_reason(chain, name))

    def _open(self, name: Found) -> Chain:
        chain = Chain(type=name.type)
        self.chains.append(chain)
        return chain

    def _is_spelling(self, chain: Chain, name: Found) -> bool:
        if (chain.type is ActorType.PERSON) != (name.type is ActorType.PERSON):
            return False
        for other in sorted(chain.names):
            result = compare_names(other, name.name, self._lore)
            if result.verdict is NameVerdict.DIFFERENT:
                return False
            if result.verdict is NameVerdict.SAME or result.score >= _NEAR:
                return True
        return False


def _skeleton(word: str) -> str:
    return f"~{consonants(word)}"


def _short_score(chain: Chain, word: str) -> float:
    """Score a single word as short for a full name: the surname, or a telling word of it."""
    best = 0.0
    for full in chain.names:
        words = full.split()
        if len(words) < 2:
            continue
        if chain.type is ActorType.PERSON:
            best = max(best, *(spelling_similarity(one, word) for one in surnames(full)))
        elif len(word) > 4:
            best = 1.0
    return best


def genders_fit(left: Gender | None, right: Gender | None) -> bool:
    """Tell whether two genders can be one actor's."""
    return left is None or right is None or left is right


def _short_reason(chain: Chain, name: Found) -> str:
    full = max(chain.names, key=lambda one: (len(one), one), default="")
    if full == name.name or not full:
        return ""
    return f"„{name.name}“ steht im Artikel für „{full}“."
