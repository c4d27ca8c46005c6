"""Who stands where beside a verb: its arguments by slot, read from the dependency tree."""

from __future__ import annotations

from quellenlage.extract.events.antecedents import antecedent
from quellenlage.extract.events.nominal import noun_arguments
from quellenlage.extract.events.slots import (
    DATIVE,
    GENITIVE,
    OBJECT,
    SUBJECT,
    Argument,
    preposition,
)
from quellenlage.extract.events.view import NOMINAL, ArticleView
from quellenlage.model import MentionForm


def is_passive(view: ArticleView, verb: int) -> bool:
    """Tell whether a participle stands with the auxiliary of the passive, or as a state.

    Parsers tell "ist zurückgetreten" (an auxiliary) from "ist untersagt" (a copula).
    """
    if not view.annotated.xpos[verb].endswith("PP"):
        return False
    if view.children(verb, "cop"):
        return True
    helpers = view.children(verb, "aux")
    above = view.annotated.head[verb]
    if not helpers and view.relations[verb] == "conj" and above < verb:
        return is_passive(view, above)  # "wurde gebracht und vernommen": one auxiliary for both
    if view.table.syntax.passive_auxiliary in view.lemmas(helpers):
        return True
    return any(view.annotated.deprel[helper] == "aux:pass" for helper in helpers)


def verb_arguments(view: ArticleView, verb: int, *, depth: int = 0) -> list[Argument]:
    """Return the arguments of a verb, in the slots of the active voice.

    A missing subject is taken over from the verb this one is coordinated with, or from the
    verb that governs its infinitive; a missing object from a coordinated verb behind it ("will
    den Bau stoppen und prüfen").
    """
    passive = is_passive(view, verb)
    found = [
        argument
        for child in _dependents(view, verb)
        if (argument := _slot_of(view, child, passive=passive)) is not None
    ]
    slot = OBJECT if passive else SUBJECT
    if depth < 3 and not any(arg.slot == slot for arg in found):
        found.extend(_inherited(view, verb, slot, depth))
    if not passive:
        found = _sort_out(view, verb, found)
        found = _front_first(view, verb, found)
        if depth < 3 and not any(arg.slot == OBJECT for arg in found):
            found.extend(_shared_object(view, verb, depth))
    found += _lifted(view, verb, found)
    return [Argument(arg.slot, antecedent(view, arg.token)) for arg in found]


def is_infinitive(view: ArticleView, verb: int) -> bool:
    """Tell whether a verb is an infinitive that hangs on another word, with "zu" or without."""
    annotated = view.annotated
    if view.relations[verb] == "xcomp" or annotated.xpos[verb] == "VVIZU":
        return True
    if "PTKZU" in {annotated.xpos[child] for child in view.children(verb)}:
        return True
    form, lemma = annotated.forms[verb], annotated.lemma[verb]
    return form != lemma and form.replace("zu", "", 1) == lemma


def _shared_object(view: ArticleView, verb: int, depth: int) -> list[Argument]:
    """Return the object of the verb before, where both stand behind it."""
    if view.relations[verb] != "conj":
        return []
    first = _verb_above(view, verb)
    if first == verb or view.annotated.upos[first] != "VERB" or is_passive(view, first):
        return []
    above = verb_arguments(view, first, depth=depth + 1)
    return [arg for arg in above if arg.slot == OBJECT and arg.token < first < verb][:1]


def _dependents(view: ArticleView, verb: int) -> list[int]:
    """Return what a verb governs, and what a parser has tied to its auxiliaries instead."""
    own = view.children(verb)
    tied = [kid for helper in view.children(verb, "aux") for kid in view.children(helper)]
    return sorted([*own, *tied])


def _reflexive(view: ArticleView, verb: int) -> bool:
    """Tell whether the object of a verb is its subject again ("weigerte sich")."""
    return any(view.annotated.xpos[kid] == "PRF" for kid in view.children(verb))


