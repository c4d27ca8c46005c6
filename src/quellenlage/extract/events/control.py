"""Who does what an event noun says, where another verb tells it: "kündigte den Abzug an"."""

from __future__ import annotations

from quellenlage.extract.events.arguments import verb_arguments
from quellenlage.extract.events.slots import DATIVE, OBJECT, SUBJECT, Argument, preposition
from quellenlage.extract.events.view import ArticleView


def controllers(view: ArticleView, noun: int) -> list[Argument]:
    """Return who does what a noun says that a verb of another event governs, as its subject.

    Of what somebody plans, announces or decides it is they themselves ("beschlossen
    Sanktionen", "drohte mit Klage", "nahm an der Sitzung teil"), of what somebody is made to do
    it is who is made to ("forderte sie zum Abzug auf").
    """
    verb, relation = view.annotated.head[noun], view.relations[noun]
    if relation == "conj" and view.annotated.upos[verb] == "NOUN":
        verb, relation = view.annotated.head[verb], view.relations[verb]
    if view.annotated.upos[verb] not in {"VERB", "ADJ"} or relation not in {"obj", "nsubj", "obl"}:
        return []
    syntax, lemma, word = view.table.syntax, view.annotated.lemma[verb], preposition(view, noun)
    if (lemma if word is None else f"{lemma} {word}") in syntax.subject_control:
        wanted = {SUBJECT}
    elif word == "zu" and lemma in syntax.object_control:
        wanted = {OBJECT, DATIVE}
    else:
        return []
    if view.children(verb, "cop") and SUBJECT in wanted:
        wanted = {SUBJECT, OBJECT}  # "war an der Sitzung beteiligt"
    beside = verb_arguments(view, verb)
    return [Argument(SUBJECT, a.token) for a in beside if a.slot in wanted and a.token != noun][:1]


def owner(view: ArticleView, possessive: int) -> int | None:
    """Return the subject that a possessive speaks of: "Wolm gab *ihren* Rücktritt bekannt".

    Within the subject itself the possessive speaks of somebody named before.
    """
    noun = view.annotated.head[possessive]
    verb = view.clause[noun]
    if verb == noun or view.annotated.upos[verb] not in {"VERB", "AUX"}:
        return None
    for slot, token in verb_arguments(view, verb):
        if slot == SUBJECT and token != noun and token < possessive:
            return token
    return None
