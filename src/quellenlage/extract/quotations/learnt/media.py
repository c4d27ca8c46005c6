"""Speech, thought or writing: weighed by the words of cue, speaker and frame."""

from __future__ import annotations

from collections.abc import Mapping

from quellenlage.extract.quotations.draft import Draft
from quellenlage.extract.quotations.learnt.choose import weigh
from quellenlage.extract.quotations.reading import Reading
from quellenlage.languages.tables.quotation_model import WeightTable
from quellenlage.model import Medium

PREFIX = "medium "
"""Before the name of a medium, the name of its table of weights."""

_NAMING = ("NN", "NE", "FM", "ADJD")
_VERBS = ("V",)


def set_medium(reading: Reading, draft: Draft, tables: Mapping[str, WeightTable]) -> None:
    """Set the medium of a draft to the likeliest one, if there are tables to weigh it by."""
    found = medium_features(reading, draft)
    scores = {
        name.removeprefix(PREFIX): weigh(found, table)
        for name, table in sorted(tables.items())
        if name.startswith(PREFIX)
    }
    if scores:
        draft.medium = Medium(max(scores, key=lambda name: scores[name]))


def medium_features(reading: Reading, draft: Draft) -> dict[str, float]:
    """Return what tells of the medium, by readable names."""
    kind = draft.type.value
    found = {f"type {kind}": 1.0, f"table {draft.medium}": 1.0, f"{kind} {draft.medium}": 1.0}
    for token in draft.cue.tokens if draft.cue else ():
        found[f"cue {reading.lemma[token]}"] = 1.0
        found[f"{kind} cue {reading.lemma[token]}"] = 1.0
    if draft.cue is None:
        found["no cue"] = 1.0
    return found | _speaker_features(reading, draft) | _word_features(reading, draft)


def _speaker_features(reading: Reading, draft: Draft) -> dict[str, float]:
    if draft.speaker is None:
        return {}
    head, tokens = draft.speaker.head, range(draft.speaker.start, draft.speaker.end)
    names = [f"head {reading.xpos[head]}", f"head ends {reading.low[head][-5:]}"]
    return dict.fromkeys([*names, *(f"speaker {reading.lemma[token]}" for token in tokens)], 1.0)


def _word_features(reading: Reading, draft: Draft) -> dict[str, float]:
    """Return the nouns of the frame, or the verbs of a content without one."""
    part, tags = ("frame", _NAMING) if draft.frame else ("verb", _VERBS)
    tokens = [t for piece in draft.frame or draft.content for t in range(*piece)]
    words = (f"{part} {reading.lemma[t]}" for t in tokens if reading.xpos[t].startswith(tags))
    return dict.fromkeys(words, 1.0)
