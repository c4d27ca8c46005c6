"""What a relative pronoun stands for."""

from __future__ import annotations

from quellenlage.extract.events.view import ArticleView
from quellenlage.model import Gender

RELATIVES = frozenset({"PRELS", "PRELAT"})


def antecedent(view: ArticleView, token: int) -> int:
    """Return the noun a relative pronoun stands for; another token stands for itself.

    Parsers often tie a clause to a wrong noun, so that one that names an actor is believed;
    else the nearest noun before the clause counts that agrees with the pronoun in number.
    """
    annotated = view.annotated
    if annotated.xpos[token] not in RELATIVES:
        return token
    clause = view.clause[token]
    tied = annotated.head[clause] if view.relations[clause] == "acl" else token
    if tied < token and _is_actor(view, tied):
        return tied
    number = _number(view, token)
    start, _ = annotated.sentence_of(token)
    for step in range(token - 1, start - 1, -1):
        if annotated.upos[step] not in {"NOUN", "PROPN"} or step in view.timed:
            continue
        if number is None or _noun_number(view, step) in (None, number):
            return step if _is_actor(view, step) else tied
    return tied


def _is_actor(view: ArticleView, token: int) -> bool:
    mention = view.mention_at(token)
    return mention is not None and token not in view.timed


def _number(view: ArticleView, pronoun: int) -> str | None:
    """Return the number of a pronoun: of a subject the verb shows it best."""
    feats, verb = view.annotated.feats, view.annotated.head[pronoun]
    if view.relations[pronoun] == "nsubj":
        for finite in (verb, *view.children(verb, "aux", "cop")):
            if feats[finite].get("VerbForm") == "Fin" and "Number" in feats[finite]:
                return feats[finite]["Number"]
    return feats[pronoun].get("Number")


def _noun_number(view: ArticleView, noun: int) -> str | None:
    mention = view.mention_at(noun)
    gender = view.genders.get(mention.actor) if mention is not None else None
    if gender is not None:
        return "Plur" if gender is Gender.PLURAL else "Sing"
    return view.annotated.feats[noun].get("Number")
