"""Who, to whom, by which words: the roles around one content, read by a second chain."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from quellenlage.extract.quotations.draft import Draft
from quellenlage.extract.quotations.learnt.columns import DISTANCES, Columns
from quellenlage.extract.quotations.learnt.hashing import Column, Features, hash_features, number
from quellenlage.extract.quotations.learnt.labels import FRAME
from quellenlage.extract.quotations.learnt.plan import AROUND, TOWARDS
from quellenlage.extract.quotations.learnt.pool import Evidence, Marked
from quellenlage.extract.quotations.phrases import PREPOSITIONS
from quellenlage.extract.quotations.reading import Reading
from quellenlage.model import QuotationType

ROLES = {"F": "frame", "C": "cue", "S": "speaker", "A": "addressee"}
"""Letters of the labels: a token of the frame that belongs to the cue is ``FC``."""

FRAMED = frozenset({QuotationType.DIRECT, QuotationType.INDIRECT, QuotationType.REPORTED})
"""Types whose roles stand beside or in their content; the others borrow their speaker."""

_CAST_BY_RULE = frozenset({"taken up", "headline", "announced", "direct announced"})
"""Rules whose frame stands where the chain does not look, or that it has no case of."""
_REACH = 80
"""Tokens beside a content beyond which no role is looked for, so that time stays linear."""

_SALT = 1000


_IN, _BEFORE, _BEHIND, _BETWEEN = range(4)
_PLACES = np.array(
    [[number(w + s) for s in "SPNN"] for w in ("in", "before", "behind", "between")],
    dtype=np.uint64,
)
"""By place towards the content, and by sentence: the content's own, an earlier, a later one."""
_TOPS = np.array(DISTANCES)
_STEPS = np.array([number(str(step)) for step in range(len(DISTANCES) + 1)], dtype=np.uint64)
_CLAUSES = np.array([number(str(apart)) for apart in range(-4, 5)], dtype=np.uint64)
_BEGINS, _GOES_ON = np.uint64(number("B")), np.uint64(number("I"))


class Window(msgspec.Struct, frozen=True):
    """The tokens ``[start, end)`` in which the roles of a draft are looked for."""

    draft: Draft
    start: int
    end: int


def windows(evidence: Evidence, drafts: Sequence[Draft]) -> list[Window]:
    """Return where to look for the roles of each draft that may have some beside it."""
    layout, found = evidence.layout, []
    for draft in drafts:
        if draft.type not in FRAMED or draft.rule in _CAST_BY_RULE:
            continue
        first, last = layout.stretch_of[draft.start], layout.stretch_of[draft.end - 1]
        if draft.type is QuotationType.DIRECT:
            first, last = max(first - 1, 0), min(last + 1, len(layout.stretches) - 1)
        start = max(layout.stretches[first].start, draft.start - _REACH)
        end = min(layout.stretches[last].end, draft.end + _REACH)
        found.append(Window(draft, start, end))
    return found


def frame_chances(marked: Marked) -> npt.NDArray[np.float64]:
    """Return the probability of each token to belong to a frame."""
    columns = [at for at, name in enumerate(marked.labels) if name.endswith(FRAME)]
    return np.asarray(marked.chances[:, columns].sum(axis=1))


def role_features(
    evidence: Evidence,
    chosen: Sequence[Draft],
    looked: Sequence[Window],
    frame: npt.NDArray[np.float64],
) -> Features:
    """Return the features of all windows, one behind the other.

    ``frame`` is the probability of each token to belong to a frame.
    """
    around = hash_features(evidence.columns, AROUND, salt=_SALT)
    picked = np.concatenate([np.arange(window.start, window.end) for window in looked])
    view = _Towards(evidence, chosen, frame)
    parts = [view.columns(window) for window in looked]
    joined = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    needed = {name for template in TOWARDS for name, _ in template} - set(joined)
    columns = {name: evidence.columns[name][picked] for name in needed} | joined
    towards = hash_features(columns, TOWARDS, salt=2 * _SALT)
    return np.hstack([around[picked], towards])


