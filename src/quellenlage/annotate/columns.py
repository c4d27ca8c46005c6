"""What spaCy found, as columns over the whole document."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import msgspec
import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, MORPH, POS, TAG

from quellenlage.annotate.labels import Scheme
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


def read_columns(docs: Sequence[Any], tokens: Tokens, scheme: Scheme) -> Columns:
    """Return what the pieces of a document hold; every sentence gets exactly one root."""
    columns = Columns([], [], [], [], [], [], [])
    for doc, (first, _) in zip(docs, tokens.pieces, strict=True):
        _read_piece(doc, first, columns, scheme)
    for first, last in tokens.sentences:
        _join_roots(columns, first, last)
    columns.lemma = [""] * len(columns.upos)
    return columns


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
