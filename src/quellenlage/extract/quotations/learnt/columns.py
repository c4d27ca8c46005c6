"""What the sequence model reads of each token: words, syntax, marks, clauses, sentences, rules."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

import numpy as np

from quellenlage.extract.quotations.draft import Draft
from quellenlage.extract.quotations.learnt.hashing import Column, number, numbers
from quellenlage.extract.quotations.learnt.layout import Layout
from quellenlage.extract.quotations.reading import Reading
from quellenlage.extract.quotations.source_phrases import noun_entry

_CLIMB = 12
"""Steps up the tree in which a verb of saying is looked for."""
DISTANCES = (1, 2, 3, 4, 6, 10, 20)
"""Where the steps of distances and lengths begin."""

Columns = dict[str, Column]


def all_columns(reading: Reading, layout: Layout, drafts: Sequence[tuple[Draft, bool]]) -> Columns:
    """Return every column of a document; ``drafts`` are those of the rules and if kept."""
    return {
        **_words(reading),
        **_syntax(reading),
        **_marks(reading),
        **layout.columns(),
        **_rules(reading, layout, drafts),
    }


def distance_step(distance: int) -> int:
    """Return a distance or length in eight steps."""
    return bisect_right(DISTANCES, distance)


# ---- words ----------------------------------------------------------------------------------


def _words(reading: Reading) -> Columns:
    names = [""] * len(reading)
    for entity in reading.annotated.entities:
        names[entity.start : entity.end] = [entity.label] * (entity.end - entity.start)
    return {
        "low": numbers(reading.low),
        "lem": numbers(reading.lemma),
        "pos": numbers(reading.xpos),
        "suf": numbers(low[-4:] for low in reading.low),
        "cap": numbers(_shape(form) for form in reading.forms),
        "told": numbers(reading.told),
        "says": numbers(_saying(reading, token) for token in range(len(reading))),
        "name": numbers(names),
    }


def _shape(form: str) -> str:
    first = form[:1]
    if form.isupper():
        return "U"
    return "C" if first.isupper() else "l" if first.isalpha() else "d" if first.isdigit() else first


def _saying(reading: Reading, token: int) -> str:
    """Return what the tables say of a word: how surely it tells of speech, and its stance."""
    tag = reading.xpos[token]
    if tag.startswith("V"):
        entry = reading.speech.verbs.get(reading.lemma[token])
        return f"{entry.strength} {entry.stance}" if entry else ""
    return "noun" if tag == "NN" and noun_entry(reading, token) else ""


# ---- syntax ---------------------------------------------------------------------------------


def _syntax(reading: Reading) -> Columns:
    head, deprel = reading.annotated.head, reading.annotated.deprel
    above = [_governing_verb(reading, token) for token in range(len(reading))]
    return {
        "dep": numbers(deprel),
        "head": numbers("" if h == t else reading.lemma[h] for t, h in enumerate(head)),
        "headpos": numbers(
            "" if h == t else reading.xpos[h] + "<>"[h > t] for t, h in enumerate(head)
        ),
        "under": numbers(way for way, _ in above),
        "undervb": numbers(verb for _, verb in above),
    }


def _governing_verb(reading: Reading, token: int) -> tuple[str, str]:
    """Return by which relation a token hangs below a verb of saying, and below which."""
    head, deprel, verbs = reading.annotated.head, reading.annotated.deprel, reading.speech.verbs
    for _ in range(_CLIMB):
        above = head[token]
        if above == token:
            break
        if reading.xpos[above].startswith("V"):
            entry = verbs.get(reading.lemma[above])
            if entry is not None:
                way = f"{deprel[token]} {entry.strength} {above < token}"
                return way, f"{reading.lemma[above]} {deprel[token]}"
        token = above
    return "", ""


# ---- quotation marks ------------------------------------------------------------------------


def _marks(reading: Reading) -> Columns:
    place, size = [""] * len(reading), [""] * len(reading)
    for passage in reading.passages:
        step = distance_step(passage.end - passage.start - 2)
        closed, nested = passage.quoted.closed, passage.quoted.depth > 0
        for token in range(passage.start, passage.end):
            last = token == passage.end - 1 and closed
            where = "open" if token == passage.start else "close" if last else "in"
            place[token] = f"{where} {nested} {closed}"
            size[token] = f"{where} {step}"
    return {"mark": numbers(place), "marklen": numbers(size)}


# ---- what the rules saw ---------------------------------------------------------------------


def _rules(reading: Reading, layout: Layout, drafts: Sequence[tuple[Draft, bool]]) -> Columns:
    names = ("content", "type", "frame", "cue", "speaker", "addressee")
    seen = {name: [""] * len(reading) for name in names}
    fired: list[set[str]] = [set() for _ in layout.stretches]

    def put(column: str, token: int, value: str, *, kept: bool) -> None:
        if kept or not seen[column][token]:
            seen[column][token] = value

    for draft, kept in drafts:
        cue = draft.cue
        strength = "-" if cue is None else "s" if cue.strong else "w" if cue.known else "u"
        rule = f"{draft.rule} {strength} {kept}"
        fired[layout.stretch_of[draft.start]].add(rule)
        for start, end in draft.content:
            for token in range(start, end):
                opens = "B" if token == draft.start else "b" if token == start else "I"
                put("content", token, f"{opens} {rule}", kept=kept)
                put("type", token, f"{token == end - 1} {draft.type} {kept}", kept=kept)
        for start, end in draft.frame:
            for token in range(start, end):
                put("frame", token, f"{token == start} {rule}", kept=kept)
        for token in cue.tokens if cue else ():
            put("cue", token, rule, kept=kept)
        _put_parties(draft, put, kept=kept)
    found = {f"rule_{name}": numbers(values) for name, values in seen.items()}
    return found | _fired(layout, fired)


def _put_parties(draft: Draft, put: Callable[..., None], *, kept: bool) -> None:
    for name, phrase in (("speaker", draft.speaker), ("addressee", draft.addressee)):
        if phrase is not None:
            for token in range(phrase.start, phrase.end):
                opens = token == phrase.start
                put(name, token, f"{opens} {draft.agreed} {draft.type}", kept=kept)


def _fired(layout: Layout, fired: Sequence[set[str]]) -> Columns:
    """Return which rules fired in a sentence and in those beside it."""
    here = [number("|".join(sorted(rules))) for rules in fired]
    first = [number("|".join(sorted(rules))[:12]) for rules in fired]
    pick = layout.stretch_of
    return {
        "fired": np.array(here, dtype=np.uint64)[pick],
        "fired_next": np.array([*first[1:], 0], dtype=np.uint64)[pick],
        "fired_before": np.array([0, *first[:-1]], dtype=np.uint64)[pick],
    }