def _sort_out(view: ArticleView, verb: int, found: list[Argument]) -> list[Argument]:
    """Mend two slips of parsers: two subjects, or objects and no subject.

    The first noun phrase of a German clause is the subject unless a pronoun or article speaks
    against it; of a single object the case decides.
    """
    subjects = [arg for arg in found if arg.slot == SUBJECT]
    objects = [arg for arg in found if arg.slot == OBJECT]
    if len(subjects) > 1:
        sure = [arg for arg in subjects if _shown_case(view, arg.token) == "Nom"]
        subject = (sure or subjects)[0]
        others = [arg for arg in subjects if arg is not subject]
        return [Argument(OBJECT, a.token) if a in others else a for a in found]
    if subjects or not objects or is_infinitive(view, verb):
        return found
    unsure = _reflexive(view, verb) and _shown_case(view, objects[0].token) != "Acc"
    if len(objects) > 1 or unsure or view.annotated.feats[objects[0].token].get("Case") == "Nom":
        return [Argument(SUBJECT, a.token) if a == objects[0] else a for a in found]
    return found


def _front_first(view: ArticleView, verb: int, found: list[Argument]) -> list[Argument]:
    """Take a bare name right before a finite verb for the subject, whatever a parser called it.

    In "Wolm bittet Norland um Schutz" neither name shows its case: the first one acts.
    """
    front = verb - 1
    if view.annotated.feats[verb].get("VerbForm") != "Fin" or view.annotated.head[front] != verb:
        return found
    if view.relations[front] not in {"advmod", "obl", "dep"} or view.children(front, "case"):
        return found
    if front < 0 or front in view.timed or view.mention_at(front) is None:
        return found
    behind = {arg for arg in found if arg.slot == SUBJECT and arg.token > verb}
    if not behind or any(arg.slot == OBJECT for arg in found):
        return found
    moved = [Argument(OBJECT, arg.token) if arg in behind else arg for arg in found]
    return [Argument(SUBJECT, front), *moved]


def _lifted(view: ArticleView, verb: int, found: list[Argument]) -> list[Argument]:
    """Return the phrases that hang on a name or time beside the verb: these rarely govern any.

    In "verlangt Wolm von Ufer Hilfe" and "traf am Montag in Ufer mit Wolm zusammen" a parser
    ties the phrase to the name or day before it.
    """
    bare = {SUBJECT, OBJECT, DATIVE}
    names = [
        arg.token
        for arg in found
        if (mention := view.mention_at(arg.token)) is not None
        and (arg.slot in bare or mention.form is MentionForm.NAME)
    ]
    days = [child for child in _dependents(view, verb) if child in view.timed]
    return [
        Argument(word, child)
        for token in (*names, *days)
        for child in view.children(token, "nmod")
        if child not in view.timed and (word := preposition(view, child)) is not None
    ]


_GOVERNED = frozenset({"nsubj", "csubj", "iobj", "obj", "obl", "nmod"})
"""Relations of arguments of a verb."""


def _slot_of(view: ArticleView, child: int, *, passive: bool) -> Argument | None:
    relation, annotated = view.relations[child], view.annotated
    reflexive = annotated.xpos[child] == "PRF"
    if relation not in _GOVERNED or reflexive or child in view.timed:
        return None
    word = preposition(view, child)
    if word is not None:
        agent = passive and word in view.table.syntax.passive_agents
        return Argument(SUBJECT if agent else word, child)
    case, shown = _case(view, child), _shown_case(view, child)
    nominative = relation in {"nsubj", "csubj"} and shown in (None, "Nom")
    if nominative or (shown == "Nom" and relation in {"obj", "iobj"}):
        return Argument(OBJECT if passive else SUBJECT, child)
    if relation == "nsubj" and shown == "Acc":
        return Argument(OBJECT, child)
    if relation == "iobj" or case == "Dat":
        return Argument(DATIVE, child)
    actor = case == "Acc" and view.mention_at(child) is not None
    bare = relation == "obj" or (relation == "obl" and (passive or actor))
    return Argument(OBJECT, child) if bare else None


