"""What candidates of quotations are weighed by: a readable table of features."""

from __future__ import annotations

from quellenlage.extract.quotations.draft import Draft
from quellenlage.extract.quotations.reading import Passage, Reading

_NAMING = frozenset({"NN", "NE", "FM", "ART", "CARD", "XY"})
_DESCRIBING = frozenset({"ADJA", "ADJD", "ADV"})


def features(reading: Reading, draft: Draft) -> dict[str, float]:
    """Return what is weighed, by readable names."""
    found = dict(draft.features)
    found[f"rule {draft.rule}"] = 1.0
    if draft.passage is not None:
        _mark_features(reading, draft, draft.passage, found)
    else:
        _content_features(reading, draft, found)
    _cue_features(draft, found)
    return found


def _cue_features(draft: Draft, found: dict[str, float]) -> None:
    cue = draft.cue
    if cue is not None:
        found[f"cue {cue.lemma}"] = 1.0
        found[f"stance {cue.stance.value}"] = 1.0
        strength = "strong" if cue.strong else "weak" if cue.known else "unknown"
        found[f"{strength} cue"] = 1.0
        found[f"{draft.rule} {strength}"] = 1.0
        found[f"frame clause {cue.segment.kind}"] = 1.0
        if cue.passive:
            found["passive"] = 1.0
    if draft.speaker is None:
        found["no speaker"] = 1.0
    if draft.agreed:
        found["speaker agreed"] = 1.0
    if draft.addressee is not None:
        found["addressee"] = 1.0
    if draft.stretch.inside is not None:
        found["inside marks"] = 1.0
        found[f"inside marks {draft.rule}"] = 1.0


def _content_features(reading: Reading, draft: Draft, found: dict[str, float]) -> None:
    told = {reading.told[t] for start, end in draft.content for t in range(start, end)} - {""}
    found["subjunctive " + ("".join(sorted(told)) or "none")] = 1.0
    found[f"{draft.rule} subjunctive {''.join(sorted(told)) or 'none'}"] = 1.0
    if draft.start > 1 and reading.forms[draft.start - 1] in {",", ":"}:
        found[f"before the comma {reading.xpos[draft.start - 2]}"] = 1.0
        if draft.cue is not None and draft.start - 2 in draft.cue.tokens:
            found["cue before the comma"] = 1.0
    length = sum(end - start for start, end in draft.content)
    found[f"length {min(length // 5, 6)}"] = 1.0
    found[f"opens {reading.xpos[draft.start]}"] = 1.0
    if len(draft.content) > 1:
        found["split"] = 1.0
    if draft.cue is None:
        for token in range(draft.start, draft.end):
            if reading.xpos[token] in {"VVFIN", "VMFIN", "VAFIN", "VVPP", "VVINF"}:
                found[f"verb {reading.lemma[token]}"] = 1.0
    if draft.speaker is not None:
        found[f"speaker {reading.xpos[draft.speaker.head]}"] = 1.0


def _mark_features(
    reading: Reading, draft: Draft, passage: Passage, found: dict[str, float]
) -> None:
    inner = passage.end - passage.start - 2
    tags = [reading.xpos[token] for token in range(passage.start + 1, passage.end - 1)] or ["-"]
    words = range(passage.start, passage.end)
    sentence = range(draft.stretch.start, draft.stretch.end)
    signs = {
        f"length {inner if inner < 5 else 5 + min(inner // 5, 5)}": True,
        f"{draft.rule} length {min(inner // 3, 4)}": True,
        f"opens {tags[0]}": True,
        f"marks {min(len(draft.stretch.passages), 3)}": True,
        "finite verb": any(tag.endswith("FIN") for tag in tags),
        "nouns only": all(tag in _NAMING for tag in tags),
        "adjective or adverb": not _DESCRIBING.isdisjoint(tags),
        "lower case": reading.forms[passage.start + 1][:1].islower(),
        "full stop inside": tags[-1] == "$.",
        "first person": any(reading.low[token] in reading.speech.first_person for token in words),
        "like a name": looks_like_name(reading, passage),
        "sentence start": draft.stretch.start == passage.start,
        "nested": passage.quoted.depth > 0,
        "half marks": passage.quoted.single,
        "unclosed": not passage.quoted.closed,
        "subjunctive in sentence": any(reading.told[token] for token in sentence),
    }
    for side, token in (("before", passage.start - 1), ("behind", passage.end)):
        if 0 <= token < len(reading):
            signs[f"{side} {reading.xpos[token]}"] = True
            signs[f"{side} {reading.lemma[token]}"] = True
    found.update({sign: 1.0 for sign, there in signs.items() if there})


def looks_like_name(reading: Reading, passage: Passage) -> bool:
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
