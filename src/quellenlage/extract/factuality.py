"""How far a text commits itself to an event: mood, modals, negation, hedges, who is speaking.

The values follow Saurí & Pustejovsky (FactBank, 2009), simplified to seven. The rules stand in
order of strength: what is asked for is not yet planned, what is denied is not merely reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from quellenlage.extract.events.arguments import preposition
from quellenlage.extract.events.view import ArticleView
from quellenlage.languages.tables.events import FactualityCues
from quellenlage.model import Factuality, Quotation


class Telling(NamedTuple):
    """A trigger as it is told: ``predicate`` is the verb that carries mood and negation."""

    view: ArticleView
    trigger: int
    predicate: int | None
    quotation: Quotation | None

    @property
    def cues(self) -> FactualityCues:
        """The words that tell factuality in this language."""
        return self.view.table.factuality


class Judgement(NamedTuple):
    """A factuality with the sentence that explains it."""

    factuality: Factuality
    why: str


def judge_factuality(telling: Telling) -> Judgement:
    """Return how the text commits itself to the event of ``telling``, and why."""
    for rule in RULES:
        verdict = rule(telling)
        if verdict is not None:
            return verdict
    return Judgement(Factuality.ASSERTED, "Der Artikel stellt es ohne Einschränkung fest.")


def _governors(telling: Telling) -> Iterator[tuple[int, str]]:
    """Yield the words whose complement the trigger is, nearest first."""
    view, token = telling.view, telling.trigger
    heads = view.annotated.head
    for _ in range(8):
        relation, head = view.relations[token], heads[token]
        if head == token:
            return
        if _is_complement(view, token):
            yield head, view.annotated.lemma[head]
        elif relation not in {"conj", "nsubj", "aux", "parataxis"}:
            return
        token = head


def _is_complement(view: ArticleView, token: int) -> bool:
    relation = view.relations[token]
    if relation in {"xcomp", "ccomp", "csubj", "obj", "iobj"}:
        return True
    if relation == "nsubj":
        return view.annotated.deprel[token] == "nsubj:pass"
    if relation == "acl":
        return "PRELS" not in {view.annotated.xpos[kid] for kid in view.children(token)}
    if relation in {"obl", "nmod"}:
        word = preposition(view, token)
        return word is None or word in view.table.syntax.complement_prepositions
    return False


def _governed(telling: Telling, words: frozenset[str]) -> str | None:
    return next((lemma for _, lemma in _governors(telling) if lemma in words), None)


def _around(telling: Telling) -> list[int]:
    """Return the trigger and its predicate."""
    alone = telling.predicate is None or telling.predicate == telling.trigger
    return [telling.trigger] if alone else [telling.trigger, telling.predicate or 0]


def _modifier(telling: Telling, words: frozenset[str]) -> str | None:
    view = telling.view
    kids = [
        kid for token in _around(telling) for kid in view.children(token, "advmod", "amod", "det")
    ]
    return next((lemma for lemma in view.lemmas(kids) if lemma.lower() in words), None)


def _modals(telling: Telling) -> list[int]:
    if telling.predicate is None:
        return []
    view = telling.view
    return [
        kid
        for kid in view.children(telling.predicate, "aux")
        if view.annotated.upos[kid] in {"AUX", "VERB"}
    ]


def _requested(telling: Telling) -> Judgement | None:
    word = _governed(telling, telling.cues.governors_requested)
    if word is not None:
        return Judgement(Factuality.REQUESTED, f"Es wird verlangt oder erbeten („{word}“).")
    view = telling.view
    for modal in _modals(telling):
        form = view.annotated.forms[modal].lower()
        told_off = form.startswith(view.table.syntax.request_form)
        if told_off and not _opens_sentence(view, modal):
            return Judgement(Factuality.REQUESTED, f"Jemand soll es tun („{form}“).")
    return None


def _opens_sentence(view: ArticleView, token: int) -> bool:
    """Tell whether a verb stands first, in the sentence or in what is quoted in it."""
    start, _ = view.annotated.sentence_of(token)
    if token == start:
        return True
    before = token - 1
    return view.annotated.xpos[before] == "$(" or view.annotated.forms[before] == ":"


def _denied(telling: Telling) -> Judgement | None:
    view, cues = telling.view, telling.cues
    for token in _around(telling):
        for kid in view.children(token):
            following = view.annotated.lemma[kid + 1] if kid + 1 < len(view.annotated) else ""
            if (
                view.annotated.lemma[kid].lower() in cues.negations
                and following not in cues.negation_exempt
            ):
                return Judgement(
                    Factuality.DENIED, f"Es ist verneint („{view.annotated.forms[kid]}“)."
                )
    word = _governed(telling, cues.governors_denied)
    return (
        Judgement(Factuality.DENIED, f"Es wird bestritten oder abgelehnt („{word}“).")
        if word
        else None
    )


def _conditional(telling: Telling) -> Judgement | None:
    view, cues = telling.view, telling.cues
    word = _governed(telling, cues.conditional_nouns)
    if word is not None:
        return Judgement(Factuality.CONDITIONAL, "Es wird als Fall gedacht („im Fall“).")
    if telling.predicate is None:
        return None
    marks = view.lemmas(view.children(telling.predicate, "mark"))
    if any(mark.lower() in cues.conditional_marks for mark in marks):
        return Judgement(
            Factuality.CONDITIONAL, f"Es steht in einem Bedingungssatz („{marks[0]}“)."
        )
    for modal in _modals(telling):
        feats, form = view.annotated.feats[modal], view.annotated.forms[modal].lower()
        if feats.get("Mood") == "Sub" and _opens_sentence(view, modal):
            return Judgement(
                Factuality.CONDITIONAL, f"Es ist eine Bedingung („{form}“ am Satzanfang)."
            )
        if form.startswith(view.table.syntax.conditional_form) and telling.quotation is None:
            return Judgement(Factuality.CONDITIONAL, "Es steht im Konditional („würde“).")
    return None


def _planned(telling: Telling) -> Judgement | None:
    view, cues = telling.view, telling.cues
    for modal in _modals(telling):
        lemma, form = view.annotated.lemma[modal], view.annotated.forms[modal]
        infinitive = view.annotated.xpos[telling.predicate or 0].endswith(("INF", "IZU"))
        if lemma in cues.modals_planned or (
            lemma == view.table.syntax.passive_auxiliary and infinitive
        ):
            return Judgement(Factuality.PLANNED, f"Es steht noch bevor („{form}“).")
        if lemma in cues.modals_hearsay and not _perfect(telling):
            return Judgement(Factuality.PLANNED, f"Es ist vorgesehen („{form}“).")
    word = _modifier(telling, cues.words_planned) or _governed(telling, cues.governors_planned)
    return (
        Judgement(Factuality.PLANNED, f"Es ist geplant oder angekündigt („{word}“).")
        if word
        else None
    )


def _perfect(telling: Telling) -> bool:
    """Tell whether the modal governs a perfect infinitive ("soll bestellt haben")."""
    xpos = telling.view.annotated.xpos
    return any(
        xpos[kid] == "VAINF"
        and telling.view.annotated.lemma[kid] != telling.view.table.syntax.passive_auxiliary
        for kid in _modals(telling)
    )


def _possible(telling: Telling) -> Judgement | None:
    view, cues = telling.view, telling.cues
    for modal in _modals(telling):
        feats = view.annotated.feats[modal]
        told = feats.get("Tense") == "Past" and feats.get("Mood") != "Sub"
        if view.annotated.lemma[modal] in cues.modals_possible and not told:
            form = view.annotated.forms[modal]
            return Judgement(Factuality.POSSIBLE, f"Es wird für möglich gehalten („{form}“).")
    word = _modifier(telling, cues.words_possible) or _governed(telling, cues.governors_possible)
    return (
        Judgement(Factuality.POSSIBLE, f"Es wird für möglich gehalten („{word}“).")
        if word
        else None
    )


def _reported(telling: Telling) -> Judgement | None:
    view, cues = telling.view, telling.cues
    word = _modifier(telling, cues.words_reported)
    if word is not None:
        return Judgement(Factuality.REPORTED, f"Der Artikel legt sich nicht fest („{word}“).")
    if telling.quotation is not None:
        name = telling.quotation.speaker.name or "jemand anderes"
        return Judgement(Factuality.REPORTED, f"Es steht in den Worten anderer: {name}.")
    tokens = [*_around(telling), *_modals(telling)]
    if any(view.annotated.feats[token].get("Mood") == "Sub" for token in tokens):
        return Judgement(Factuality.REPORTED, "Es steht im Konjunktiv.")
    for modal in _modals(telling):
        if view.annotated.lemma[modal] in cues.modals_hearsay:
            return Judgement(Factuality.REPORTED, "Es wird nur berichtet („soll“).")
    word = _governed(telling, cues.governors_reported) or _source_phrase(telling)
    return (
        Judgement(Factuality.REPORTED, f"Der Artikel gibt es wieder („{word}“).") if word else None
    )


def _source_phrase(telling: Telling) -> str | None:
    """Return the preposition that credits the clause to somebody ("laut", "zufolge")."""
    view = telling.view
    start, end = view.annotated.sentence_of(telling.trigger)
    for token in range(start, end):
        lemma = view.annotated.lemma[token].lower()
        if lemma in telling.cues.reporting_prepositions:
            return lemma
    return None


Rule = Callable[[Telling], Judgement | None]

RULES: tuple[Rule, ...] = (_requested, _denied, _conditional, _planned, _possible, _reported)