def _case(view: ArticleView, noun: int) -> str | None:
    """Return the case of a noun phrase: its article shows it better than the noun does."""
    certain = _shown_case(view, noun)
    if certain is not None:
        return certain
    shown = [view.annotated.feats[det].get("Case") for det in view.children(noun, "det")]
    return next((case for case in shown if case), None) or view.annotated.feats[noun].get("Case")


def _shown_case(view: ArticleView, noun: int) -> str | None:
    """Return the case that a pronoun or an article shows beyond doubt ("er", "ihm", "einen")."""
    forms, known = view.annotated.forms, view.table.syntax.case_forms
    words = [noun] if view.annotated.upos[noun] == "PRON" else view.children(noun, "det")
    return next((known[form] for word in words if (form := forms[word].lower()) in known), None)


def _inherited(view: ArticleView, verb: int, slot: str, depth: int) -> list[Argument]:
    if _describes(view, verb):
        return [Argument(slot, view.annotated.head[verb])]
    governor, infinitive = _verb_above(view, verb), is_infinitive(view, verb)
    if governor == verb or not (infinitive or view.relations[verb] == "conj"):
        return []
    if view.annotated.upos[governor] == "NOUN" and infinitive:
        return [Argument(slot, token) for token in _controllers(view, governor, depth)][:1]
    if view.annotated.upos[governor] not in {"VERB", "AUX", "ADJ"}:
        return []
    above = verb_arguments(view, governor, depth=depth + 1)
    if infinitive and view.relations[verb] != "conj" and _controls_by_object(view, governor):
        chosen = [arg for arg in above if arg.slot in {OBJECT, DATIVE}][:1]
    else:
        subject = OBJECT if is_passive(view, governor) else SUBJECT
        chosen = [arg for arg in above if arg.slot == subject][:1]
    return [Argument(slot, arg.token) for arg in chosen]


def _controllers(view: ArticleView, noun: int, depth: int) -> list[int]:
    """Return who does what the infinitive of a noun says ("sein Plan zu bauen").

    It is who the noun belongs to, or else the subject of its verb ("fasste den Plan zu bauen");
    of a request it is who is asked ("die Bitte an Wolm zu bauen").
    """
    own = noun_arguments(view, noun)
    asked = _controls_by_object(view, noun)
    syntax = view.table.syntax
    addressed = {DATIVE, syntax.asked_preposition}
    slots = addressed if asked else {GENITIVE, syntax.genitive_preposition}
    found = [arg.token for arg in own if arg.slot in slots]
    verb = view.clause[noun]
    if found or view.annotated.upos[verb] != "VERB" or verb == noun:
        return found
    above = verb_arguments(view, verb, depth=depth + 1)
    wanted = addressed if asked else {SUBJECT}
    return [arg.token for arg in above if arg.slot in wanted and arg.token != noun]


def _describes(view: ArticleView, verb: int) -> bool:
    """Tell whether a verb without subject hangs on the noun that is it: a parser's slip.

    An infinitive ("der Plan zu bauen") and a clause with a conjunction are no such thing.
    """
    if view.relations[verb] != "acl" or view.annotated.upos[view.annotated.head[verb]] == "VERB":
        return False
    infinitive = view.annotated.xpos[verb].endswith(("INF", "IZU"))
    return not infinitive and not view.children(verb, "mark", "nsubj")


def _verb_above(view: ArticleView, verb: int) -> int:
    """Return what governs a verb; of a coordinated one the verb, if a parser chose its object."""
    above = view.annotated.head[verb]
    if view.relations[verb] == "conj" and view.annotated.upos[above] in NOMINAL:
        return view.clause[above]
    return above


def _controls_by_object(view: ArticleView, verb: int) -> bool:
    """Tell whether the object of a verb is who does what its infinitive says."""
    return view.annotated.lemma[verb] in view.table.syntax.object_control
