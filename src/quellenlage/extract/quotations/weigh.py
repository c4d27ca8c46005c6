"""Deciding which drafts are quotations: a readable table of features, weighed or by rule.

The full model set weighs the features by a logistic regression learned from annotated
articles; the free set uses the precision of each rule, rounded, as its score.
"""

from __future__ import annotations

from math import exp

from quellenlage.extract.quotations.draft import Draft
from quellenlage.extract.quotations.reading import Passage, Reading
from quellenlage.languages.tables.quotation_model import QuotationModel
from quellenlage.model import QuotationType, Stance

RULE_SCORES = {
    "dass": 0.85,
    "zu": 0.7,
    "w": 0.5,
    "konjunktiv": 0.9,
    "hauptsatz": 0.5,
    "nachgestellt": 0.9,
    "nachgestellt ohne Konjunktiv": 0.6,
    "wie": 0.8,
    "laut": 0.9,
    "nach": 0.85,
    "zufolge": 0.9,
    "so": 0.8,
    "wonach": 0.6,
    "Konjunktiv I": 0.85,
    "Konjunktiv II": 0.5,
    "sollen": 0.4,
    "Bericht": 0.3,
}
"""How far each rule is to be trusted by itself."""

THRESHOLD = 0.5


def judge_by_rule(reading: Reading, draft: Draft) -> bool:
    """Set the score of a draft by its rule; keep it from one half on."""
    if draft.passage is not None:
        draft.score = _mark_score(reading, draft, draft.passage)
    else:
        draft.score = _rule_score(draft)
    return draft.score >= THRESHOLD


def judge_by_model(model: QuotationModel) -> _Weigher:
    """Return a judge that weighs the features of drafts with a learned model."""
    return _Weigher(model)


class _Weigher:
    def __init__(self, model: QuotationModel) -> None:
        self._tables = model.tables

    def __call__(self, reading: Reading, draft: Draft) -> bool:
        table = self._tables[table_name(draft)]
        total = table.bias
        for name, value in features(reading, draft).items():
            total += table.weights.get(name, 0.0) * value
        draft.score = 1 / (1 + exp(-max(-30.0, min(30.0, total))))
        return draft.score >= table.threshold


def table_name(draft: Draft) -> str:
    """Return which table of weights a draft is weighed by."""
    return "marks" if draft.passage is not None else draft.type.value


def _rule_score(draft: Draft) -> float:
    score = RULE_SCORES[draft.rule]
    cue = draft.cue
    if cue is not None and not cue.strong:
        score -= 0.3 if draft.rule in {"konjunktiv", "nachgestellt"} else 0.4
    if cue is not None and not cue.known:
        score -= 0.2
    if "in Inhalt" in draft.features:
        score -= 0.35
    if draft.stretch.inside is not None:
        score -= 0.3 if draft.rule not in {"laut", "nach", "zufolge"} else 0.1
    if draft.type is QuotationType.INDIRECT_FREE_INDIRECT and draft.stretch.inside is not None:
        return 0.0
    if draft.rule == "Konjunktiv I" and draft.speaker is None:
        score -= 0.1
    return max(0.0, score)


def _mark_score(reading: Reading, draft: Draft, passage: Passage) -> float:
    """Score a pair of marks: long, verbal or framed ones are speech, short names are not."""
    inner = passage.end - passage.start - 2
    score = 0.2 + 0.07 * min(inner, 8)
    if any(reading.finite[token] for token in range(passage.start, passage.end)):
        score += 0.15
    if draft.rule in {"wörtlich dahinter", "wörtlich davor"}:
        score += 0.3
    elif draft.rule != "wörtlich ohne":
        score += 0.15
    if inner <= 3 and _is_name(reading, passage):
        score -= 0.35
    if not passage.quoted.closed:
        score -= 0.2
    return min(0.95, max(0.05, score))


def _is_name(reading: Reading, passage: Passage) -> bool:
    """Tell whether what stands in marks looks like a title or name."""
    before = passage.start - 1
    first = passage.start + 1
    if before >= 0:
        word, lemma = reading.low[before], reading.lemma[before]
        if word in reading.speech.naming_words or lemma in reading.speech.title_nouns:
            return True
        if reading.xpos[before] in {"NN", "NE"}:
            return True
    return reading.forms[first][:1].isupper()


# ---- features -------------------------------------------------------------------------------


def features(reading: Reading, draft: Draft) -> dict[str, float]:
    """Return what is weighed, by readable names."""
    found = dict(draft.features)
    found[f"Regel {draft.rule}"] = 1.0
    if draft.passage is not None:
        _mark_features(reading, draft, draft.passage, found)
    else:
        _content_features(reading, draft, found)
    _cue_features(draft, found)
    return found


