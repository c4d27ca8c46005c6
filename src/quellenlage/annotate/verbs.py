"""What rules add to a model's verbs: separable verbs joined, Konjunktiv told by its form."""

from __future__ import annotations

from quellenlage.languages.base import LanguageRules, Subjunctive
from quellenlage.model import AnnotatedDocument

_VERBS = frozenset({"VERB", "AUX"})
_FINITE = "FIN"
_NEAR = 6
_FARTHEST = 60
_CAN_BE_PARTICLE = frozenset({"PTKVZ", "APPR", "ADV", "ADJD", "APPO"})


def join_particles(annotated: AnnotatedDocument, rules: LanguageRules) -> None:
    """Give a verb the base form it has with its particle ("wirft ... vor": "vorwerfen").

    The parser's particles are taken where they form a known verb or are tagged as particles;
    particles it missed are sought at the end of a clause.
    """
    joined: set[int] = set()
    for token, deprel in enumerate(annotated.deprel):
        verb = annotated.head[token]
        if deprel == "compound:prt" and annotated.upos[verb] in _VERBS and verb not in joined:
            _join(annotated, token, verb, rules)
            joined.add(verb)
    for first, last in annotated.sentences:
        for token in range(first + 1, last):
            if annotated.deprel[token] == "compound:prt" or not _ends_clause(
                annotated, token, last
            ):
                continue
            found = _verb_before(annotated, token, first)
            if found is not None and found not in joined:
                _adopt(annotated, token, found, rules)


def _join(annotated: AnnotatedDocument, token: int, verb: int, rules: LanguageRules) -> None:
    particle, lemma = annotated.forms[token].lower(), annotated.lemma[verb]
    tagged = annotated.xpos[token] == "PTKVZ"
    annotated.lemma[verb] = rules.separable(particle, lemma, tagged=tagged) or lemma


def _ends_clause(annotated: AnnotatedDocument, token: int, last: int) -> bool:
    if annotated.xpos[token] == "PTKVZ":
        return True
    at_end = token + 1 == last or annotated.upos[token + 1] == "PUNCT"
    return at_end and annotated.xpos[token] in _CAN_BE_PARTICLE


def _verb_before(annotated: AnnotatedDocument, token: int, first: int) -> int | None:
    """Return the finite full verb that a particle at ``token`` may belong to."""
    for verb in range(token - 1, max(first, token - _FARTHEST) - 1, -1):
        if annotated.xpos[verb] in {"VVFIN", "VVIMP"}:
            return verb
        if annotated.xpos[verb] in {"VAFIN", "VMFIN"}:
            return None
    return None


def _adopt(annotated: AnnotatedDocument, token: int, verb: int, rules: LanguageRules) -> None:
    whole = rules.separable(annotated.forms[token].lower(), annotated.lemma[verb])
    if not whole or _governs(annotated, token, verb):
        return
    annotated.lemma[verb] = whole
    annotated.head[token] = verb
    annotated.deprel[token] = "compound:prt"
    annotated.xpos[token] = "PTKVZ"
    annotated.upos[token] = "ADP"


def _governs(annotated: AnnotatedDocument, above: int, below: int) -> bool:
    while annotated.head[below] != below:
        if below == above:
            return True
        below = annotated.head[below]
    return below == above


def mark_mood(annotated: AnnotatedDocument, rules: LanguageRules) -> None:
    """Set ``Mood`` of finite verbs by their form where the form decides it.

    A Konjunktiv has ``Mood=Sub``, with ``Tense=Pres`` for Konjunktiv I and ``Tense=Past`` for
    Konjunktiv II. Forms that may be either keep the model's reading, full verbs only where a sure
    Konjunktiv II stands beside them ("wenn er ginge, zeigten sie").
    """
    for token, upos in enumerate(annotated.upos):
        if upos in _VERBS and annotated.xpos[token].endswith(_FINITE):
            reading = rules.subjunctive(annotated.forms[token])
            mood = _mood(annotated, token, reading, rules)
            annotated.feats[token] = _with_mood(annotated.feats[token], mood, reading)


def _mood(
    annotated: AnnotatedDocument,
    token: int,
    reading: Subjunctive | None,
    rules: LanguageRules,
) -> str:
    if reading is None:
        return "Imp" if annotated.feats[token].get("Mood") == "Imp" else "Ind"
    if reading.when == "always":
        return "Sub"
    if reading.when == "unless_first":
        return "Ind" if _first_person_near(annotated, token) else "Sub"
    told = annotated.feats[token].get("Mood", "Ind")
    if told == "Sub" and annotated.xpos[token] == "VVFIN":
        return "Sub" if _sure_past_near(annotated, token, rules) else "Ind"
    return told


def _sure_past_near(annotated: AnnotatedDocument, token: int, rules: LanguageRules) -> bool:
    """Tell whether a form that is Konjunktiv II beyond doubt stands in the same sentence."""
    for at in range(*annotated.sentence_of(token)):
        reading = rules.subjunctive(annotated.forms[at]) if annotated.upos[at] in _VERBS else None
        if reading is not None and (reading.tense, reading.when) == ("Past", "always"):
            return True
    return False


def _first_person_near(annotated: AnnotatedDocument, token: int) -> bool:
    first, last = annotated.sentence_of(token)
    near = range(max(first, token - _NEAR), min(last, token + _NEAR))
    return any(
        annotated.lemma[at] == "ich" and annotated.feats[at].get("Case", "Nom") == "Nom"
        for at in near
    )


def _with_mood(feats: dict[str, str], mood: str, reading: Subjunctive | None) -> dict[str, str]:
    changed = {**feats, "Mood": mood, "VerbForm": "Fin"}
    if mood == "Sub" and reading is not None:
        changed["Tense"] = reading.tense
    return dict(sorted(changed.items()))
