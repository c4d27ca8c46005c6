"""Roles of chosen drafts: what the second chain labels, as cue, frame, speaker and addressee."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from quellenlage.extract.quotations.clauses import CLOSING_MARKS
from quellenlage.extract.quotations.draft import Cue, Draft
from quellenlage.extract.quotations.learnt.crf import Chain
from quellenlage.extract.quotations.learnt.labels import ranges
from quellenlage.extract.quotations.learnt.pool import Evidence, Marked
from quellenlage.extract.quotations.learnt.roles import (
    ROLES,
    Window,
    frame_chances,
    role_features,
    windows,
)
from quellenlage.extract.quotations.phrases import (
    NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    Phrase,
    is_host,
    noun_phrase,
)
from quellenlage.extract.quotations.reading import Reading
from quellenlage.extract.quotations.source_phrases import noun_entry
from quellenlage.model import Medium, QuotationType, Stance

BOLDNESS = {"S": 0.4, "A": 0.5}
"""What is added to the score of a role, which the likeliest labels give too seldom."""


def cast(evidence: Evidence, marked: Marked, drafts: Sequence[Draft], chain: Chain) -> None:
    """Give the drafts the roles that the chain reads around them."""
    looked = windows(evidence, drafts)
    if not looked:
        return
    scores = chain.scores(role_features(evidence, drafts, looked, frame_chances(marked)))
    for at, name in enumerate(chain.table.labels):
        scores[:, at] += sum(BOLDNESS.get(letter, 0.0) for letter in name)
    labelled = chain.decode(scores, [window.end - window.start for window in looked])
    outer = _outer_drafts(drafts)
    for window, labels in zip(looked, labelled, strict=True):
        _apply(evidence, window, labels, outer.get(id(window.draft)))


def _outer_drafts(drafts: Sequence[Draft]) -> dict[int, Draft]:
    """Return for drafts of told speech that lie in another one the smallest of those."""
    told = [draft for draft in drafts if draft.type is not QuotationType.DIRECT]
    found: dict[int, Draft] = {}
    open_: list[Draft] = []
    for draft in sorted(told, key=lambda draft: (draft.start, -draft.end)):
        while open_ and open_[-1].end <= draft.start:
            open_.pop()
        if open_ and open_[-1].covers(draft.start):
            found[id(draft)] = open_[-1]
        open_.append(draft)
    return found


def _apply(evidence: Evidence, window: Window, labels: Sequence[str], outer: Draft | None) -> None:
    """Give a draft the labelled roles, unless the rules know better.

    They do where somebody is cited, where the labels name nobody for indirect speech, where a
    pronoun can be nothing but the subject, where the words were said to a paper, and where a
    draft told within another one would take the cue of that one.
    """
    draft = window.draft
    tokens = {
        role: [window.start + at for at, label in enumerate(labels) if letter in label]
        for letter, role in ROLES.items()
    }
    cue, speaker = draft.cue, draft.speaker
    nested = outer is not None and cue is not None and outer.covers(cue.anchor)
    if nested and outer is not None and not all(outer.covers(at) for at in tokens["cue"]):
        return
    addressee = draft.addressee
    from_roles(evidence, draft, tokens)
    if draft.addressee is None and addressee is not None and _is_outlet(evidence, addressee):
        draft.addressee = addressee
    verbs = evidence.reading.speech.citing_verbs
    cited = cue is not None and cue.lemma in verbs
    lost = draft.speaker is None and draft.cue is not None and draft.type is QuotationType.INDIRECT
    if speaker is not None and (cited or lost or _must_speak(evidence, speaker)):
        draft.speaker, draft.agreed = speaker, False


def _must_speak(evidence: Evidence, speaker: Phrase) -> bool:
    """Tell whether the rules found a pronoun that is a subject by its form ("er")."""
    reading = evidence.reading
    return reading.low[speaker.head] in reading.speech.nominative_forms


def _is_outlet(evidence: Evidence, phrase: Phrase) -> bool:
    """Tell whether a phrase names a paper, a broadcaster or an agency."""
    reading = evidence.reading
    nouns = (*reading.speech.outlet_nouns, *reading.speech.agency_nouns)
    titled = reading.low[phrase.head].endswith(reading.language.sources.title_endings)
    return titled or reading.lemma[phrase.head] in nouns


def from_roles(evidence: Evidence, draft: Draft, tokens: Mapping[str, Sequence[int]]) -> None:
    """Give a draft the cue, frame, speaker and addressee that some tokens are."""
    reading = evidence.reading
    draft.frame = ranges(tokens["frame"])
    draft.cue = _cue(evidence, draft, _of_one_sentence(evidence, draft, tokens["cue"]))
    anchor = draft.cue.anchor if draft.cue else draft.start
    speaker = _phrase(reading, tokens["speaker"], anchor)
    draft.agreed = draft.agreed and draft.speaker == speaker
    draft.speaker = speaker
    others = [token for token in tokens["addressee"] if token not in tokens["speaker"]]
    draft.addressee = _phrase(reading, others or tokens["addressee"], anchor)
    if draft.cue is not None:
        draft.stance, draft.medium = draft.cue.stance, draft.cue.medium


def _of_one_sentence(evidence: Evidence, draft: Draft, tokens: Sequence[int]) -> tuple[int, ...]:
    """Return those tokens of a cue that share a sentence: the content's, else the nearest one."""
    homes = {int(evidence.layout.stretch_of[token]) for token in tokens}
    own = int(evidence.layout.stretch_of[draft.start])
    home = min(homes, key=lambda at: (abs(at - own), at), default=own)
    return tuple(token for token in tokens if evidence.layout.stretch_of[token] == home)