def _cue_features(draft: Draft, found: dict[str, float]) -> None:
    cue = draft.cue
    if cue is not None:
        found[f"Wort {cue.lemma}"] = 1.0
        found[f"Haltung {cue.stance.value}"] = 1.0
        strength = "starkes" if cue.strong else "schwaches" if cue.known else "fremdes"
        found[f"{strength} Redeverb"] = 1.0
        found[f"{draft.rule} {strength}"] = 1.0
        found[f"Rahmen {cue.segment.kind}"] = 1.0
        if cue.passive:
            found["Passiv"] = 1.0
    if draft.speaker is None:
        found["kein Sprecher"] = 1.0
    if draft.agreed:
        found["Sprecher bestätigt"] = 1.0
    if draft.addressee is not None:
        found["Adressat"] = 1.0
    if draft.stretch.inside is not None:
        found["in wörtlicher Rede"] = 1.0
        found[f"in wörtlicher Rede {draft.rule}"] = 1.0


def _content_features(reading: Reading, draft: Draft, found: dict[str, float]) -> None:
    told = {reading.told[t] for start, end in draft.content for t in range(start, end)} - {""}
    found["Konjunktiv " + ("".join(sorted(told)) or "keiner")] = 1.0
    found[f"{draft.rule} Konjunktiv {''.join(sorted(told)) or 'keiner'}"] = 1.0
    if draft.start > 1 and reading.forms[draft.start - 1] in {",", ":"}:
        found[f"vor dem Komma {reading.xpos[draft.start - 2]}"] = 1.0
        if draft.cue is not None and draft.start - 2 in draft.cue.tokens:
            found["Redewort vor dem Komma"] = 1.0
    length = sum(end - start for start, end in draft.content)
    found[f"Länge {min(length // 5, 6)}"] = 1.0
    found[f"beginnt {reading.xpos[draft.start]}"] = 1.0
    if len(draft.content) > 1:
        found["geteilt"] = 1.0
    if draft.cue is None:
        for token in range(draft.start, draft.end):
            if reading.xpos[token] in {"VVFIN", "VMFIN", "VAFIN", "VVPP", "VVINF"}:
                found[f"Verb {reading.lemma[token]}"] = 1.0
    if draft.speaker is not None:
        found[f"Sprecher {reading.xpos[draft.speaker.head]}"] = 1.0


def _mark_features(
    reading: Reading, draft: Draft, passage: Passage, found: dict[str, float]
) -> None:
    inner = passage.end - passage.start - 2
    found[f"Länge {inner if inner < 5 else 5 + min(inner // 5, 5)}"] = 1.0
    found[f"{draft.rule} Länge {min(inner // 3, 4)}"] = 1.0
    tags = [reading.xpos[token] for token in range(passage.start + 1, passage.end - 1)]
    if any(tag.endswith("FIN") for tag in tags):
        found["finites Verb"] = 1.0
    if tags and all(tag in {"NN", "NE", "FM", "ART", "CARD", "XY"} for tag in tags):
        found["nur Nomen"] = 1.0
    if tags:
        found[f"beginnt {tags[0]}"] = 1.0
    if "ADJA" in tags or "ADJD" in tags or "ADV" in tags:
        found["Adjektiv oder Adverb"] = 1.0
    if reading.forms[passage.start + 1][:1].islower():
        found["klein"] = 1.0
    if reading.xpos[passage.end - 2] == "$.":
        found["Satzende darin"] = 1.0
    for name, token in (("davor", passage.start - 1), ("danach", passage.end)):
        if 0 <= token < len(reading):
            found[f"{name} {reading.xpos[token]}"] = 1.0
            found[f"{name} {reading.lemma[token]}"] = 1.0
    if any(
        reading.low[t] in reading.speech.first_person for t in range(passage.start, passage.end)
    ):
        found["erste Person"] = 1.0
    if _is_name(reading, passage):
        found["wie ein Name"] = 1.0
    if draft.stretch.start == passage.start:
        found["Satzanfang"] = 1.0
    found[f"Marken {min(len(draft.stretch.passages), 3)}"] = 1.0
    if passage.quoted.depth:
        found["geschachtelt"] = 1.0
    if passage.quoted.single:
        found["halbe Marken"] = 1.0
    if not passage.quoted.closed:
        found["offen"] = 1.0
    if any(reading.told[t] for t in range(draft.stretch.start, draft.stretch.end)):
        found["Konjunktiv im Satz"] = 1.0


def worded(stance: Stance) -> str:
    """Return the German word for a stance."""
    return _STANCES[stance]


_STANCES = {
    Stance.NEUTRAL: "neutral",
    Stance.DISTANCING: "distanzierend",
    Stance.ENDORSING: "zustimmend",
    Stance.DENYING: "bestreitend",
    Stance.ASKING: "fragend",
    Stance.DEMANDING: "fordernd",
    Stance.THREATENING: "drohend",
    Stance.PROMISING: "versprechend",
}
