"""What a model found, as columns over the whole document."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import msgspec
import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, MORPH, POS, TAG

from quellenlage.annotate.labels import Scheme
from quellenlage.annotate.network import Reading
from quellenlage.annotate.tiger import to_universal
from quellenlage.annotate.tokens import Tokens
from quellenlage.model import NamedEntity

_COLUMNS = [POS, TAG, MORPH, HEAD, DEP, ENT_IOB, ENT_TYPE]
_BEGIN, _INSIDE = 3, 1


class Columns(msgspec.Struct):
    """The columns of an annotated document that a model fills."""

    lemma: list[str]
    upos: list[str]
    xpos: list[str]
    feats: list[dict[str, str]]
    head: list[int]
    deprel: list[str]
    entities: list[NamedEntity]

    def as_dict(self) -> dict[str, Any]:
        """Return the columns by name."""
        return {name: getattr(self, name) for name in self.__struct_fields__}


def of_readings(readings: Sequence[Reading], tokens: Tokens) -> Columns:
    """Return what the shipped network says of the pieces of a document."""
    columns = Columns([], [], [], [], [], [], [])
    for reading, (first, _) in zip(readings, tokens.pieces, strict=True):
        columns.upos += reading.upos
        columns.xpos += reading.xpos
        columns.feats += reading.feats
        columns.head += [first + head for head in reading.head]
        columns.deprel += reading.deprel
        columns.entities += _names(reading.names, first)
    return _finished(columns, tokens)


def of_docs(docs: Sequence[Any], tokens: Tokens, scheme: Scheme) -> Columns:
    """Return what spaCy says of the pieces of a document."""
    columns = Columns([], [], [], [], [], [], [])
    for doc, (first, _) in zip(docs, tokens.pieces, strict=True):
        _read_piece(doc, first, columns, scheme)
    return _finished(columns, tokens)


def _finished(columns: Columns, tokens: Tokens) -> Columns:
    """Give every sentence exactly one root and leave the base forms to the rules."""
    for first, last in tokens.sentences:
        _join_roots(columns, first, last)
    columns.lemma = [""] * len(columns.upos)
    return columns


def _names(labels: Sequence[str], first: int) -> list[NamedEntity]:
    """Return the names that IOB labels mark; derived adjectives are none."""
    found: list[NamedEntity] = []
    for at, label in enumerate(labels):
        kind = Scheme().name(label[2:])
        if label.startswith("B-") and kind is not None:
            end = at + 1
            while end < len(labels) and labels[end] == "I-" + label[2:]:
                end += 1
            found.append(NamedEntity(first + at, first + end, kind))
    return found


def _read_piece(doc: Any, first: int, columns: Columns, scheme: Scheme) -> None:
    strings = doc.vocab.strings
    table = doc.to_array(_COLUMNS).reshape(-1, len(_COLUMNS))
    pos, tag, morph, offset, dep, iob, kind = table.T.tolist()
    names = {key: strings[key] for key in {*pos, *tag, *morph, *dep, *kind}}
    columns.upos += [names[key] or "X" for key in pos]
    columns.xpos += [scheme.xpos(names[key]) for key in tag]
    columns.feats += [_features(names[key]) for key in morph]
    steps = np.asarray(offset, dtype="uint64").astype("int64").tolist()
    heads = [at + step for at, step in enumerate(steps)]
    labels = [names[key] for key in dep]
    if scheme.tiger:
        heads, relations = to_universal(heads, labels, columns.upos[first:], columns.xpos[first:])
    else:
        relations = ["root" if label == "ROOT" else label or "dep" for label in labels]
    columns.head += [first + head for head in heads]
    columns.deprel += relations
    columns.entities += _entities(iob, [scheme.name(names[key]) for key in kind], first)


@lru_cache(maxsize=2000)
def _features(text: str) -> dict[str, str]:
    pairs = (pair.split("=", 1) for pair in text.split("|") if "=" in pair)
    return dict(pairs)


def _entities(iob: list[int], labels: list[str | None], first: int) -> list[NamedEntity]:
    found: list[NamedEntity] = []
    at, count = 0, len(iob)
    while at < count:
        end = at + 1
        if iob[at] in {_BEGIN, _INSIDE}:
            while end < count and iob[end] == _INSIDE:
                end += 1
            label = labels[at]
            if label is not None:
                found.append(NamedEntity(first + at, first + end, label))
        at = end
    return found


def _join_roots(columns: Columns, first: int, last: int) -> None:
    """Leave the first finite root of a sentence and hang the others on it."""
    roots = [at for at in range(first, last) if columns.head[at] == at]
    if not roots:
        return
    chosen = next(
        (at for at in roots if columns.upos[at] in {"VERB", "AUX"}),
        next((at for at in roots if columns.upos[at] != "PUNCT"), roots[0]),
    )
    for at in roots:
        if at == chosen:
            columns.deprel[at] = "root"
        else:
            columns.head[at] = chosen
            columns.deprel[at] = "punct" if columns.upos[at] == "PUNCT" else "parataxis"