def _phrase(reading: Reading, tokens: Sequence[int], anchor: int) -> Phrase | None:
    """Return the run of tokens nearest to the cue as a phrase.

    A personal pronoun is one word, a web address behind a noun names somebody else, and a
    lone mark names nobody.
    """
    runs = ranges(tokens)
    if not runs:
        return None
    start, end = min(runs, key=lambda run: (min(abs(run[0] - anchor), abs(run[1] - anchor)), run))
    while start < end and reading.forms[start] in CLOSING_MARKS | {"„"} and end - start <= 2:
        start += 1
    if start == end:
        return None
    if reading.xpos[start] == "PPER":
        return Phrase(start, start + 1, start)
    start, end = _whole_names(reading, start, end)
    others = (token for token in range(start + 1, end) if _names_place(reading, token, end))
    end = next(others, end)
    known = noun_phrase(reading, start, end)
    if known is not None:
        return Phrase(start, end, known.head)
    heads = (t for kind in (NOUNS, PRONOUNS) for t in range(start, end) if reading.xpos[t] in kind)
    return Phrase(start, end, next(heads, start))


def _whole_names(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Widen a run so that it cuts no name: "von der Leyen"."""
    for name in reading.annotated.entities:
        if name.start < end and name.end > start:
            start, end = min(start, name.start), max(end, name.end)
    return start, end


def _names_place(reading: Reading, token: int, end: int) -> bool:
    """Tell whether a word behind a noun names where something was said: "X bei Twitter"."""
    if is_host(reading.forms[token]):
        return True
    speech = reading.speech
    owned = reading.low[token] in speech.attributive_prepositions  # "der Chef von Twitter"
    opens = reading.xpos[token] in PREPOSITIONS and not owned
    return opens and not speech.platform_names.isdisjoint(reading.forms[token + 1 : end])


def _cue(evidence: Evidence, draft: Draft, tokens: Sequence[int]) -> Cue | None:
    """Return the cue that some tokens make; what a table or the rules know of it is kept."""
    if not tokens:
        return None
    old, words = draft.cue, tuple(tokens)
    if old is not None and old.anchor in words:
        return replace(old, tokens=words)
    reading = evidence.reading
    verbs = [token for token in words if reading.xpos[token].startswith("VV")]
    anchor = verbs[-1] if verbs else words[0]
    entry = reading.speech.verbs.get(reading.lemma[anchor])
    noun = next((found for token in words if (found := noun_entry(reading, token))), None)
    known = entry or noun
    segment, _ = evidence.layout.segments[evidence.layout.segment_of[anchor]]
    return Cue(
        tokens=words,
        anchor=anchor,
        lemma=reading.lemma[anchor] if verbs else reading.low[anchor],
        segment=segment,
        stance=known.stance if known else Stance.NEUTRAL,
        medium=known.medium if known else Medium.SPEECH_WRITING,
        strong=entry is not None,
        known=known is not None,
    )
