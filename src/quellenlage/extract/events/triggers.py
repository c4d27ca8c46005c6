"""The words that tell an event: verbs and nouns of the table, also as heads of compounds."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

from quellenlage.extract.events.arguments import SUBJECT, Argument, preposition, verb_arguments
from quellenlage.extract.events.view import ArticleView
from quellenlage.languages.tables.events import EventTable, EventTriggers

SHORTEST_HEAD = 4
SHORTEST_MODIFIER = 3


class Trigger(NamedTuple):
    """A token that tells an event.

    ``predicate`` is the verb that carries tense, mood and negation: the trigger itself, or
    the verb of which an event noun is the core ("unterzeichneten ein Abkommen"); ``None`` for
    a noun that is merely spoken of. ``shares_time`` where the clause's time is the event's.
    """

    token: int
    group: EventTriggers
    predicate: int | None
    shares_time: bool


class TriggerIndex:
    """The triggers of a table by lemma."""

    def __init__(self, table: EventTable) -> None:
        self.verbs = {verb: group for group in table.triggers for verb in group.verbs}
        self.nouns = {noun: group for group in table.triggers for noun in group.nouns}
        self._not_compounds = table.not_compounds
        self._found: dict[str, EventTriggers | None] = {}

    def noun(self, lemma: str) -> EventTriggers | None:
        """Return the triggers a noun belongs to, by itself or as the head of a compound."""
        if lemma not in self._found:
            self._found[lemma] = self._search(lemma)
        return self._found[lemma]

    def _search(self, lemma: str) -> EventTriggers | None:
        head = head_noun(lemma, self.nouns, self._not_compounds)
        return self.nouns[head] if head is not None else None


def head_noun(lemma: str, known: Container[str], not_compounds: Container[str]) -> str | None:
    """Return the known noun that ``lemma`` is, or that it ends in as a compound.

    A modifier has at least three letters: "Bedrohung" is no "Drohung".
    """
    if lemma in known or lemma in not_compounds:
        return lemma if lemma in known else None
    for cut in range(SHORTEST_MODIFIER, len(lemma) - SHORTEST_HEAD + 1):
        tail, hyphen = lemma[cut:], lemma[cut - 1] == "-"
        head = tail if hyphen else tail.capitalize()
        if head in not_compounds or not (hyphen or tail.islower()):
            continue
        if head in known:
            return head
    return None


def find_triggers(view: ArticleView, index: TriggerIndex) -> Iterator[Trigger]:
    """Yield the triggers of an article in text order; a light verb gives way to its noun."""
    annotated = view.annotated
    nouns = dict(_nouns(view, index))
    carried = {trigger.predicate for trigger in nouns.values()}
    for token in range(len(annotated)):
        if token in nouns:
            yield nouns[token]
        elif annotated.upos[token] == "VERB" and token not in carried:
            group = index.verbs.get(verb_lemma(view, token, index.verbs))
            if group is not None and not _is_habitual(view, token):
                yield Trigger(token, group, token, shares_time=True)


def verb_lemma(view: ArticleView, token: int, known: Container[str]) -> str:
    """Return a verb's base form, joined with the adverb before it where that is a known verb.

    Some write "fertig gestellt", others "fertiggestellt".
    """
    lemma = view.annotated.lemma[token]
    if lemma not in known and token > 0 and view.annotated.upos[token - 1] in {"ADJ", "ADV"}:
        joined = view.annotated.forms[token - 1].lower() + lemma
        return joined if joined in known else lemma
    return lemma


def _nouns(view: ArticleView, index: TriggerIndex) -> Iterator[tuple[int, Trigger]]:
    annotated = view.annotated
    for token, upos in enumerate(annotated.upos):
        if upos not in {"NOUN", "PROPN"} or view.relations[token] in {"flat", "compound"}:
            continue
        group = index.noun(annotated.lemma[token]) or index.nouns.get(annotated.forms[token])
        if group is None:
            continue
        verb = _light_verb(view, token)
        yield (
            token,
            Trigger(
                token,
                group,
                verb,
                shares_time=verb is not None or _cotemporal(view, token, group.type),
            ),
        )


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
