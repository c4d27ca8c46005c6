"""Who a phrase names: its actors with the words that name them."""

from __future__ import annotations

from collections.abc import Iterator

from quellenlage.extract.events.control import owner
from quellenlage.extract.events.view import NOMINAL, ArticleView
from quellenlage.model import Id, MentionForm, Span

QUOTES = frozenset("„“”»«\"‚‘’'‹›")
"""Marks that may open the name of a group."""


def actors_of(view: ArticleView, token: int) -> list[tuple[Id, Span]]:
    """Return the actors a phrase names, coordinated ones too, each once in text order."""
    if view.annotated.xpos[token] == "PPOSAT" and view.mention_at(token) is None:
        return _owners(view, token)
    found: dict[Id, Span] = {}
    for head in _conjuncts(view, token):
        named = _actor_at(view, head)
        if named is not None:
            found.setdefault(*named)
    return sorted(found.items(), key=lambda pair: (pair[1], pair[0]))


def _owners(view: ArticleView, possessive: int) -> list[tuple[Id, Span]]:
    """Return whom a possessive speaks of that no earlier stage has read, at its own place."""
    subject = owner(view, possessive)
    if subject is None:
        return []
    return [
        (actor, view.annotated.span(possessive, possessive + 1))
        for actor, _ in actors_of(view, subject)
    ]


def _conjuncts(view: ArticleView, token: int) -> Iterator[int]:
    """Yield a token and what is coordinated with it, or with a word of the same name."""
    stack, seen = [token], {token}
    while stack and len(seen) < 20:
        current = stack.pop()
        yield current
        near = [current, *view.children(current, "flat", "appos")]
        for word in near:
            for kid in view.children(word, "conj"):
                if kid not in seen and view.annotated.upos[kid] in NOMINAL:
                    seen.add(kid)
                    stack.append(kid)


def _actor_at(view: ArticleView, token: int) -> tuple[Id, Span] | None:
    """Return who the phrase around ``token`` names: itself, its apposition, its adjective.

    "Belarussische Truppen" without a name of their own stand for their state.
    """
    near = [token, *view.children(token, "appos", "flat"), *_name_behind(view, token)]
    mentions = [view.mention_at(step) for step in near]
    own = [mention for mention in mentions if mention is not None]
    called = [mention for mention in own if mention.actor not in view.nameless]
    named = [mention for mention in called if mention is own[0] or not view.is_place(mention.actor)]
    beside = [view.mention_at(step) for step in view.children(token, "amod", "det")]
    states = [m for m in beside if m is not None and m.form is MentionForm.ADJECTIVE]
    for mention in (*named, *states, *own):
        return mention.actor, Span(mention.start, mention.end)
    return None


def _name_behind(view: ArticleView, token: int) -> list[int]:
    """Return the name right behind a noun, in quotation marks too ("die Gruppe „Ufer“").

    A place is no name of who comes from it ("die Staatsanwaltschaft Uferstadt").
    """
    if view.annotated.upos[token] != "NOUN":
        return []
    _, end = view.annotated.sentence_of(token)
    behind = token + 1
    if behind < end and view.annotated.forms[behind] in QUOTES:
        behind += 1
    if behind >= end or view.annotated.upos[behind] != "PROPN":
        return []
    mention = view.mention_at(behind)
    return [] if mention is None or view.is_place(mention.actor) else [behind]