class _Towards:
    """Columns of tokens as one content sees them."""

    def __init__(
        self, evidence: Evidence, chosen: Sequence[Draft], frame: npt.NDArray[np.float64]
    ) -> None:
        self._evidence = evidence
        self._likely = np.minimum((frame * 5).astype(np.int64), 4)
        self._governed = _governed(evidence.reading)
        self._side = _sides_of_verb(evidence)
        self._others: dict[int, list[Draft]] = {}
        for draft in chosen:
            for part in draft.content:
                for token in range(*part):
                    self._others.setdefault(token, []).append(draft)

    def columns(self, window: Window) -> Columns:
        """Return the columns of one window."""
        draft, layout = window.draft, self._evidence.layout
        tokens = np.arange(window.start, window.end)
        before, behind = tokens < draft.start, tokens >= draft.end
        place = np.where(before, _BEFORE, np.where(behind, _BEHIND, _BETWEEN))
        for start, end in draft.content:
            place[start - window.start : end - window.start] = _IN
        home = layout.stretch_of[window.start : window.end]
        earlier = home < layout.stretch_of[draft.start]
        later = home > layout.stretch_of[draft.end - 1]
        gap = np.where(before, draft.start - tokens, np.where(behind, tokens - draft.end + 1, 0))
        edge = np.where(before, draft.start, np.minimum(tokens, draft.end - 1))
        apart = layout.segment_of[window.start : window.end] - layout.segment_of[edge]
        found = {
            "place": _PLACES[place, earlier + 2 * later],
            "far": _STEPS[np.searchsorted(_TOPS, gap, side="right")],
            "clauses": _CLAUSES[np.clip(apart, -4, 4) + 4],
            "other": self._other(window),
        }
        size = len(tokens)
        found |= {name: np.full(size, number(v), dtype=np.uint64) for name, v in self._facts(draft)}
        found |= _own(draft, window)
        found["likely"] = self._likely[window.start : window.end].astype(np.uint64)
        found["side"] = self._side[window.start : window.end]
        found["governed"] = self._governed[window.start : window.end]
        return found

    def _other(self, window: Window) -> Column:
        """Return where other contents lie, and whether they lie around this one."""
        draft, found = window.draft, np.zeros(window.end - window.start, dtype=np.uint64)
        for token in range(window.start, window.end):
            for other in self._others.get(token, ()):
                if other.content != draft.content:
                    around = other.covers(draft.start) and not draft.covers(token)
                    words = f"{'outer' if around else 'other'} {other.type}"
                    found[token - window.start] = number(words)
                    break
        return found

    def _facts(self, draft: Draft) -> list[tuple[str, str]]:
        """Return what holds of the content as a whole."""
        reading, stretch = self._evidence.reading, draft.stretch
        before = reading.low[draft.start - 1] if draft.start else ""
        behind = reading.forms[draft.end] if draft.end < len(reading) else ""
        opens, closes = draft.start == stretch.start, draft.end >= stretch.end - 2
        sides = ("w" if s.isalpha() else s for s in (before, behind))
        return [
            ("kind", draft.type.value),
            ("sides", " ".join(sides)),
            ("first", reading.low[draft.start]),
            ("before", before),
            ("behind", behind),
            ("split", str(len(draft.content) > 1)),
            ("whole", f"{opens}"),
            ("edges", f"{opens} {closes}"),
            ("own_none", f"{draft.cue is None} {draft.speaker is None}"),
        ]


def _own(draft: Draft, window: Window) -> Columns:
    """Return the roles that the rules gave this draft."""
    size = window.end - window.start
    found = {f"own_{name}": np.zeros(size, dtype=np.uint64) for name in ROLES.values()}

    def put(name: str, start: int, end: int) -> None:
        first, last = max(start, window.start), min(end, window.end)
        if first < last:
            found[name][first - window.start : last - window.start] = _GOES_ON
            if first == start:
                found[name][first - window.start] = _BEGINS

    for part in draft.frame:
        put("own_frame", *part)
    for token in draft.cue.tokens if draft.cue else ():
        put("own_cue", token, token + 1)
    if draft.speaker is not None:
        put("own_speaker", draft.speaker.start, draft.speaker.end)
    if draft.addressee is not None:
        put("own_addressee", draft.addressee.start, draft.addressee.end)
    return found


def _governed(reading: Reading) -> npt.NDArray[np.uint64]:
    """Return for every token the preposition that opens its phrase, 0 where there is none."""
    found, current = [0] * len(reading), 0
    for token, tag in enumerate(reading.xpos):
        if tag in PREPOSITIONS:
            current = number(reading.low[token])
        elif tag.startswith(("V", "$", "KOU", "PREL")) or tag in {"PPER", "PIS", "PDS"}:
            current = 0
        found[token] = current
    return np.array(found, dtype=np.uint64)


def _sides_of_verb(evidence: Evidence) -> npt.NDArray[np.uint64]:
    """Return for every token whether it stands before, on or behind its clause's verb."""
    found = [0] * len(evidence.reading)
    for token in range(len(found)):
        segment, _ = evidence.layout.segments[evidence.layout.segment_of[token]]
        if segment.finite:
            apart = token - segment.finite[0]
            found[token] = 1 + (apart > 0) + 2 * (apart == 0) + 4 * (apart == 1)
    return np.array(found, dtype=np.uint64)
