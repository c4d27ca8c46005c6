"""Signs of factuality beside a trigger: each function returns the word that is the sign.

Used by the table of rules in :mod:`quellenlage.extract.factuality`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from quellenlage.extract.events.slots import preposition
from quellenlage.extract.events.view import ArticleView
from quellenlage.languages.tables.events import FactualityCues
from quellenlage.model import Quotation, QuotationType

FARTHEST = 8
"""So many words up the tree what governs a trigger is looked for."""


class Telling(NamedTuple):
    """A trigger as it is told: ``predicate`` is the verb that carries mood and negation.

    ``speech`` where the event is itself something said: a demand that is rejected was made.
    """

    view: ArticleView
    trigger: int
    predicate: int | None
    quotation: Quotation | None
    speech: bool = False

    @property
    def cues(self) -> FactualityCues:
        """The words that tell factuality in this language."""
        return self.view.table.factuality

    @property
    def around(self) -> list[int]:
        """The trigger and its predicate."""
        alone = self.predicate is None or self.predicate == self.trigger
        return [self.trigger] if alone else [self.trigger, self.predicate or 0]

    @property
    def modals(self) -> list[int]:
        """The auxiliary and modal verbs of the predicate."""
        if self.predicate is None:
            return []
        upos = self.view.annotated.upos
        kids = self.view.children(self.predicate, "aux")
        return [kid for kid in kids if upos[kid] in {"AUX", "VERB"}]

    def governors(self) -> Iterator[int]:
        """Yield the words whose complement the trigger is, nearest first."""
        view, token = self.view, self.trigger
        for _ in range(FARTHEST):
            relation, head = view.relations[token], view.annotated.head[token]
            if head == token:
                return
            if _is_complement(view, token):
                yield head
            elif relation not in {"conj", "nsubj", "aux", "parataxis"}:
                return
            token = head


Sign = Callable[[Telling], str | None]
"""Returns the word that tells a factuality, ``None`` where there is none."""


def governor(words: str) -> Sign:
    """Return the sign that a word of the table ``words`` governs the trigger."""

    def sign(telling: Telling) -> str | None:
        known: frozenset[str] = getattr(telling.cues, words)
        return next((lemma for _, lemma in _governing(telling, known)), None)

    return sign


def modifier(words: str) -> Sign:
    """Return the sign that a word of the table ``words`` stands beside trigger or predicate."""

    def sign(telling: Telling) -> str | None:
        view, known = telling.view, getattr(telling.cues, words)
        kids = [
            kid for token in telling.around for kid in view.children(token, "advmod", "amod", "det")
        ]
        return next((lemma for lemma in view.lemmas(kids) if lemma.lower() in known), None)

    return sign


def told_to(telling: Telling) -> str | None:
    """Somebody is to do it: "solle", unless it opens a condition ("Solle er kommen, ...")."""
    view = telling.view
    for modal in telling.modals:
        form = view.annotated.forms[modal].lower()
        if form == view.table.syntax.request_form and not _opens_sentence(view, modal):
            return form
    return None


def negated(telling: Telling) -> str | None:
    """A negation beside trigger or predicate, or before what the predicate speaks of."""
    view, cues = telling.view, telling.cues
    for token in telling.around:
        arguments = view.children(token, "nsubj", "obj") if token == telling.predicate else []
        articles = [det for argument in arguments for det in view.children(argument, "det")]
        for kid in (*view.children(token), *articles):
            following = view.annotated.lemma[kid + 1] if kid + 1 < len(view.annotated) else ""
            word = view.annotated.lemma[kid].lower()
            if word in cues.negations and following not in cues.negation_exempt:
                return view.annotated.forms[kid]
    return None


def refused(telling: Telling) -> str | None:
    """A word that denies or prevents governs it, and is not itself negated.

    What somebody says is not undone by being rejected: "wies den Vorwurf zurück".
    """
    if telling.speech:
        return None
    for token, lemma in _governing(telling, telling.cues.governors_denied):
        if negated(Telling(telling.view, token, token, None)) is None:
            return lemma
    return None


def in_condition(telling: Telling) -> str | None:
    """A conjunction of condition, or a subjunctive that opens the sentence ("Sollte er ...")."""
    if telling.predicate is None:
        return None
    view = telling.view
    marks = view.children(telling.predicate, "mark")
    for mark in marks:
        if view.annotated.lemma[mark].lower() in telling.cues.conditional_marks:
            return view.annotated.lemma[mark]
    for modal in telling.modals:
        subjunctive = view.annotated.feats[modal].get("Mood") == "Sub"
        if subjunctive and _opens_sentence(view, modal):
            return view.annotated.forms[modal]
    return None


def would(telling: Telling) -> str | None:
    """The conditional ("würde"); in the words of others it is their Konjunktiv."""
    if telling.quotation is not None:
        return None
    view = telling.view
    forms = [view.annotated.forms[modal].lower() for modal in telling.modals]
    return next((f for f in forms if f.startswith(view.table.syntax.conditional_form)), None)


def to_come(telling: Telling) -> str | None:
    """A modal of intention, or the future."""
    view = telling.view
    infinitive = view.annotated.xpos[telling.predicate or 0].endswith(("INF", "IZU"))
    for modal in telling.modals:
        lemma = view.annotated.lemma[modal]
        future = lemma == view.table.syntax.passive_auxiliary and infinitive
        if lemma in telling.cues.modals_planned or future:
            return view.annotated.forms[modal]
    return None


def intended(telling: Telling) -> str | None:
    """What is envisaged ("soll"); of hearsay it governs a perfect ("soll bestellt haben")."""
    return None if _perfect(telling) else _hearsay(telling)


def hearsay(telling: Telling) -> str | None:
    """What is told by others ("soll bestellt haben")."""
    return _hearsay(telling)


def may(telling: Telling) -> str | None:
    """A modal of possibility; in the past it tells what was possible and done."""
    view = telling.view
    for modal in telling.modals:
        feats = view.annotated.feats[modal]
        told = feats.get("Tense") == "Past" and feats.get("Mood") != "Sub"
        if view.annotated.lemma[modal] in telling.cues.modals_possible and not told:
            return view.annotated.forms[modal]
    return None


def charged(telling: Telling) -> str | None:
    """It is what somebody is accused, suspected or convicted of ("wegen Betrugs angeklagt")."""
    view, token = telling.view, telling.trigger
    if telling.predicate is not None:
        return None
    for _ in range(FARTHEST):
        head = view.annotated.head[token]
        lemma = view.annotated.lemma[head]
        of_charge = preposition(view, token) in view.table.syntax.charges
        direct = view.relations[token] in {"obj", "nsubj", "obl"} or of_charge
        if direct and lemma in telling.cues.governors_charged:
            return lemma
        if head == token or view.relations[token] not in {"nmod", "conj", "obl", "amod", "obj"}:
            return None
        token = head
    return None


def in_words_of(telling: Telling) -> str | None:
    """It stands in the words of somebody, whose name is returned."""
    if telling.quotation is None or _presupposed(telling):
        return None
    return telling.quotation.speaker.name or "jemand anderes"


def in_subjunctive(telling: Telling) -> str | None:
    """The verb stands in the Konjunktiv."""
    view = telling.view
    if _presupposed(telling):
        return None
    for token in (*telling.around, *telling.modals):
        if view.annotated.feats[token].get("Mood") == "Sub":
            return view.annotated.forms[token]
    return None


def credited(telling: Telling) -> str | None:
    """A verb of saying governs it, or the sentence names its source ("laut", "zufolge")."""
    if _presupposed(telling):
        return None
    said = next((w for _, w in _governing(telling, telling.cues.governors_reported)), None)
    if said is not None:
        return said
    view = telling.view
    start, end = view.annotated.sentence_of(telling.trigger)
    words = (lemma.lower() for lemma in view.annotated.lemma[start:end])
    return next((word for word in words if word in telling.cues.reporting_prepositions), None)


def _governing(telling: Telling, words: frozenset[str]) -> Iterator[tuple[int, str]]:
    lemmas = telling.view.annotated.lemma
    return ((token, lemmas[token]) for token in telling.governors() if lemmas[token] in words)


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


def _presupposed(telling: Telling) -> bool:
    """Tell whether a noun is taken for granted where it stands: "nach dem Absturz", "der Prozess".

    Not in somebody's very words, which are theirs altogether.
    """
    view, quotation = telling.view, telling.quotation
    if telling.predicate is not None or view.annotated.upos[telling.trigger] != "NOUN":
        return False
    if quotation is not None and quotation.type is QuotationType.DIRECT:
        return False
    cases = view.children(telling.trigger, "case")
    articles = view.children(telling.trigger, "det")
    definite = any(view.annotated.feats[det].get("Definite") == "Def" for det in articles)
    contracted = any(view.annotated.xpos[case] == "APPRART" for case in cases)
    return definite or contracted


def _hearsay(telling: Telling) -> str | None:
    lemmas, forms = telling.view.annotated.lemma, telling.view.annotated.forms
    return next(
        (forms[m] for m in telling.modals if lemmas[m] in telling.cues.modals_hearsay), None
    )


def _perfect(telling: Telling) -> bool:
    """Tell whether the modal governs a perfect infinitive ("soll bestellt haben").

    "haben" may hang on a verb coordinated with the predicate.
    """
    view = telling.view
    passive = view.table.syntax.passive_auxiliary
    others = [kid for kid in telling.modals if view.annotated.xpos[kid] == "VAINF"]
    if any(view.annotated.lemma[kid] != passive for kid in others):
        return True
    participle = view.annotated.xpos[telling.predicate or 0] == "VVPP"
    return participle and not others


def _opens_sentence(view: ArticleView, token: int) -> bool:
    """Tell whether a verb stands first, in the sentence or in what is quoted in it."""
    start, _ = view.annotated.sentence_of(token)
    if token == start:
        return True
    return view.annotated.xpos[token - 1] == "$(" or view.annotated.forms[token - 1] == ":"
