"""The words that tell an event: verbs, nouns, participles and idioms of the table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from quellenlage.extract.events.arguments import is_passive, verb_arguments
from quellenlage.extract.events.slots import OBJECT, SUBJECT, Argument, preposition
from quellenlage.extract.events.view import ArticleView
from quellenlage.languages.tables.events import EventTable, EventTriggers, Voice

SHORTEST_HEAD = 4
SHORTEST_MODIFIER = 3

Groups = tuple[EventTriggers, ...]
"""The blocks that hold a word, in the order of the table."""


class Trigger(NamedTuple):
    """A token that tells an event.

    ``predicate`` is the verb that carries tense, mood and negation: the trigger itself, or
    the verb of which an event noun is the core ("unterzeichneten ein Abkommen"); ``None`` for
    a noun or participle that is merely spoken of. ``shares_time`` where the clause's time is the
    event's. ``idiom`` where noun and verb tell it together, with the verb's arguments.
    """

    token: int
    group: EventTriggers
    predicate: int | None
    shares_time: bool
    idiom: bool = False


class TriggerIndex:
    """The triggers of a table by lemma."""

    def __init__(self, table: EventTable) -> None:
        self.verbs = _by_word((group, group.verbs) for group in table.triggers)
        self.nouns = _by_word((group, group.nouns) for group in table.triggers)
        self.whole_nouns = _by_word((group, group.whole_nouns) for group in table.triggers)
        self.idioms = _by_word((group, group.idioms) for group in table.triggers)
        self.idiom_words = {idiom.partition(" ")[0] for idiom in self.idioms}
        self._not_compounds = table.not_compounds
        self._found: dict[str, Groups] = {}

    def noun(self, lemma: str) -> Groups:
        """Return the blocks a noun belongs to, by itself or as the head of a compound."""
        if lemma not in self._found:
            self._found[lemma] = self.whole_nouns.get(lemma, ()) + self._search(lemma)
        return self._found[lemma]

    def _search(self, lemma: str) -> Groups:
        head = head_noun(lemma, self.nouns, self._not_compounds)
        return self.nouns[head] if head is not None else ()


def _by_word(blocks: Iterable[tuple[EventTriggers, tuple[str, ...]]]) -> dict[str, Groups]:
    found: defaultdict[str, Groups] = defaultdict(tuple)
    for group, words in blocks:
        for word in words:
            found[word] += (group,)
    return dict(found)


def head_noun(lemma: str, known: Container[str], not_compounds: Container[str]) -> str | None:
    """Return the known noun that ``lemma`` is, or that it ends in as a compound.

    A modifier has at least three letters: "Bedrohung" is no "Drohung".
    """
    if lemma in known or lemma in not_compounds:
        return lemma if lemma in known else None
    for cut in range(SHORTEST_MODIFIER, len(lemma) - SHORTEST_HEAD + 1):
        tail, hyphen = lemma[cut:], lemma[cut - 1] == "-"
        head = tail if hyphen else tail.capitalize()
        if head in not_compounds:
            return None
        if not (hyphen or tail.islower()):
            continue
        if head in known:
            return head
    return None


def find_triggers(view: ArticleView, index: TriggerIndex) -> Iterator[Trigger]:
    """Yield the triggers of an article in text order; a light verb gives way to its noun."""
    nouns = dict(_nouns(view, index)) | dict(_idioms(view, index))
    carried = {trigger.predicate for trigger in nouns.values()}
    for token, upos in enumerate(view.annotated.upos):
        if token in nouns:
            yield nouns[token]
        elif upos == "VERB" and token not in carried:
            yield from _verb(view, token, index)
        elif upos == "ADJ" and view.annotated.xpos[token] == "ADJA":
            yield from _participle(view, token, index)
        elif upos == "ADJ" and view.clause[token] == token:
            yield from _misread(view, token, index)


def _misread(view: ArticleView, token: int, index: TriggerIndex) -> Iterator[Trigger]:
    """Yield the preterite at the end of a clause that was taken for an adjective ("ablöste")."""
    form = view.annotated.forms[token].lower()
    if not form.endswith(("te", "ten")) or view.children(token, "cop", "aux"):
        return
    groups = index.verbs.get(view.infinitive(form), ())
    group = next((group for group in groups if _holds(view, token, group)), None)
    if group is not None:
        yield Trigger(token, group, token, shares_time=True)


def _verb(view: ArticleView, token: int, index: TriggerIndex) -> Iterator[Trigger]:
    groups = index.verbs.get(verb_lemma(view, token, index.verbs), ())
    group = next((group for group in groups if _holds(view, token, group)), None)
    if group is not None and not _is_habitual(view, token):
        yield Trigger(token, group, token, shares_time=True)


def _holds(view: ArticleView, token: int, group: EventTriggers) -> bool:
    """Tell whether a verb or noun meets the conditions of a block that can be seen beside it."""
    if group.voice is not None and is_passive(view, token) != (group.voice is Voice.PASSIVE):
        return False
    verb = view.annotated.upos[token] != "NOUN"
    if group.preposition is not None:
        kids = view.children(token, "obl", "nmod", "obj")
        if group.preposition not in {preposition(view, kid) for kid in kids}:
            return False
    if not group.objects or not verb:
        return True
    objects = [arg.token for arg in verb_arguments(view, token) if arg.slot == OBJECT]
    lemmas = [view.annotated.lemma[step] for step in objects]
    endings = tuple(word.lower() for word in group.objects)
    return any(lemma.lower().endswith(endings) for lemma in lemmas)


def _participle(view: ArticleView, token: int, index: TriggerIndex) -> Iterator[Trigger]:
    """Yield a participle before its noun ("das gestohlene Boot", "der anrückende Trupp")."""
    lemma = view.annotated.lemma[token].lower()
    for participle in (lemma, lemma.removesuffix("e")):
        if not participle.endswith(("t", "en", "end")):
            continue
        present = participle.endswith("end")
        verb = participle[:-1] if present else view.infinitive(participle)
        groups = index.verbs.get(verb, ()) if verb != participle else ()
        for group in groups:
            if not (group.objects or group.preposition or group.voice is Voice.ACTIVE):
                yield Trigger(token, group, None, shares_time=False)
                return


def _idioms(view: ArticleView, index: TriggerIndex) -> Iterator[tuple[int, Trigger]]:
    """Yield the nouns and adjectives that tell an event with the verb of their clause."""
    annotated = view.annotated
    for token, lemma in enumerate(annotated.lemma):
        if lemma not in index.idiom_words:
            continue
        verb = view.clause[token] if view.clause[token] != token else annotated.head[token]
        if annotated.upos[verb] not in {"VERB", "AUX"}:
            continue
        groups = index.idioms.get(f"{lemma} {annotated.lemma[verb]}", ())
        if groups:
            yield token, Trigger(token, groups[0], verb, shares_time=True, idiom=True)


def verb_lemma(view: ArticleView, token: int, known: Container[str]) -> str:
    """Return a verb's base form, joined with its particle where that is a known verb.

    Some write "fertig gestellt", others "fertiggestellt"; in "gab gestern bekannt" the particle
    stands apart.
    """
    lemma, annotated = view.annotated.lemma[token], view.annotated
    beside = [token - 1] if token > 0 and annotated.upos[token - 1] in {"ADJ", "ADV"} else []
    apart = view.children(token, "compound", "advmod", "xcomp", "obl")
    for particle in (*beside, *apart):
        joined = annotated.forms[particle].lower() + lemma
        if joined in known:
            return joined
    return lemma


def _nouns(view: ArticleView, index: TriggerIndex) -> Iterator[tuple[int, Trigger]]:
    annotated = view.annotated
    for token, upos in enumerate(annotated.upos):
        if upos not in {"NOUN", "PROPN"} or view.relations[token] in {"flat", "compound"}:
            continue
        group = _noun_group(view, token, index)
        if group is None:
            continue
        verb = _light_verb(view, token)
        shared = verb is not None or _cotemporal(view, token, group.type)
        yield token, Trigger(token, group, verb, shares_time=shared)


def _noun_group(view: ArticleView, token: int, index: TriggerIndex) -> EventTriggers | None:
    lemma, form = view.annotated.lemma[token], view.annotated.forms[token]
    groups = index.noun(lemma) or index.nouns.get(form, ())
    if not groups and lemma.endswith("n") and form == lemma:  # "beim Untersuchen"
        groups = index.verbs.get(lemma.lower(), ()) if is_definite(view, token) else ()
    group = next((group for group in groups if _holds(view, token, group)), None)
    dead = f"{preposition(view, token)} {lemma}" in view.table.dead_phrases
    return None if dead else group


def is_definite(view: ArticleView, noun: int) -> bool:
    """Tell whether a noun has an article, of its own or within its preposition ("beim")."""
    cases = view.children(noun, "case")
    contracted = any(view.annotated.xpos[token] == "APPRART" for token in cases)
    return bool(contracted or view.children(noun, "det"))


def _light_verb(view: ArticleView, noun: int) -> int | None:
    """Return the verb that only carries the noun, where it is one."""
    head = view.annotated.head[noun]
    if view.relations[noun] == "root" and view.children(noun, "cop"):
        return noun
    if is_stray_object(view, noun) or _is_stray_phrase(view, noun):
        head = view.clause[noun]
    elif view.relations[noun] not in {"obj", "nsubj", "obl"} or head == noun:
        return None
    light = view.table.syntax.light_prepositions
    if view.relations[noun] == "obl" and preposition(view, noun) not in light:
        return None
    return head if view.annotated.lemma[head] in view.table.light_verbs else None


def is_stray_object(view: ArticleView, noun: int) -> bool:
    """Tell whether a noun in the accusative hangs on another noun: an object gone astray."""
    accusative = view.annotated.feats[noun].get("Case") == "Acc"
    bare = preposition(view, noun) is None
    return view.relations[noun] in {"nmod", "appos"} and accusative and bare


def _is_stray_phrase(view: ArticleView, noun: int) -> bool:
    """Tell whether a phrase of a light verb hangs on its subject ("traten in einen Streik")."""
    light = preposition(view, noun) in view.table.syntax.light_prepositions
    return view.relations[noun] == "nmod" and light and view.clause[noun] < noun


def _cotemporal(view: ArticleView, noun: int, kind: str) -> bool:
    """Tell whether the noun names the occasion of its clause, or what does the clause's deed.

    "bei dem Treffen"; of what is over within a day also "nach dem Treffen".
    """
    known = view.table.types[kind]
    if known.force and _is_subject(view, noun):
        return True
    words = view.table.cotemporal_prepositions
    if known.short:
        words |= view.table.following_prepositions
    return view.relations[noun] == "obl" and preposition(view, noun) in words


def _is_subject(view: ArticleView, noun: int) -> bool:
    """Tell whether a noun is the subject of its verb, also where a parser took it for an object."""
    verb = view.annotated.head[noun]
    if view.relations[noun] not in {"nsubj", "obj"} or view.annotated.upos[verb] != "VERB":
        return False
    return Argument(SUBJECT, noun) in verb_arguments(view, verb)


def _is_habitual(view: ArticleView, verb: int) -> bool:
    """Tell whether a verb in the present tense speaks of what happens again and again."""
    if view.annotated.feats[verb].get("Tense") != "Pres":
        return False
    words = view.lemmas(view.children(verb, "advmod"))
    return any(word.lower() in view.table.factuality.habitual_words for word in words)
