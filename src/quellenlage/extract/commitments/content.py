"""What is promised or asked for: the words of the text that say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quellenlage.extract.commitments.acts import Act
from quellenlage.extract.commitments.parties import act_arguments, thing_of
from quellenlage.extract.events.arguments import (
    OBJECT,
    actors_of,
    preposition,
)
from quellenlage.extract.events.view import ArticleView
from quellenlage.model import (
    CommitmentKind,
)


def content_of(view: ArticleView, act: Act) -> list[int]:
    """Return the tokens that say what is promised: complement clause, object, or the clause."""
    if act.verb != act.token:
        return _trimmed(view, act, set(view.annotated.subtree(act.token)))
    verb = act.token
    if view.relations[verb] == "acl" and act.group.kind is CommitmentKind.ANNOUNCEMENT:
        return _trimmed(view, act, set(view.annotated.subtree(thing_of(view, verb))))
    clauses = [*view.children(verb, "xcomp", "ccomp"), *view.children(act.token, "acl")]
    if not clauses and (tail := _clause_behind(view, verb)):
        return _trimmed(view, act, tail)
    below = list(clauses)
    frame = view.table.commitment_frames[act.group.frame]
    if OBJECT not in frame.obligor:
        below += view.children(verb, "obj")
    clause = view.clause_tokens(verb)
    if frame.requested_by:
        below += [
            token for token in clause if preposition(view, token) in view.table.syntax.asked_for
        ]
    tokens = {step for head in below for step in _told_below(view, head)}
    if not any(view.annotated.upos[token] in {"NOUN", "PROPN", "VERB"} for token in tokens):
        tokens = _behind_the_parties(view, act, clause)
    return _trimmed(view, act, _lengthened(view, act, tokens))


def _lengthened(view: ArticleView, act: Act, tokens: set[int]) -> set[int]:
    """Return ``tokens`` with the prepositional phrase right behind them, whatever it is tied to."""
    behind = max(tokens, default=-1) + 1
    if not 0 < behind < len(view.annotated) or view.relations[behind] != "case":
        return tokens
    phrase = set(view.annotated.subtree(view.annotated.head[behind]))
    return tokens if act.token in phrase else tokens | phrase


def _clause_behind(view: ArticleView, verb: int) -> set[int]:
    """Return what follows the comma behind a verb, if it is an infinitive clause.

    For parsers that tie it to something else than the verb.
    """
    _, end = view.annotated.sentence_of(verb)
    comma = next((t for t in range(verb + 1, end) if view.annotated.forms[t] == ","), end)
    rest = range(comma + 1, end)
    with_zu = any(view.annotated.xpos[token] in {"PTKZU", "VVIZU"} for token in rest)
    finite = any(view.annotated.feats[token].get("VerbForm") == "Fin" for token in rest)
    return set(rest) if with_zu and not finite else set()


def _told_below(view: ArticleView, head: int) -> Iterator[int]:
    """Yield ``head`` and all it governs, but for clauses that only go with it."""
    yield head
    for child in view.children(head):
        if view.relations[child] not in {"advcl", "parataxis"}:
            yield from _told_below(view, child)


def _behind_the_parties(view: ArticleView, act: Act, clause: Sequence[int]) -> set[int]:
    """Return what is left of the clause behind all who are party to the act."""
    heads = [arg.token for arg in act_arguments(view, act) if actors_of(view, arg.token)]
    last = max((step for head in heads for step in _name(view, head)), default=-1)
    behind = {token for token in clause if token > last and token != act.token}
    return {token for token in behind if view.relations[token] != "aux"}


def _name(view: ArticleView, head: int) -> list[int]:
    kin = view.children(head, "flat", "appos", "conj")
    return [head, *(kid for kid in kin if view.annotated.upos[kid] == "PROPN")]


def _trimmed(view: ArticleView, act: Act, tokens: set[int]) -> list[int]:
    """Return ``tokens`` within the sentence, in order, no mark at either end."""
    start, end = view.annotated.sentence_of(act.token)
    inside = [step for step in sorted(tokens) if start <= step < end]
    while inside and view.annotated.upos[inside[0]] == "PUNCT":
        inside.pop(0)
    while inside and view.annotated.upos[inside[-1]] == "PUNCT":
        inside.pop()
    return inside
